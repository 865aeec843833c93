"""The source text as an annex: its pages are kept, and nobody can tell from the file."""

import io
import itertools
import re

import pikepdf
import pypdfium2
import pytest

from reportpipe import styles
from reportpipe.check import check
from reportpipe.typeset import annex, output
from reportpipe.typeset.pdf import typeset
from reportpipe.typeset.shortcuts import forms

STYLES = ("memo", "action-memo", "brief", "one-pager")
LONG = [f"Paragraph {n} tells at some length of ferries, quays and the people who wait there. " * 4 for n in range(24)]


@pytest.fixture(autouse=True)
def nothing_kept():
    forget()


def forget():
    annex._kept.clear()
    forms._kept.clear()


@pytest.fixture
def pages_made(monkeypatch):
    """How often the pages of an annex are laid out."""
    counted = itertools.count()
    made = annex.paging.pages_after_first
    monkeypatch.setattr(annex.paging, "pages_after_first", lambda *given: (next(counted), made(*given))[1])
    return lambda: next(counted)


def texts(data):
    document = pypdfium2.PdfDocument(data)
    try:
        return [document[n].get_textpage().get_text_bounded() for n in range(len(document))]
    finally:
        document.close()


def citing(memo, cited):
    """The memo with its first key point resting on so many words of the source."""
    item, *_ = memo.items_of("key points")
    span = item.evidence[0]
    shorter = item.model_copy(update={"evidence": (span.model_copy(update={"end": span.start + cited}),)})
    points = tuple(shorter if point is item else point for point in memo.points)
    return memo.model_copy(update={"points": points})


def without_first_point(memo):
    sections = tuple(
        section.model_copy(update={"items": section.items[1:]}) if section.kind == "key points" else section
        for section in memo.sections
    )
    return memo.model_copy(update={"sections": sections})


@pytest.mark.parametrize("name", STYLES)
def test_kept_pages_make_the_same_bytes(memo, name):
    first = output(memo, "pdf", name).data
    assert annex._kept[0].annex
    assert output(memo, "pdf", name).data == first


@pytest.mark.parametrize(
    "change", [lambda memo: citing(memo, 25), without_first_point], ids=["fewer words", "no point"]
)
@pytest.mark.parametrize("name", STYLES)
def test_an_edited_memo_is_what_it_is_without_kept_pages(memo, name, change):
    edited = change(memo)
    output(memo, "pdf", name)
    on_kept_pages = output(edited, "pdf", name).data
    forget()
    assert output(edited, "pdf", name).data == on_kept_pages


def test_a_cell_that_is_cited_or_no_longer_is_comes_out_as_without_kept_pages(memo):
    article = memo.articles[0]
    cell = article.text.index("1,204")
    item, *others = memo.points
    cited = item.model_copy(update={"evidence": (*item.evidence, article.span(cell, cell + 5))})
    edited = memo.model_copy(update={"points": (cited, *others)})
    for one, other in ((memo, edited), (edited, memo)):
        output(one, "pdf")
        on_kept_pages = output(other, "pdf").data
        forget()
        assert output(other, "pdf").data == on_kept_pages


def test_other_words_cited_leave_the_pages_as_they_are(memo, pages_made):
    output(memo, "pdf")
    for cited in (30, 20, 10):
        output(citing(memo, cited), "pdf")
    assert pages_made() == 1


def test_another_style_or_source_begins_anew(memo, bare, pages_made):
    for one, name in ((memo, "memo"), (memo, "brief"), (bare("Other words."), "memo"), (memo, "memo")):
        output(one, "pdf", name)
        assert len(annex._kept) == 1
    assert pages_made() == 4


def test_a_memo_that_grows_by_a_page_numbers_the_annex_anew(memo, pages_made):
    short = texts(output(memo, "pdf").data)
    point = memo.points[1]
    longer = memo.model_copy(
        update={"points": tuple(p.model_copy(update={"text": p.text * 30}) if p is point else p for p in memo.points)}
    )
    long = texts(typeset(longer, styles.find("memo")).data)
    assert pages_made() == 1
    assert len(long) > len(short)
    for pages in (short, long):
        assert [re.search(r"Page (\d+) of (\d+)", page).groups() for page in pages] == [
            (str(n), str(len(pages))) for n in range(1, len(pages) + 1)
        ]
    assert short[-1].replace(f"Page {len(short)} of {len(short)}", "") == long[-1].replace(
        f"Page {len(long)} of {len(long)}", ""
    )


def test_a_long_annex_is_not_kept(bare, monkeypatch):
    monkeypatch.setattr(annex, "_MOST_PAGES", 2)
    assert output(bare(*LONG), "pdf").pages > 1 + annex._MOST_PAGES
    assert annex._kept[0].annex is None


@pytest.mark.parametrize(
    "css",
    [
        ".source { break-before: auto }",
        "h1 { counter-increment: part }",
        "@page :left { margin-left: 40mm }",
        ".mark::after { content: target-counter(attr(href), page) }",
        ".kind { position: fixed }",
    ],
    ids=["runs on", "counts on", "left and right", "page numbers in the text", "on every page"],
)
def test_a_style_that_ties_the_two_together_is_laid_out_whole(bare, css):
    memo, style = bare(*LONG), styles.find("memo")
    made = typeset(memo, style.model_copy(update={"css": f"{style.css}\n{css}"}))
    assert not any(kept.annex for kept in annex._kept)
    assert made.pages == len(texts(made.data))


def test_what_is_fixed_on_every_page_is_that_of_its_memo(bare):
    memo, style = bare(*LONG), styles.find("memo")
    style = style.model_copy(update={"css": f"{style.css}\ntable.header {{ position: fixed; top: 0; left: 0 }}"})
    for reader in ("Reader One", "Reader Two"):
        pages = texts(typeset(memo.model_copy(update={"to": reader}), style).data)
        assert all(reader in page for page in pages)


def test_links_lead_from_claims_into_the_annex_and_every_part_is_in_the_tag_tree(memo):
    output(memo, "pdf")
    kept = output(citing(memo, 25), "pdf").data
    assert not check(kept).failed
    with pikepdf.open(io.BytesIO(kept)) as document:
        names = document.Root.Names.Dests.Names
        known = {str(names[n]): names[n + 1][0].objgen for n in range(0, len(names), 2)}
        first = document.pages[0].get("/Annots")[0]
        target = str(first.A.D if "/A" in first else first.Dest)
        assert known[target] in {page.objgen for page in list(document.pages)[2:]}


def test_a_character_without_a_font_is_named_from_kept_pages_too(bare):
    memo = bare("Plain words.", "A sign that no font has: \u0378.")
    first, again = output(memo, "pdf"), output(memo, "pdf")
    assert [note.where for note in first.notes] == ["¶2"]
    assert (again.notes, again.data) == (first.notes, first.data)


def test_pages_with_more_than_text_are_drawn_each_time(bare):
    """Words that shine through need a group in the file, which is no part of a record."""
    memo, style = bare(*LONG), styles.find("memo")
    faint = style.model_copy(update={"css": f"{style.css}\n.paragraph {{ opacity: 0.5 }}"})
    first = typeset(memo, faint).data
    assert annex._kept[0].annex
    assert typeset(memo, faint).data == first
    assert texts(first)[-1].strip()


@pytest.mark.parametrize(
    "css",
    [
        "body { background: #eef4ee }",
        "html { background: #eef4ee } body { background: #ffffff }",
        "@page { @bottom-left { z-index: -1; content: 'Below' } }",
    ],
    ids=["ground of the body", "ground of the page", "a foot that is drawn first"],
)
def test_kept_pages_stand_on_their_ground(bare, css):
    memo, style = bare(*LONG), styles.find("memo")
    style = style.model_copy(update={"css": f"{style.css}\n{css}"})
    first = typeset(memo, style).data
    assert annex._kept[0].annex
    assert typeset(memo, style).data == first
    words = texts(first)[-1]
    assert "ferries" in words
    assert ("Below" in words) == ("Below" in css)
