"""What each Word style of a memo looks like, from the tokens of a style pack.

Table styles draw rules only; the words in a table look as their paragraph styles say, because Word and LibreOffice
disagree on which of the two wins.
"""

from dataclasses import dataclass, field

from reportpipe.ooxml.xml import Element, el, flag, qn
from reportpipe.typeset.docx.look import Look, mm, points

A4_WIDTH = 11906
"""Twips."""
KEY_POINT_LIST = 1
"""w:numId of the list that `Key Point` carries in the style itself."""

PARAGRAPH_STYLES = (
    "Handling",
    "Organisation",
    "Memo Kind",
    "Header Row",
    "Bottom Line",
    "Key Point",
    "heading 1",
    "heading 2",
    "Table Text",
    "Table Number",
    "Table Head",
    "caption",
    "Figure",
    "Source Title",
    "Source Meta",
    "Source Heading",
    "Source Paragraph",
    "Source Quote",
    "Source List",
    "Source Boilerplate",
    "Note Text",
)
CHARACTER_STYLES = ("Evidence", "Paragraph Number", "Actor Name", "As Said", "Low Confidence")
TABLE_STYLES = ("HeaderTable", "ActorTable", "TimelineTable")
"""What a style's template may name in `data-custom-style`; a Word template of one's own must have them all."""


@dataclass(frozen=True)
class Definition:
    """One style. Properties are (element, attributes) pairs; their order is put right when it is written."""

    name: str
    kind: str = "paragraph"
    based_on: str | None = "Normal"
    follows: str | None = None
    """Style of the next paragraph; None: the same."""
    paragraph: tuple[Element, ...] = ()
    characters: tuple[Element, ...] = ()
    priority: int = 20
    shown: bool = True
    """Whether Word's gallery of styles shows it."""
    rest: tuple[Element, ...] = field(default=())
    """tblPr, tcPr and tblStylePr of a table style."""

    @property
    def id(self) -> str:
        return _IDS.get(self.name, "".join(word[:1].upper() + word[1:] for word in self.name.split()))


_IDS = {
    "annotation text": "CommentText",
    "annotation subject": "CommentSubject",
    "annotation reference": "CommentReference",
    "Normal Table": "TableNormal",
}
"""Ids that are not the name without its spaces: those that Word itself uses."""


def definitions(look: Look) -> tuple[Definition, ...]:
    parts = (_built_in, _front, _headings, _body, _source, _characters, _tables)
    return tuple(definition for part in parts for definition in part(look))


def _built_in(look: Look) -> tuple[Definition, ...]:
    """Styles that Word or pandoc expects in any document."""
    small = (face(look, "heading_face"), *size(look.size("small_size")), flag("w:color", look.colour("muted")))
    small_line = spacing(line=look.line("small_line"))
    width = A4_WIDTH - 2 * look.twips("margin_side")
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
        Definition("Normal Table", "table", None, priority=99, shown=False, rest=(_cell_margins(115),)),
        Definition("No List", "numbering", None, priority=99, shown=False),
        Definition("Body Text", paragraph=(_body_indent(look), spacing(after=6)), priority=2),
        Definition("First Paragraph", based_on="Body Text", follows="Body Text", shown=False),
        Definition("Compact", shown=False),
        Definition("Block Text", based_on="Body Text", shown=False),
        Definition("Title", follows="Body Text", characters=_heading(look, "title_size", "ink"), shown=False),
        Definition("header", paragraph=(small_line, edge(width)), characters=small, priority=30, shown=False),
        Definition("footer", paragraph=(small_line, edge(width)), characters=small, priority=30, shown=False),
        Definition("annotation text", paragraph=(spacing(line=points(12)),), characters=size(10), shown=False),
        Definition("annotation subject", based_on="annotation text", characters=_bold(), shown=False),
        Definition("footnote text", paragraph=(small_line,), characters=size(look.size("small_size")), shown=False),
    )


def _front(look: Look) -> tuple[Definition, ...]:
    """The header block, the bottom line and the key points."""
    label = (face(look, "heading_face"), *size(look.size("small_size")), flag("w:spacing", 10))
    warm = el("w:left", {"w:val": "single", "w:sz": 24, "w:space": 8, "w:color": look.colour("warm")})
    room = [_rule(look, side, "warm_tint", 4, 4) for side in ("top", "bottom", "right")]
    tint = el("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": look.colour("warm_tint")})
    muted = flag("w:color", look.colour("muted"))
    return (
        Definition(
            "Handling",
            paragraph=(flag("w:jc", "center"), spacing(after=6)),
            characters=(*label, *_bold(), flag("w:caps")),
        ),
        Definition(
            "Organisation",
            paragraph=(spacing(after=0), flag("w:keepNext")),
            characters=(face(look, "heading_face"), *_bold()),
        ),
        Definition(
            "Memo Kind",
            paragraph=(spacing(after=4), flag("w:keepNext")),
            characters=_heading(look, "title_size", "accent"),
        ),
        Definition("Header Row", paragraph=(spacing(before=1.5, after=1.5, line=look.line("text_line")),)),
        Definition("Header Label", based_on="Header Row", characters=(*label, flag("w:caps"), muted)),
        Definition(
            "Bottom Line",
            follows="Body Text",
            paragraph=(
                el("w:pBdr", None, room[0], warm, *room[1:]),
                tint,
                spacing(before=4, after=8, line=look.line("text_line")),
                _body_indent(look, extra=points(11)),
                flag("w:keepLines"),
            ),
            characters=size(look.size("text_size") + 1),
            priority=3,
        ),
        Definition(
            "Key Point",
            paragraph=(_numbering(KEY_POINT_LIST), spacing(after=4), _body_indent(look, mm(6), hanging=mm(6))),
            priority=4,
        ),
    )


def _headings(look: Look) -> tuple[Definition, ...]:
    """Never parted from what they head."""
    keep = (flag("w:keepNext"), flag("w:keepLines"))
    return (
        Definition(
            "heading 1",
            follows="Body Text",
            paragraph=(*keep, spacing(before=10, after=3), flag("w:outlineLvl", 0)),
            characters=_heading(look, "heading_size", "accent"),
            priority=5,
        ),
        Definition(
            "Appendix Heading",
            based_on="heading 1",
            follows="Body Text",
            paragraph=(el("w:pBdr", None, _rule(look, "top", "accent", 8, 6)), spacing(before=24, after=6)),
        ),
        Definition(
            "heading 2",
            follows="Body Text",
            paragraph=(*keep, spacing(before=8, after=3), flag("w:outlineLvl", 1), _body_indent(look)),
            characters=_heading(look, "text_size", "ink"),
            priority=5,
        ),
        Definition(
            "heading 3",
            follows="Body Text",
            paragraph=(*keep, spacing(before=6, after=2), flag("w:outlineLvl", 2), _body_indent(look)),
            characters=_heading(look, "table_size", "ink"),
            priority=5,
        ),
    )


def _body(look: Look) -> tuple[Definition, ...]:
    """Tables, their captions, pictures and the note on how the memo was made."""
    small = (face(look, "heading_face"), *size(look.size("small_size")))
    muted = flag("w:color", look.colour("muted"))
    line = look.line("small_line")
    return (
        Definition(
            "Table Text",
            paragraph=(spacing(before=2, after=2, line=look.line("table_line")),),
            characters=(face(look, "heading_face"), *size(look.size("table_size"))),
        ),
        Definition(
            "Table Number",
            based_on="Table Text",
            characters=(*_bold(), flag("w:color", look.colour("accent"))),
        ),
        Definition(
            "Table Head",
            based_on="Table Text",
            paragraph=(flag("w:keepNext"),),
            characters=(*small, *_bold(), muted),
        ),
        Definition(
            "caption",
            follows="Body Text",
            paragraph=(spacing(before=2, after=3, line=line), flag("w:keepNext"), flag("w:keepLines")),
            characters=(*small, muted),
        ),
        Definition("Table Caption", based_on="caption", shown=False),
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
            paragraph=(spacing(after=3, line=line), _body_indent(look)),
            characters=small,
        ),
    )


def _source(look: Look) -> tuple[Definition, ...]:
    """The appendix: the source text set smaller, its paragraph numbers in the margin."""
    text_size, line = size(look.size("source_size")), look.line("source_line")
    text, muted = spacing(after=5, line=line), flag("w:color", look.colour("muted"))
    number = mm(9)
    keep = (flag("w:keepNext"), flag("w:keepLines"))
    return (
        Definition(
            "Source Title",
            follows="Source Paragraph",
            paragraph=(*keep, spacing(before=6, after=3), _body_indent(look)),
            characters=_heading(look, "title_size", "ink"),
        ),
        Definition(
            "Source Meta",
            paragraph=(spacing(after=7, line=look.line("small_line")), _body_indent(look)),
            characters=(face(look, "heading_face"), *size(look.size("small_size")), muted),
        ),
        Definition(
            "Source Heading",
            follows="Source Paragraph",
            paragraph=(*keep, spacing(before=6, after=3, line=line), _body_indent(look)),
            characters=(face(look, "heading_face"), *_bold(), *text_size),
        ),
        Definition("Source Paragraph", paragraph=(text, _body_indent(look, hanging=number)), characters=text_size),
        Definition(
            "Source Quote",
            based_on="Source Paragraph",
            paragraph=(_body_indent(look, mm(6), hanging=number + mm(6)), _stop(look, mm(6))),
        ),
        Definition(
            "Source List",
            based_on="Source Paragraph",
            paragraph=(_body_indent(look, mm(4), hanging=number + mm(4)), _stop(look, mm(4))),
        ),
        Definition(
            "Source Boilerplate",
            based_on="Source Paragraph",
            paragraph=(spacing(after=3, line=look.line("small_line")), _body_indent(look)),
            characters=(*size(look.size("small_size")), muted),
        ),
    )


def _characters(look: Look) -> tuple[Definition, ...]:
    small = (face(look, "heading_face"), *size(look.size("small_size")))
    accent, muted = flag("w:color", look.colour("accent")), flag("w:color", look.colour("muted"))
    base = "Default Paragraph Font"
    return (
        Definition("Strong", "character", base, characters=_bold()),
        Definition("Emphasis", "character", base, characters=(flag("w:i"), flag("w:iCs"))),
        Definition("Evidence", "character", base, characters=(*small, *_bold(), accent)),
        Definition("Paragraph Number", "character", base, characters=(*small, muted)),
        Definition("Actor Name", "character", base, characters=_bold()),
        Definition("As Said", "character", base, characters=(*small, muted)),
        Definition("Low Confidence", "character", base, characters=(flag("w:color", look.colour("warm")),)),
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
    )


def _ruled(look: Look, *more: Element) -> tuple[Element, ...]:
    lines = (
        _rule(look, "top", "rule"),
        *(more or (_rule(look, "bottom", "rule"),)),
        _rule(look, "insideH", "hairline"),
    )
    head = el(
        "w:tblStylePr",
        {"w:type": "firstRow"},
        el("w:tcPr", None, el("w:tcBorders", None, _rule(look, "bottom", "rule")), flag("w:vAlign", "bottom")),
    )
    return (el("w:tblPr", None, el("w:tblBorders", None, *lines), _margins(115)), head)


def _header_block(look: Look) -> tuple[Element, ...]:
    lines = (_rule(look, "top", "accent", 8), _rule(look, "bottom", "accent", 8))
    return (el("w:tblPr", None, el("w:tblBorders", None, *lines), _margins(115)),)


def _rule(look: Look, side: str, colour: str, eighths: int = 4, away: int = 0) -> Element:
    """A line, as thick as so many eighths of a point, so many points away from the words."""
    return el(f"w:{side}", {"w:val": "single", "w:sz": eighths, "w:space": away, "w:color": look.colour(colour)})


def _cell_margins(side: int) -> Element:
    return el("w:tblPr", None, el("w:tblInd", {"w:w": 0, "w:type": "dxa"}), _margins(side))


def _margins(side: int) -> Element:
    """Cell margins in twips: on the right only, so that the first column stands at the edge of the text."""
    widths = (("top", 0), ("left", 0), ("bottom", 0), ("right", side))
    return el("w:tblCellMar", None, *(el(f"w:{name}", {"w:w": width, "w:type": "dxa"}) for name, width in widths))


def face(look: Look, name: str) -> Element:
    """The face for Latin, Greek and Cyrillic; scripts it lacks go to faces that Word's makers ship."""
    face, other = look.face(name), "Times New Roman" if name == "text_face" else "Arial"
    asian = "SimSun" if name == "text_face" else "Microsoft YaHei"
    return el("w:rFonts", {"w:ascii": face, "w:hAnsi": face, "w:eastAsia": asian, "w:cs": other})


def size(height: float) -> tuple[Element, ...]:
    """Points; Word counts in halves, and needs it twice: the second is for right-to-left scripts."""
    return (flag("w:sz", round(height * 2)), flag("w:szCs", round(height * 2)))


def _bold() -> tuple[Element, ...]:
    return (flag("w:b"), flag("w:bCs"))


def _heading(look: Look, measure: str, colour: str) -> tuple[Element, ...]:
    return (face(look, "heading_face"), *_bold(), *size(look.size(measure)), flag("w:color", look.colour(colour)))


def spacing(before: float = 0, after: float = 0, line: int | None = None) -> Element:
    """Room in points above and below; `line` in twips is a least height, so a taller fallback face is not cut."""
    spacing = el("w:spacing", {"w:before": points(before), "w:after": points(after)})
    if line is not None:
        spacing.set(qn("w:line"), str(line))
        spacing.set(qn("w:lineRule"), "atLeast")
    return spacing


def _body_indent(look: Look, extra: int = 0, hanging: int = 0) -> Element:
    """Running text stands right of the gutter, where only headings and labels are; lengths in twips."""
    sides = {"w:left": look.twips("gutter") + extra, "w:right": look.twips("text_inset")}
    return el("w:ind", sides | ({"w:hanging": hanging} if hanging else {"w:firstLine": 0}))


def edge(width: int) -> Element:
    """The tab stop at the right edge of the text, `width` twips from the left one."""
    return el("w:tabs", None, el("w:tab", {"w:val": "right", "w:pos": width}))


def _stop(look: Look, extra: int) -> Element:
    """A tab stop where the text of a paragraph begins, `extra` twips right of the gutter."""
    return el("w:tabs", None, el("w:tab", {"w:val": "left", "w:pos": look.twips("gutter") + extra}))


def _numbering(number: int) -> Element:
    return el("w:numPr", None, flag("w:numId", number))
