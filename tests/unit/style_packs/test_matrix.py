"""Every packaged style, in every output, on memos that strain it: it renders, is sound, and says the same."""

import re
from collections import Counter
from collections.abc import Callable

import lxml.html
import pypdfium2
import pytest

from reportpipe import check, styles
from reportpipe.model import Memo, Output, Style
from reportpipe.revise import revision
from reportpipe.typeset import docx, html, pdf
from reportpipe.typeset.fitting import fit
from reportpipe.typeset.room import shown

STYLES = tuple(listed.name for listed in styles.available() if listed.folder.startswith(str(styles.packaged())))
SENTENCE = "The ferry to Orsk was late again because the ice had not been broken in time. "
NAMES = [f"Envoy {chr(65 + n % 26)}{n} of the Lower Strait" for n in range(40)]
STRAINS: dict[str, tuple[list[str], list[str], bool]] = {
    "short": (["The ferry is late, and nobody can say why it is so."], ["Ana Dvor"], True),
    "long": ([SENTENCE * 4 + f"Day {n}." for n in range(14)], NAMES[:12], True),
    "no actors": ([SENTENCE, "It was the ice that nobody had thought of, said somebody who was there."], [], True),
    "no dates": (
        [SENTENCE, "It was the ice that nobody had thought of, said somebody who was there."],
        ["Ana Dvor"],
        False,
    ),
    "40 actors": ([SENTENCE, "It was the ice that nobody had thought of, said somebody who was there."], NAMES, True),
    "scripts": (
        ["Паром в Орск опоздал.", "تأخرت العبارة إلى أورسك.", "渡輪又遲到了。"],
        ["Анна Дворжак", "كوفي منسى", "李明"],
        True,
    ),
    "long words": ([f"{'Ferry' * 40} is late.", f"See {'harbour' * 30}."], ["Verylongname" * 9], True),
    "300 paragraphs": (
        [f"An entry of the log of the ferry to Orsk, number {n} of 300." for n in range(300)],
        NAMES[:3],
        True,
    ),
}
NO_GLYPH = {f"a 6.2.11.{rule}" for rule in ("4.1-2", "5-1", "8-1")} | {
    f"ua 7.21.{rule}" for rule in ("4.1-2", "5-1", "8-1")
}
"""Rules of veraPDF on a glyph that is shown: the font has it, as wide as the file says, and it is not .notdef."""


@pytest.fixture(scope="module", params=[(name, strain) for name in STYLES for strain in STRAINS], ids=" / ".join)
def case(request: pytest.FixtureRequest, made: Callable[..., Memo]) -> tuple[Memo, Style]:
    """A memo that shows what a memo of these settings would, and the style as it fits the memo."""
    name, strain = request.param
    paragraphs, names, dated = STRAINS[strain]
    memo = made(paragraphs, names, dated=dated, most=10)
    return memo, fit(memo, styles.find(name))[0]


@pytest.fixture(scope="module")
def paper(case: tuple[Memo, Style]) -> Output:
    return pdf.typeset(*case)


@pytest.fixture(scope="module")
def word(case: tuple[Memo, Style]) -> bytes:
    return docx.typeset(*case).data


def page(case: tuple[Memo, Style], target: html.Target) -> lxml.html.HtmlElement:
    tree = lxml.html.document_fromstring(html.render(*case, target))
    unsaid = "@class='skip' or @class='cited-by' or @class='comment-start'"
    for hidden in tree.xpath(f"//head | //script | //svg | //*[{unsaid}]"):
        hidden.drop_tree()
    return tree


def words(tree: lxml.html.HtmlElement) -> Counter[str]:
    """The words of a page, whatever their order: a list says the same as a table, which has heads besides."""
    for head in tree.xpath("//thead"):
        head.drop_tree()
    for element in tree.iter():
        element.tail = f" {element.tail or ''}"
        element.text = f" {element.text or ''}"
    return Counter(re.findall(r"\w+", tree.text_content()))


def test_all_three_say_the_same(case):
    on_paper, on_screen, in_word = (words(page(case, target)) for target in ("pdf", "html", "docx"))
    assert on_paper == on_screen
    numbers = Counter({word: count for word, count in (in_word - on_paper).items() if word.isdigit()})
    assert in_word - numbers == on_paper, "but for the numbers that a list counts by itself"


def test_every_item_is_there_once_with_an_anchor_that_links_reach(case):
    cut = shown(*case)
    items = [item for section in cut.sections for item in section.items]
    for target in ("pdf", "html", "docx"):
        tree = page(case, target)
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert set(items) <= set(ids)
        assert {href.removeprefix("#") for href in tree.xpath("//a/@href")} <= set(ids)


def test_headings_skip_no_level_and_tables_have_heads_and_captions(case):
    tree = page(case, "html")
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1 | //h2 | //h3")]
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))
    for table in tree.xpath("//table"):
        assert table.xpath(".//th[@scope]")
        assert table.get("class") == "header" or table.xpath("./caption")


def test_the_pdf_keeps_to_its_pages_and_prints_everything_once(case, paper):
    memo, style = case
    assert not [note for note in paper.notes if note.level == "error"]
    texts = ["".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(paper.data)]
    assert all(texts), "no page is empty"
    assert fit(memo, style)[0] == style, "what was found to fit still fits"
    said = "".join(page(case, "pdf").text_content().split())
    for item in (item for section in shown(memo, style).sections for item in section.items):
        end = "".join(getattr(memo.items[item], "text", "").split())[-12:]  # the picture has only beginnings
        if end and end.isascii():
            assert "".join(texts).count(end) == said.count(end)


def test_the_pdf_keeps_the_rules_of_the_standards_that_it_claims(paper):
    """Only what no font of this machine has a glyph for breaks one, and that is said when the memo is set."""
    lacking = any(note.code == "pdf.missing_glyph" for note in paper.notes)
    assert {note.code for note in check(paper.data).findings} == ({"pdf.no_notdef"} if lacking else set())


def test_verapdf_finds_the_pdf_to_be_what_it_claims(paper, verapdf):
    lacking = any(note.code == "pdf.missing_glyph" for note in paper.notes)
    assert {found.rule for found in verapdf(paper.data)} <= (NO_GLYPH if lacking else set())


def test_word_s_own_rules_are_kept(word, sdk):
    assert sdk(word) == []


def test_the_docx_is_sound_and_comes_back_unchanged(case, word):
    memo, _ = case
    assert check(word).findings == ()
    back = revision(memo, word)
    assert (back.edits, back.remainder) == ((), ())
