"""The table of contents: where it stands, what it lists, and that it is filled before Word counts."""

import pytest

from reportpipe import styles
from reportpipe.check.docx import check
from reportpipe.model import Layout
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import qn, text_of, val
from reportpipe.revise import revision
from reportpipe.typeset import output
from reportpipe.typeset.docx import contents, typeset


def with_contents(memo, kind="always"):
    return memo.model_copy(update={"layout": Layout(contents=kind)})


@pytest.fixture(scope="module")
def listed(memo, style):
    return typeset(with_contents(memo), style).data


def lines(package):
    return [p for p in package.tree(DOCUMENT).iter(qn("w:p")) if (val(p, "w:pPr/w:pStyle") or "").startswith("TOC")]


def test_it_lists_every_heading_with_its_page_and_a_link_to_it(listed, memo, style):
    package = Package.read(listed)
    title, *entries = lines(package)
    assert text_of(title) == "Contents"
    body = package.tree(DOCUMENT).find(qn("w:body"))
    listed_styles = {"Heading1", "AppendixHeading", "SourceTitle"}
    headings = [text_of(p) for p in body.iterchildren(qn("w:p")) if val(p, "w:pPr/w:pStyle") in listed_styles]
    said = [text_of(entry).split("\t") for entry in entries]
    assert [words for words, _ in said] == headings
    pages = [int(page) for _, page in said]
    assert pages == sorted(pages)
    assert pages[0] == 1
    assert pages[-1] <= output(memo, "pdf").pages
    names = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert {link.get(qn("w:anchor")) for entry in entries for link in entry.iter(qn("w:hyperlink"))} <= names


def test_its_field_is_one_that_word_can_count_anew(listed):
    package = Package.read(listed)
    marks = [m.get(qn("w:fldCharType")) for line in lines(package) for m in line.iter(qn("w:fldChar"))]
    assert marks.count("begin") == marks.count("separate") == marks.count("end")
    codes = [text.text for line in lines(package) for text in line.iter(qn("w:instrText"))]
    assert codes[0].split()[0] == "TOC"
    assert all(code.split()[0] == "PAGEREF" for code in codes[1:])
    assert check(listed) == ()


def test_the_bottom_line_stays_above_it(listed):
    body = Package.read(listed).tree(DOCUMENT).find(qn("w:body"))
    order = [val(child, "w:pPr/w:pStyle") or child.tag.rpartition("}")[2] for child in body]
    assert order.index("BottomLine") < order.index("sdt") < order.index("KeyPoint")


def test_it_comes_with_length_and_goes_on_wish(memo, style):
    assert not contents.wanted(memo, style)
    long = memo.model_copy(
        update={"articles": (memo.articles[0].model_copy(update={"text": "x" * (contents.LONG + 1)}),)}
    )
    assert contents.wanted(long, style)
    assert not contents.wanted(with_contents(long, "never"), style)
    assert contents.wanted(with_contents(memo), style)
    one_page = styles.find("one-pager")
    assert not contents.wanted(long, one_page)
    assert contents.wanted(with_contents(long), one_page)


def test_it_is_the_same_twice_and_no_edit_when_it_comes_back(listed, memo, style):
    assert typeset(with_contents(memo), style).data == listed
    found = revision(with_contents(memo), listed)
    assert (found.edits, found.remainder) == ((), ())


def test_pages_that_word_counted_anew_are_no_edit(listed, memo):
    package = Package.read(listed)
    for line in lines(package):
        for words in line.iter(qn("w:t")):
            if (words.text or "").isdigit():
                words.text = "99"
    found = revision(with_contents(memo), package.write())
    assert (found.edits, found.remainder) == ((), ())
