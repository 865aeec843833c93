"""Our own blocks of a page are those that pandoc makes of it, and what they do not know is left to pandoc."""

import io
import random
import re

import docx
import pytest
from lxml import etree
from PIL import Image

from reportpipe import pandoc
from reportpipe.errors import ToolError
from reportpipe.model import Layout
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import qn, text_of, val
from reportpipe.typeset.docx import blocks, styles, typeset

STYLES = styles.ids()
PNG = io.BytesIO()
Image.new("1", (2, 2)).save(PNG, "PNG")
PARTS = ("comments", "footnotes", "styles", "numbering", "settings", "fontTable", "theme/theme1")


@pytest.fixture
def by_pandoc(monkeypatch):
    """`by_pandoc(make)`: what `make()` gives when pandoc reads the HTML."""

    def give(make):
        def refuse(*_):
            raise blocks.UnknownElementError("everything")

        with monkeypatch.context() as patch:
            patch.setattr(blocks, "blocks", refuse)
            return make()

    return give


@pytest.fixture
def no_pandoc(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("pandoc was started")

    monkeypatch.setattr(pandoc, "run", refuse)


def described(data):
    """The parts that say what a file shows, without the white space and the relationship ids that mean nothing."""
    package = Package.read(data)
    names = {link.get("Id"): link.get("Type") for link in package.relationships(DOCUMENT)}
    parts = {}
    for name in (DOCUMENT, *(f"word/{part}.xml" for part in PARTS)):
        if not package.has(name):
            continue
        for element in package.tree(name).iter():
            if element.tag != qn("w:t"):
                element.text = (element.text or "").strip() or None
            element.tail = (element.tail or "").strip() or None
            for key in (qn("r:id"), qn("r:embed")):
                if element.get(key):
                    element.set(key, names[element.get(key)])
        parts[name] = etree.tostring(package.tree(name), method="c14n").decode()
    return parts


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"to": None, "dated": None, "handling": None, "organisation": None},
        {"layout": Layout(evidence="none", draft=True)},
        {"layout": Layout(evidence="footnotes")},
        {"title": "A  title\u00a0with <odd> & spaces\u2003in it"},
        {"title": "A soft\u00adhyphen, \u65e5\u672c, and \u0639\u0631\u0628"},
    ],
)
def test_a_memo_is_the_same_document_either_way(memo_of, style, by_pandoc, values):
    memo = memo_of(**values)
    ours, theirs = typeset(memo, style).data, by_pandoc(lambda: typeset(memo, style).data)
    assert described(ours) == described(theirs)


def test_tables_of_the_source_are_the_same_document_either_way(harbour, style, by_pandoc):
    """With a heading of rows, which covers all columns, and empty cells."""
    article = harbour.articles[0]
    table = next(block for block in article.blocks if block.kind == "table")
    words = "Bay | 2019 | 2021 |\nWestern bays\nOld mole | 1,204 | | | closed"
    text = f"{article.text[: table.start]}{words}"
    blocks = tuple(block for block in article.blocks if block.end <= table.start)
    block = table.model_copy(update={"end": len(text)})
    update = {"articles": (article.model_copy(update={"text": text, "blocks": (*blocks, block)}),)}
    memo = harbour.model_copy(update={**update, "layout": Layout(evidence="none")})
    ours, theirs = typeset(memo, style).data, by_pandoc(lambda: typeset(memo, style).data)
    assert described(ours) == described(theirs)
    (made,) = [
        table
        for table in Package.read(ours).tree(DOCUMENT).iter(qn("w:tbl"))
        if val(table, "w:tblPr/w:tblStyle") == "SourceTable"
    ]
    rows = [[text_of(cell) for cell in row.iter(qn("w:tc"))] for row in made.iter(qn("w:tr"))]
    assert rows == [
        ["8\tBay", "2019", "2021", "", ""],
        ["Western bays"],
        ["Old mole", "1,204", "", "", "closed"],
    ]
    assert {val(line, "w:pPr/w:pStyle") for line in made.iter(qn("w:p"))} <= {
        f"Source{name}" for name in ("FirstHead", "TableHead", "NumberHead", "TableText", "NumberText")
    }
    assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in made.iter(qn("w:tr"))] == [
        True, False, False,
    ]  # fmt: skip


def random_page(dice):
    """Paragraphs of words, marks and white space where writers of templates leave it."""
    spaces = ("", " ", "\n", "\n  ", "\t ")

    def inline(depth):
        if not depth:
            return dice.choice(("word", "a b", " c", "d ", " ", "e.", "\u00a0"))
        kind = dice.randrange(7)
        words = dice.choice(("word", "a b", " c", "d ", " ", "", "e.", "\u00a0", "f\u2003g"))
        inner = "".join(inline(depth - 1) for _ in range(dice.randrange(3))) or words
        return (
            words,
            f'<span data-custom-style="As Said">{inner}</span>',
            f"<strong>{inner}</strong>",
            f"<em>{inner}</em>",
            '<a href="#h">link</a>',
            "<br>",
            f'<span id="i{dice.randrange(10**9)}"></span>{words}',
        )[kind]

    made = []
    for _ in range(60):
        words = dice.choice(spaces).join(inline(2) for _ in range(dice.randrange(1, 5)))
        style = dice.choice(("Body Text", "Key Point", "Note Text"))
        made.append(f'{dice.choice(spaces)}<div data-custom-style="{style}">{dice.choice(spaces)}{words}</div>')
    return f"<html><body>{''.join(made)}<div><h1 id='h'> A head </h1></div></body></html>"


@pytest.mark.parametrize("seed", range(3))
def test_words_and_the_space_between_them_are_the_same_either_way(memo, style, by_pandoc, seed):
    template = random_page(random.Random(seed))  # noqa: S311 - the same pages every time

    def make():
        made = typeset(memo, style.model_copy(update={"template": template})).data
        return [
            (val, re.sub("[ \n]+", " ", text_of(p)).strip(" "))
            for p in Package.read(made).tree(DOCUMENT).iter(qn("w:p"))
            for val in [next(p.iter(qn("w:pStyle"))).get(qn("w:val"))]
        ]

    assert make() == by_pandoc(make)


def body_xml(page, picture=lambda _: None):
    return blocks.blocks(blocks.body_of(f"<html><body>{page}</body></html>"), STYLES, picture).body


def table(cell, part="tbody"):
    return f"<table><{part}><tr><td>{cell}</td></tr></{part}></table>"


NUMBERED = '<div data-custom-style="Body Text" id="a">x</div>'


@pytest.mark.parametrize(
    "pages",
    [
        (NUMBERED, NUMBERED, f'<h1 id="b">Head</h1>{NUMBERED}'),
        ('<div data-custom-style="Body Text"><p>x</p></div>', '<div data-custom-style="Key Point"><p>x</p></div>'),
        (table("x"), table("x", "thead"), table("x")),
        (table(NUMBERED), f"{NUMBERED}{table(NUMBERED)}", table('<div data-custom-style="Key Point">x</div>')),
        ('<div data-custom-style="Body Text">x</div> ', '<div data-custom-style="Body Text">x</div>y'),
    ],
)
def test_kept_pieces_make_the_same_page(pages):
    def made(page):
        try:
            return body_xml(page)
        except blocks.UnknownElementError as error:
            return str(error)

    fresh = []
    for page in pages:
        blocks._kept.clear()
        fresh.append(made(page))
    assert len(set(fresh)) == len({*pages})
    assert [made(page) for page in pages] == fresh


def test_a_picture_is_in_every_file():
    page = '<div data-custom-style="Body Text"><img src="a.svg"></div>'
    asked = []
    for _ in range(2):
        body_xml(page, lambda address: asked.append(address) or "<w:drawing/>")
    assert asked == ["a.svg"] * 2


def test_of_many_pieces_few_are_kept():
    blocks._kept.clear()
    words = [f'<div data-custom-style="Body Text">{n}</div>' for n in range(blocks._MOST_KEPT + 5)]
    assert body_xml("".join(words)) == "".join(map(body_xml, words))
    assert len(blocks._kept) == blocks._MOST_KEPT


def test_styles_with_other_ids_are_not_mixed_up():
    page = blocks.body_of('<div data-custom-style="Body Text">x</div>')
    ids = [STYLES | {"body text": name} for name in ("One", "Two")]
    assert [re.findall('w:val="(.*?)"', blocks.blocks(page, names, str).body) for names in ids] == [["One"], ["Two"]]


@pytest.mark.parametrize(
    "page",
    [
        "<ul><li>One</li></ul>",
        "<blockquote><p>Quoted.</p></blockquote>",
        "<p>Words in no style.</p>",
        "<div>Words in no style.</div>",
        '<div data-custom-style="Nobody Knows">Words</div>',
        '<div data-custom-style="Body Text"><a href="https://example.org/">out</a></div>',
        '<div data-custom-style="Body Text"><code>x</code></div>',
        '<div data-custom-style="Body Text"><span><code>x</code></span></div>',
        '<div data-custom-style="Body Text"><img src="other.png"></div>',
        '<h2 data-custom-style="Source Title">A</h2>',
        "<table><tr><td>x</td></tr></table>",
        "<table><tbody></tbody></table>",
        "<table><tbody><tr></tr></tbody></table>",
        "<table><tbody><tr><td></td><td></td></tr><tr><td></td></tr></tbody></table>",
        "<table><tbody><!-- a remark --><tr><td></td></tr></tbody></table>",
        '<table><tbody><tr><td rowspan="2">x</td></tr></tbody></table>',
        "<table><tbody><tr><td><table><tbody></tbody></table></td></tr></tbody></table>",
    ],
)
def test_what_is_not_known_is_left_to_pandoc(page):
    with pytest.raises(blocks.UnknownElementError):
        body_xml(page)


def test_an_element_that_only_pandoc_knows_is_in_the_file(memo, style):
    template = "<html><body><blockquote><p>Quoted.</p></blockquote><ul><li>One</li></ul></body></html>"
    document = Package.read(typeset(memo, style.model_copy(update={"template": template})).data).tree(DOCUMENT)
    assert [text_of(paragraph) for paragraph in document.iter(qn("w:p"))] == ["Quoted.", "One"]


def test_a_memo_needs_no_pandoc(memo, style, no_pandoc):
    assert typeset(memo, style).data


def test_words_cannot_end_their_element():
    page = '<div data-custom-style="Body Text" id="a&quot;b">&lt;/w:t&gt; &amp; <a href="#&quot;/&gt;">x</a></div>'
    assert '<w:t xml:space="preserve">&lt;/w:t&gt; &amp; </w:t>' in body_xml(page)
    etree.fromstring(f'<w:body xmlns:w="{qn("w:p")[1:].partition("}")[0]}">{body_xml(page)}</w:body>')


def test_characters_that_no_word_file_can_hold_are_left_out(memo, style, no_pandoc):
    template = (
        '<html><body><div data-custom-style="Body Text"><span class="comment-start" id="0">c&#2;d</span>a&#1;b'
        '&#xFFFE;<span class="comment-end" id="0"></span></div></body></html>'
    )
    package = Package.read(typeset(memo, style.model_copy(update={"template": template})).data)
    assert text_of(package.tree(DOCUMENT)) == "ab"
    assert text_of(package.tree("word/comments.xml")) == "cd"


def test_a_style_may_have_any_id():
    page = '<div data-custom-style="Body Text"><span class="comment-end" id="&quot;"></span></div>'
    made = blocks.blocks(blocks.body_of(page), STYLES | {"body text": 'a"&b'}, lambda _: None).body
    assert '<w:pStyle w:val="a&quot;&amp;b"/>' in made
    assert "<w:commentRangeEnd w:id='\"'/>" in made


def test_without_shares_the_columns_of_a_table_are_equally_wide():
    page = "<table><tbody><tr><td></td><td></td><td></td></tr></tbody></table>"
    assert re.findall(r'gridCol w:w="(\d+)"', body_xml(page)) == ["2640"] * 3


def test_a_template_brings_its_styles_and_page_and_none_of_its_words(memo, style, no_pandoc):
    own = docx.Document()
    own.sections[0].header.paragraphs[0].text = "Ministry of Ports"
    own.add_comment(own.add_paragraph("Words of the template").runs, "A remark", author="Clerk")
    own.add_picture(PNG)
    buffer = io.BytesIO()
    own.save(buffer)
    made = typeset(memo, style.model_copy(update={"reference_docx": buffer.getvalue()})).data
    parts = Package.read(made).parts
    assert [name for name in parts if name.startswith("word/header")]
    assert not [
        name for name in parts if "thumbnail" in name or name.startswith(("word/media/image", "customXml/item2"))
    ]
    for words in (b"Words of the template", b"A remark", b"Clerk"):
        assert not [name for name, data in parts.items() if words in data]


def test_a_pandoc_that_fails_is_not_asked_twice(memo, style, monkeypatch):
    calls = []

    def fail(*_, **__):
        calls.append(1)
        return pandoc.Ended(pandoc.OUT_OF_MEMORY, b"", "out of memory")

    monkeypatch.setattr(pandoc, "run", fail)
    with pytest.raises(ToolError, match="out of memory"):
        typeset(memo, style.model_copy(update={"template": "<html><body><p>x</p></body></html>"}))
    assert calls == [1]
