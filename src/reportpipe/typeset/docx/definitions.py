"""What each Word style of a memo looks like, from the tokens of a style pack.

Table styles draw rules only; the words in a table look as their paragraph styles say, because Word and LibreOffice
disagree on which of the two wins.
"""

from reportpipe.ooxml.xml import Element, el, flag
from reportpipe.typeset.docx.definition import Definition
from reportpipe.typeset.docx.formatting import (
    bold,
    cell_margins,
    edge,
    face,
    heading,
    indent,
    margins,
    rule,
    shading,
    size,
    source_indent,
    spacing,
    stop,
)
from reportpipe.typeset.docx.front import front
from reportpipe.typeset.docx.look import NUMBER_ROOM, Look, mm, points

A4_WIDTH = 11906
"""Twips."""
HEADER = mm(11)
"""From the edge of the sheet to the running header and footer, twips."""


def definitions(look: Look) -> tuple[Definition, ...]:
    parts = (_built_in, front, _headings, _contents, _body, _source, _characters, _tables)
    return tuple(definition for part in parts for definition in part(look))


def _built_in(look: Look) -> tuple[Definition, ...]:
    """Styles that Word or pandoc expects in any document."""
    small = (face(look, "heading_face"), *size(look.size("small_size")), flag("w:color", look.colour("muted")))
    small_line = spacing(line=look.line("small_line"))
    width = A4_WIDTH - 2 * look.twips("margin_side")
    # Room below the running header pushes the text down to the margin of the tokens; page one has none to push it.
    below = look.twips("margin_top") - HEADER - look.line("small_line")
    running = spacing(after=max(0, below) / points(1), line=look.line("small_line"))
    return (
        Definition(
            "Normal",
            based_on=None,
            priority=1,
            paragraph=(spacing(line=look.line("text_line")),),
            characters=(
                face(look, "text_face"),
                flag("w:color", look.colour("ink")),
                *size(look.size("text_size")),
            ),
        ),
        Definition("Default Paragraph Font", "character", None, priority=1, shown=False),
        Definition("Normal Table", "table", None, priority=99, shown=False, rest=(cell_margins(115),)),
        Definition("No List", "numbering", None, priority=99, shown=False),
        Definition("Body Text", paragraph=(indent(look), spacing(after=6)), priority=2),
        Definition("First Paragraph", based_on="Body Text", follows="Body Text", shown=False),
        Definition("Compact", shown=False),
        Definition("Section End", paragraph=(spacing(line=points(1)),), characters=size(1), shown=False),
        Definition("Block Text", based_on="Body Text", shown=False),
        Definition("Title", follows="Body Text", characters=heading(look, "title_size", "ink"), shown=False),
        Definition("header", paragraph=(running, edge(width)), characters=small, priority=30, shown=False),
        Definition("Header First", paragraph=(small_line,), characters=small, shown=False),
        Definition("footer", paragraph=(small_line, edge(width)), characters=small, priority=30, shown=False),
        Definition("annotation text", paragraph=(spacing(line=points(12)),), characters=size(10), shown=False),
        Definition("annotation subject", based_on="annotation text", characters=bold(), shown=False),
        Definition("footnote text", paragraph=(small_line,), characters=size(look.size("small_size")), shown=False),
    )


def _headings(look: Look) -> tuple[Definition, ...]:
    """Never parted from what they head."""
    keep = (flag("w:keepNext"), flag("w:keepLines"))
    return (
        Definition(
            "heading 1",
            follows="Body Text",
            paragraph=(*keep, spacing(before=10, after=3), flag("w:outlineLvl", 0)),
            characters=heading(look, "heading_size", "accent"),
            priority=5,
        ),
        Definition(
            "Appendix Heading",
            based_on="heading 1",
            follows="Body Text",
            paragraph=_new_page(look),
        ),
        Definition(
            "Annex Heading",
            based_on="heading 1",
            follows="Body Text",
            paragraph=_new_page(look),
            characters=size(look.size("title_size")),
        ),
        Definition("Column Heading", based_on="heading 1", follows="Body Text", paragraph=(spacing(after=3),)),
        Definition(
            "heading 2",
            follows="Body Text",
            paragraph=(*keep, spacing(before=8, after=3), flag("w:outlineLvl", 1), indent(look)),
            characters=heading(look, "text_size", "ink"),
            priority=5,
        ),
        Definition(
            "heading 3",
            follows="Body Text",
            paragraph=(*keep, spacing(before=6, after=2), flag("w:outlineLvl", 2), indent(look)),
            characters=heading(look, "table_size", "ink"),
            priority=5,
        ),
    )


def _new_page(look: Look) -> tuple[Element, ...]:
    """What follows begins a page, under a rule."""
    return (
        flag("w:pageBreakBefore"),
        el("w:pBdr", None, rule(look, "bottom", "accent", 8, 3)),
        spacing(after=8),
    )


def _contents(look: Look) -> tuple[Definition, ...]:
    """Lines of the contents: words, dots, page; deeper ones a step to the right."""
    width = A4_WIDTH - 2 * look.twips("margin_side")
    face_of = face(look, "heading_face")
    levels = tuple(
        Definition(
            f"toc {level}",
            paragraph=(edge(width, dotted=True), spacing(after=2), el("w:ind", {"w:left": mm(5) * (level - 1)})),
            characters=(face_of, *size(look.size("table_size"))),
            priority=39,
            shown=False,
        )
        for level in (1, 2, 3)
    )
    title = Definition(
        "TOC Heading",
        follows="Body Text",
        paragraph=(flag("w:keepNext"), spacing(before=10, after=3)),
        characters=heading(look, "heading_size", "accent"),
        priority=39,
        shown=False,
    )
    return (title, *levels)


def _body(look: Look) -> tuple[Definition, ...]:
    """Tables, their captions, pictures and the note on how the memo was made."""
    small = (face(look, "heading_face"), *size(look.size("small_size")))
    muted = flag("w:color", look.colour("muted"))
    line = look.line("small_line")
    room = look.twips("row_room") / points(1)
    return (
        Definition(
            "Table Text",
            # No room between the lines of a cell, as on paper: only above the first and below the last
            paragraph=(spacing(before=room, after=room, line=look.line("table_line")), flag("w:contextualSpacing")),
            characters=(face(look, "heading_face"), *size(look.size("table_size"))),
        ),
        Definition(
            "Table Number",
            based_on="Table Text",
            paragraph=(flag("w:jc", "right"),),
            characters=(*bold(), flag("w:color", look.colour("accent"))),
        ),
        Definition(
            "Table Head",
            based_on="Table Text",
            paragraph=(flag("w:keepNext"),),
            characters=(*small, *bold(), muted),
        ),
        Definition("Number Head", based_on="Table Head", paragraph=(flag("w:jc", "right"),)),
        Definition(
            "caption",
            follows="Body Text",
            paragraph=(spacing(before=2, after=3, line=line), flag("w:keepNext"), flag("w:keepLines")),
            characters=(*small, muted),
        ),
        # Said again, since a user's own `caption` may let a caption part from its table
        Definition("Table Caption", based_on="caption", paragraph=(flag("w:keepNext"),), shown=False),
        Definition(
            "Image Caption",
            based_on="caption",
            paragraph=(el("w:keepNext", {"w:val": 0}), spacing(before=3, after=6, line=line)),
            shown=False,
        ),
        Definition("Figure", paragraph=(flag("w:keepNext"), spacing(before=8))),
        Definition("Captioned Figure", based_on="Figure", shown=False),
        Definition(
            "Note Text",
            # As one, and with the picture above, whose caption keeps to what follows: never alone on a page
            paragraph=(spacing(after=3, line=line), indent(look), flag("w:keepNext"), flag("w:keepLines")),
            characters=small,
        ),
    )


def _source(look: Look) -> tuple[Definition, ...]:
    """The appendix: the source text set smaller, its paragraph numbers in the margin."""
    text_size, line = size(look.size("source_size")), look.line("source_line")
    text, muted = spacing(after=5, line=line), flag("w:color", look.colour("muted"))
    number, further_in = NUMBER_ROOM, {"Source Quote": 6, "Source List": 4, "Source List 2": 8, "Source List 3": 12}
    return (
        *_source_headings(look, muted),
        Definition("Source Paragraph", paragraph=(text, source_indent(look, hanging=number)), characters=text_size),
        *(
            Definition(
                name,
                based_on="Source Paragraph",
                paragraph=(source_indent(look, mm(by), hanging=number + mm(by)), stop(look, mm(by))),
            )
            for name, by in further_in.items()
        ),
        *_source_tables(look, muted),
        # A table has no room of its own below it
        Definition(
            "Source After Table",
            based_on="Source Paragraph",
            follows="Source Paragraph",
            paragraph=(spacing(before=9, after=5, line=line),),
            shown=False,
        ),
        Definition(
            "Source Boilerplate",
            based_on="Source Paragraph",
            paragraph=(spacing(after=3, line=look.line("small_line")), source_indent(look)),
            characters=(*size(look.size("small_size")), muted),
        ),
    )


def _source_headings(look: Look, muted: Element) -> tuple[Definition, ...]:
    """Title of a source, the line below it, and headings, at the levels below that of `heading 1` above them all."""
    keep = (flag("w:keepNext"), flag("w:keepLines"))
    return (
        Definition(
            "Source Title",
            follows="Source Paragraph",
            paragraph=(*keep, spacing(before=12, after=3), flag("w:outlineLvl", 1), source_indent(look)),
            characters=heading(look, "source_title_size", "ink"),
        ),
        Definition(
            "Source Meta",
            paragraph=(*keep, spacing(after=7, line=look.line("small_line")), source_indent(look)),
            characters=(face(look, "heading_face"), *size(look.size("small_size")), muted),
        ),
        Definition(
            "Source Heading",
            follows="Source Paragraph",
            paragraph=(
                *keep,
                spacing(before=6, after=3, line=look.line("source_line")),
                flag("w:outlineLvl", 2),
                source_indent(look),
            ),
            characters=(face(look, "heading_face"), *bold(), *size(look.size("source_size"))),
        ),
        Definition(
            "Source Subheading",
            based_on="Source Heading",
            follows="Source Paragraph",
            paragraph=(spacing(before=4, after=2, line=look.line("source_line")), flag("w:outlineLvl", 3)),
            characters=(*size(look.size("small_size")), muted),
        ),
    )


def _source_tables(look: Look, muted: Element) -> tuple[Definition, ...]:
    """The cells of the source's tables; the first one carries the number of the table, which hangs out of its words."""
    small = (face(look, "heading_face"), *size(look.size("small_size")))
    hanging = el("w:ind", {"w:left": 0, "w:hanging": NUMBER_ROOM})
    right, head = flag("w:jc", "right"), (flag("w:keepNext"),)
    room = spacing(before=1.7, after=1.7, line=look.line("small_line"))
    return (
        Definition(
            "Source Caption",
            based_on="Source Paragraph",
            paragraph=(flag("w:keepNext"), spacing(before=6, after=3, line=look.line("small_line"))),
            characters=(*small, muted),
        ),
        Definition("Source Table Text", paragraph=(room,), characters=small),
        Definition("Source Number Text", based_on="Source Table Text", paragraph=(right,)),
        Definition("Source First Text", based_on="Source Table Text", paragraph=(hanging,)),
        Definition("Source Table Head", based_on="Source Table Text", paragraph=head, characters=(*bold(), muted)),
        Definition("Source Number Head", based_on="Source Table Head", paragraph=(right,)),
        # Its words are strong, its number is not
        Definition("Source First Head", based_on="Source First Text", paragraph=head, characters=(muted,)),
    )


def _characters(look: Look) -> tuple[Definition, ...]:
    small = (face(look, "heading_face"), *size(look.size("small_size")))
    accent, muted = flag("w:color", look.colour("accent")), flag("w:color", look.colour("muted"))
    warm = flag("w:color", look.colour("warm"))
    dashes = el("w:u", {"w:val": "dash", "w:color": look.colour("warm")})
    plain = look.colour("block_ground") == look.colour("paper")  # on a block of colour warm letters are hard to read
    base = "Default Paragraph Font"
    return (
        Definition("Strong", "character", base, characters=bold()),
        Definition("Emphasis", "character", base, characters=(flag("w:i"), flag("w:iCs"))),
        Definition("Evidence", "character", base, characters=(*small, *bold(), accent)),
        Definition("Paragraph Number", "character", base, characters=(*small, muted)),
        Definition("Actor Name", "character", base, characters=bold()),
        Definition("Event Date", "character", base, characters=bold()),
        Definition("Amount", "character", base, characters=bold()),
        Definition("As Said", "character", base, characters=(*small, muted)),
        Definition("Statement", "character", base, characters=small),
        Definition("Low Confidence", "character", base, characters=(warm,)),
        Definition("Draft Mark", "character", base, characters=(warm,) if plain else ()),
        Definition("To Fill", "character", base, characters=(shading(look, "warm_tint"), dashes)),
        Definition("Hyperlink", "character", base, characters=(accent, flag("w:u", "single")), priority=40),
        Definition("FollowedHyperlink", "character", base, characters=(accent, flag("w:u", "single")), shown=False),
        Definition("annotation reference", "character", base, characters=size(8), shown=False),
        Definition(
            "footnote reference", "character", base, characters=(flag("w:vertAlign", "superscript"),), shown=False
        ),
    )


def _tables(look: Look) -> tuple[Definition, ...]:
    """Horizontal rules only; the first row is a head, the first column names the row."""
    return (
        Definition("Table", "table", "Normal Table", rest=_ruled(look), shown=False),
        Definition("HeaderTable", "table", "Normal Table", rest=_header_block(look), priority=50),
        Definition("ActorTable", "table", "Normal Table", rest=_ruled(look), priority=50),
        Definition("TimelineTable", "table", "Normal Table", rest=_ruled(look), priority=50),
        Definition("SourceTable", "table", "Normal Table", rest=_ruled(look), priority=50),
        Definition("SourceTableWide", "table", "Normal Table", rest=_ruled(look, side=60), priority=50),
        Definition("ChoiceTable", "table", "Normal Table", rest=_to_sign(), priority=50),
    )


def _ruled(look: Look, *more: Element, side: int = 115) -> tuple[Element, ...]:
    lines = (
        rule(look, "top", "rule"),
        *(more or (rule(look, "bottom", "rule"),)),
        rule(look, "insideH", "hairline"),
    )
    head = el(
        "w:tblStylePr",
        {"w:type": "firstRow"},
        el("w:tcPr", None, el("w:tcBorders", None, rule(look, "bottom", "rule")), flag("w:vAlign", "bottom")),
    )
    return (el("w:tblPr", None, el("w:tblBorders", None, *lines), margins(side)), head)


def _to_sign() -> tuple[Element, ...]:
    """No rules but the lines to sign on, which the style Signature has."""
    return (el("w:tblPr", None, margins(230)),)


def _header_block(look: Look) -> tuple[Element, ...]:
    lines = (rule(look, "top", "accent", 8), rule(look, "bottom", "accent", 8))
    return (el("w:tblPr", None, el("w:tblBorders", None, *lines), margins(115)),)
