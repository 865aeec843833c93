"""Memos at the edges: nothing to say, far too much, scripts and words that break layouts."""

import datetime as dt

import pytest

from reportpipe.check.docx import check
from reportpipe.model import Article, Block, make_id
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import qn, text_of, val
from reportpipe.typeset.docx import typeset

NAMES = {
    "Arabic": "محمد بن سلمان آل سعود",
    "Cyrillic": "Министерство иностранных дел Российской Федерации",
    "Chinese": "中华人民共和国外交部新闻司",
    "Hebrew": "משרד החוץ",
    "combining": "Nguyễn Thị Phương Thảo",
    "emoji": "Ministry 🏛️ of 👩‍🚀 Space",
    "markup": "<b>Bold</b> & [link](x) *star* `code` $math$ {=html}",
    "long word": "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 3,
}


@pytest.fixture
def memo_with_names(article_of, maker, assembled):
    text = "\n\n".join(f"The statement came from {name} on 9 July 2021." for name in NAMES.values())
    article = article_of(text)
    make = maker(article)
    actors = tuple(make.actor(name, "person", f"head of {name}") for name in NAMES.values())
    events = tuple(
        make.event(f"9 July 2021 ({key})", dt.date(2021, 7, 9), f"The statement came from {name} on 9 July 2021.")
        for key, name in NAMES.items()
    )
    # the evidence of an event is its clause; what was said is only printed
    points = (make.point(f"The statement came from {NAMES['Chinese']} on 9 July 2021.", "bottom line"),)
    return assembled(article, points, actors, events)


def test_names_of_every_script_come_through_whole(memo_with_names, style):
    data = typeset(memo_with_names, style).data
    assert check(data) == ()
    document = Package.read(data).tree(DOCUMENT)
    cells = " ".join(text_of(cell) for cell in document.iter(qn("w:tc")))
    for name in NAMES.values():
        assert name in cells


def test_right_to_left_words_are_marked_so_and_nothing_else_is(memo_with_names, style):
    document = Package.read(typeset(memo_with_names, style).data).tree(DOCUMENT)
    marked = {text_of(run) for run in document.iter(qn("w:r")) if run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None}
    assert marked == {NAMES["Arabic"], NAMES["Hebrew"]}


def test_no_columns_are_narrower_than_a_word_when_the_table_has_room(memo_of, style):
    document = Package.read(typeset(memo_of(), style).data).tree(DOCUMENT)
    actors = list(document.iter(qn("w:tbl")))[1]
    widths = [int(column.get(qn("w:w"))) for column in actors.find(qn("w:tblGrid"))]
    assert widths[1] > len("Organisation") * 9 * 20 * 0.45


def test_a_very_long_word_leaves_the_other_columns_room(memo_with_names, style):
    document = Package.read(typeset(memo_with_names, style).data).tree(DOCUMENT)
    for table in list(document.iter(qn("w:tbl")))[1:]:
        widths = [int(column.get(qn("w:w"))) for column in table.find(qn("w:tblGrid"))]
        assert min(widths) > 400
        assert sum(widths) == 11906 - 2 * 1361


def test_a_memo_with_nothing_in_it_is_still_a_good_file(article_of, assembled, style):
    memo = assembled(article_of("Nothing of note was said."), (), (), ())
    data = typeset(memo, style).data
    assert check(data) == ()
    document = Package.read(data).tree(DOCUMENT)
    assert next(document.iter(qn("w:drawing")), None) is None
    notes = [text_of(p) for p in document.iter(qn("w:p")) if val(p, "w:pPr/w:pStyle") == "NoteText"]
    assert "No actors were found in the source." in notes


def test_forty_actors_and_forty_events(article_of, maker, assembled, style):
    text = "\n\n".join(f"Delegate Number{n} of the Council spoke on {n % 28 + 1} June {1980 + n}." for n in range(40))
    make = maker(article_of(text))
    actors = tuple(make.actor(f"Number{n} of", "person", f"Delegate Number{n}") for n in range(40))
    events = tuple(
        make.event(
            f"{n % 28 + 1} June {1980 + n}",
            dt.date(1980 + n, 6, n % 28 + 1),
            f"Delegate Number{n} of the Council spoke",
        )
        for n in range(40)
    )
    data = typeset(assembled(make.article, (), actors, events), style).data
    assert check(data) == ()
    assert [len(list(t.iter(qn("w:tr")))) for t in Package.read(data).tree(DOCUMENT).iter(qn("w:tbl"))] == [4, 41, 41]


def test_three_hundred_paragraphs_each_with_its_number(article_of, assembled, style):
    text = "\n\n".join(f"Paragraph {n} says that the harbour stays open. " * 6 for n in range(1, 301))
    text = "\n\n".join(line.strip() for line in text.split("\n\n"))
    document = Package.read(typeset(assembled(article_of(text), (), (), ()), style).data).tree(DOCUMENT)
    numbers = [text_of(run) for run in document.iter(qn("w:r")) if val(run, "w:rPr/w:rStyle") == "ParagraphNumber"]
    assert numbers == [str(n) for n in range(1, 301)]


def test_two_articles_have_anchors_of_their_own(article_of, maker, assembled, style):
    first, second = article_of(), article_of("A second text says that the basin stays open.\n\nIt gives no date.")
    make = maker(second)
    memo = assembled(first, (make.point("It gives no date."),), (), (), articles=(first, second))
    data = typeset(memo, style).data
    assert check(data) == ()
    document = Package.read(data).tree(DOCUMENT)
    assert {link.get(qn("w:anchor")) for link in document.iter(qn("w:hyperlink"))} == {"s2p2"}


def test_line_breaks_in_a_source_stay_line_breaks(assembled, style, article_of):
    text = "Harbour Office\n1 Quay Street\nSaltmere"
    article: Article = article_of(text, tail=None)
    table = article.model_copy(update={"blocks": (Block(kind="table", start=0, end=len(text)),)})
    document = Package.read(typeset(assembled(table, (), (), ()), style).data).tree(DOCUMENT)
    lines = [text_of(p) for p in document.iter(qn("w:p")) if val(p, "w:pPr/w:pStyle") == "SourceParagraph"]
    assert lines == ["1\tHarbour Office\n1 Quay Street\nSaltmere"]


def test_ids_that_word_cannot_take_become_names_that_it_can(memo_of, style):
    memo = memo_of()
    long = "pt-" + make_id("pt", "x") * 5
    point = memo.points[0].model_copy(update={"id": long})
    section = memo.sections[0].model_copy(update={"items": (long,)})
    changed = memo.model_copy(update={"points": (point, *memo.points[1:]), "sections": (section, *memo.sections[1:])})
    assert check(typeset(changed, style).data) == ()
