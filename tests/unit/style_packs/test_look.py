"""How the pages of every packaged style look, measured on what WeasyPrint laid out and on the styles of Word."""

import pytest
import tinycss2.color5

from reportpipe import styles
from reportpipe.model import Figure, Layout, Quote, Relation, Statement
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import qn, text_of, val
from reportpipe.revise import revision
from reportpipe.typeset import docx, html, pdf
from reportpipe.typeset.network import relations_svg

STYLES = ("memo", "action-memo", "brief", "one-pager")


@pytest.fixture(scope="module", params=STYLES)
def style(request):
    return styles.find(request.param)


def boxes(memo, style, of_class=None, tag=None):
    """The boxes of each page that were made from elements of a class or name."""
    document = pdf.laid_out(html.render(memo, style, "pdf"), style)
    for number, page in enumerate(document.pages):
        for box in page._page_box.descendants():
            element = box.element
            if element is None or box.element_tag.rpartition("}")[2] != element.tag.rpartition("}")[2]:
                continue
            if of_class in element.get("class", "").split() or element.tag.rpartition("}")[2] == tag:
                yield number, box


def quoted(memo):
    """The memo with a quotation to pull out and a figure beside it."""
    evidence = memo.points[0].evidence
    quote = Quote(id="qu_1", text="We wait", speaker="Ana Dvor", evidence=evidence)
    figure = Figure(id="fi_1", text="Nine ferries wait", amount=None, evidence=evidence)
    sections = [
        memo.sections[0].model_copy(update={"id": f"s_{kind}", "kind": kind, "items": (item.id,)})
        for kind, item in (("quotes", quote), ("figures", figure))
    ]
    update = {"quotes": (quote,), "figures": (figure,), "sections": (*memo.sections, *sections)}
    return memo.model_copy(update=update)


def word_style(package, name):
    return next(found for found in package.tree("word/styles.xml") if found.get(qn("w:styleId")) == name)


def test_lines_of_the_source_are_as_long_as_one_reads_well(made, style):
    """65 to 75 characters; full lines only."""
    memo = made(
        ["The ferry to Orsk was late again because the ice had not been broken in time, said the harbour. " * 9]
    )
    lines = [line for line in _lines(memo, style, "harbour", of_class="paragraph") if len(line) > 40]
    mean = sum(map(len, lines[:-1])) / len(lines[:-1])
    assert 65 <= mean <= 76


def test_in_word_running_text_is_no_wider_than_one_reads(style):
    """75 characters of the mean width of Source Serif Pro in English text, 0.46 of its size; columns are narrower."""
    package = Package.read(docx.with_word_styles(style).reference_docx)
    page = 11906 - 2 * style.tokens["margin_side"] * 1440 / 25.4
    for name, size in (("SourceParagraph", "source_size"), ("BodyText", "text_size"), ("KeyPoint", "text_size")):
        indent = word_style(package, name).find(f"{qn('w:pPr')}/{qn('w:ind')}")
        width = page - sum(int(indent.get(qn(f"w:{side}"))) for side in ("left", "right"))
        if style.name != "one-pager" or name == "SourceParagraph":
            assert width / 20 / (0.46 * style.tokens[size]) < 80, name


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_pictures_are_as_wide_as_the_text_where_they_stand(harbour, style, paper):
    memo = harbour.model_copy(update={"layout": Layout(style=style.name, paper=paper)})
    around = {box.element: box.width for _, box in boxes(memo, style, "figure")}
    drawn = {box.element: box.width for _, box in boxes(memo, style, tag="svg")}
    assert len(drawn) == len(around)
    assert sorted(drawn.values()) == pytest.approx(sorted(around.values()))


def test_the_bottom_line_and_nothing_else_carries_a_warm_rule(harbour, style):
    warm = styles.css_value("warm", style.tokens["warm"])
    found = {
        box.element.get("class").split()[0]
        for _, box in boxes(harbour, style, tag="div")
        for side in ("left", "top")
        if box.style[f"border_{side}_width"] and f"{box.style[f'border_{side}_color']}" == _colour(warm)
    }
    assert found == {"bottom-line"}


def _colour(value):
    return f"{tinycss2.color5.parse_color(value)}"


def test_in_a_brief_the_boxes_stand_one_under_the_other(harbour):
    page = [box for _, box in boxes(quoted(harbour), styles.find("brief"), "side")]
    assert len(page) == 2
    assert len({round(box.position_x + box.margin_width()) for box in page}) == 1


def test_a_role_ends_its_lines_where_they_are_full(made):
    """A space that had no room before what stands on a line of its own made the line end after its first word."""
    memo = made(["The ferry is late."], ["Ana Dvor"])
    style = styles.find("action-memo")
    said = Statement(text="is late", verb="is", evidence=memo.points[0].evidence)
    role = "chairman of the Association of Displaced Families"
    actor = memo.actors[0].model_copy(update={"role": role, "statements": (said,)})
    memo = memo.model_copy(update={"actors": (actor,)})
    for step in range(16):
        tokens = {**style.tokens, "margin_side": 24 + step / 4}
        lines = _lines(memo, style.model_copy(update={"tokens": tokens}), "chairman")
        assert len(lines[0]) > len(role) / 2, lines


def _lines(memo, style, begin, of_class=None):
    from weasyprint.formatting_structure import boxes as kinds

    found = boxes(memo, style, of_class) if of_class else boxes(memo, style, tag="td")
    cells = (box for _, box in found if begin in "".join(box.element.itertext()))
    lines = [line for line in next(cells).descendants() if isinstance(line, kinds.LineBox)]
    return ["".join(box.text for box in line.descendants() if isinstance(box, kinds.TextBox)) for line in lines]


def test_numbers_of_the_timeline_stand_under_each_other(made):
    memo = made([f"Entry {n}." for n in range(12)])
    cells = boxes(memo, styles.find("memo"), tag="td")
    numbers = [box for _, box in cells if hasattr(box, "text") and box.text.strip().isdigit()]
    ends = {round(box.position_x + box.width, 1) for box in numbers}
    assert len(numbers) == len(memo.events) == 12
    assert len(ends) == 1


def test_options_are_weighed_on_one_page(harbour):
    """However long the bottom line is that pushes them down."""
    style = styles.find("action-memo")
    for words in (1, 20, 40, 60, 80):
        longer = harbour.points[0].model_copy(update={"text": "The quay is closed again. " * words})
        memo = harbour.model_copy(update={"points": (longer, *harbour.points[1:])})
        pages = {number for number, box in boxes(memo, style, "options")}
        assert len(pages) == 1, words


def test_the_note_on_the_memo_stays_together(made):
    """No line of it stands alone on the next page."""
    style = styles.find("memo")
    for rows in range(1, 9):
        memo = made([f"The ferry of day {n} is late. " * 3 for n in range(rows)])
        assert len({number for number, _ in boxes(memo, style, "about")}) == 1, rows


def test_what_cites_a_paragraph_is_not_parted_from_its_number(harbour):
    page = html.render(harbour, styles.find("memo"), "pdf")
    assert "Cited\u00a0by&#160;bottom\u00a0line" in page
    assert "event\u00a01" in page


def test_word_says_of_a_draft_what_paper_does(harbour, style):
    memo = harbour.model_copy(update={"layout": Layout(style=style.name, draft=True)})
    package = Package.read(docx.typeset(memo, style).data)
    marked = [run for run in package.tree(DOCUMENT).iter(qn("w:r")) if val(run, "w:rPr/w:rStyle") == "DraftMark"]
    assert [text_of(run) for run in marked] == ["(Draft)"]
    colour = val(word_style(package, "DraftMark"), "w:rPr/w:color")
    ground = style.tokens["block_ground"] != style.tokens["paper"]
    assert colour == (None if ground else str(style.tokens["warm"]).lstrip("#").upper())
    assert (word_style(package, "MemoKind").find(f"{qn('w:rPr')}/{qn('w:caps')}") is not None) == ground


def test_in_word_a_place_to_fill_is_seen_and_its_table_has_lines_to_sign_on_only(harbour):
    package = Package.read(docx.typeset(harbour, styles.find("action-memo")).data)
    assert val(word_style(package, "ToFill"), "w:rPr/w:u") == "dash"
    assert next(word_style(package, "ChoiceTable").iter(qn("w:tblBorders")), None) is None
    titles = [mark.get(qn("w:val")) for mark in package.tree(DOCUMENT).iter(qn("w:tblCaption"))]
    assert titles[1:4] == ["Recommendation", "Key actors", "Timeline"]


def test_in_word_what_an_actor_says_is_as_dark_as_on_paper(harbour):
    package = Package.read(docx.typeset(harbour, styles.find("memo")).data)
    said = [run for run in package.tree(DOCUMENT).iter(qn("w:r")) if val(run, "w:rPr/w:rStyle") == "Statement"]
    assert said
    assert val(word_style(package, "Statement"), "w:rPr/w:color") is None


def test_in_word_a_pulled_quotation_has_its_speaker_below_and_comes_back_unchanged(harbour):
    memo = quoted(harbour).model_copy(update={"layout": Layout(style="brief")})
    style = styles.find("brief")
    data = docx.typeset(memo, style).data
    line = next(p for p in Package.read(data).tree(DOCUMENT).iter(qn("w:p")) if val(p, "w:pPr/w:pStyle") == "KeyQuote")
    assert text_of(line).replace("\u00a0", " ").startswith("“We wait”")
    assert next(line.iter(qn("w:br")), None) is not None
    assert revision(memo, data).edits == ()


def test_in_word_the_source_text_begins_a_page(harbour, style):
    package = Package.read(docx.typeset(harbour, style).data)
    heads = {text_of(p): val(p, "w:pPr/w:pStyle") for p in package.tree(DOCUMENT).iter(qn("w:p"))}
    assert heads["Source text"] == "AppendixHeading"
    assert heads[style.labels["source_note"]] == "Heading1"
    assert word_style(package, "AppendixHeading").find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None


def test_in_word_nothing_above_the_first_paragraph_of_the_source_is_left_behind(harbour, style):
    package = Package.read(docx.typeset(harbour, style).data)
    for name in ("AppendixHeading", "SourceTitle", "SourceMeta"):
        keeping = [name, val(word_style(package, name), "w:basedOn")]
        assert any(word_style(package, one).find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for one in keeping)


def test_long_names_stand_whole_where_the_words_between_leave_room(harbour):
    names = ("Joint Commission for the Middle Reaches", "Ilse Marwitz", "Tarn", "Osk")
    actors = tuple(
        one.model_copy(update={"name": name, "aliases": ()}) for one, name in zip(harbour.actors, names, strict=False)
    )
    evidence = harbour.events[0].evidence
    pairs = ((1, 0), (2, 0), (3, 0))
    relations = tuple(
        Relation(id=f"rel_{n}", subject=actors[a].id, verb="met", object=actors[b].id, evidence=evidence)
        for n, (a, b) in enumerate(pairs)
    )
    memo = harbour.model_copy(update={"actors": actors, "relations": relations, "sections": ()})
    assert f">{names[0]}</text>" in relations_svg(memo, styles.find("memo"))
