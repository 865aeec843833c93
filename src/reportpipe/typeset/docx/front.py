"""Word styles of the first pages: title block, bottom line, key points, what people fill in and sign, pull quotes."""

from reportpipe.ooxml.xml import Element, el, flag
from reportpipe.typeset.docx.definition import Definition
from reportpipe.typeset.docx.formatting import bold, face, framed, heading, indent, numbering, rule, size, spacing
from reportpipe.typeset.docx.look import Look, mm, points

_AFTER_BLANK = 40
"""Millimetres that a line to fill in leaves free at the right."""
KEY_POINT_LIST = 1
"""w:numId of the list that `Key Point` carries in the style itself."""


def front(look: Look) -> tuple[Definition, ...]:
    return (*_title_block(look), *_lead(look), *_to_fill(look), *_quote(look))


def _title_block(look: Look) -> tuple[Definition, ...]:
    """What stands above the bottom line: on a ground of its own where the style has one."""
    label = (face(look, "heading_face"), *size(look.size("small_size")), flag("w:spacing", 10))
    ground = _block_ground(look)
    ink = flag("w:color", look.colour("block_ink"))
    return (
        Definition(
            "Handling",
            paragraph=(flag("w:jc", "center"), spacing(after=6)),
            characters=(*label, *bold(), flag("w:caps")),
        ),
        Definition(
            "Organisation",
            paragraph=(*ground, spacing(after=0), flag("w:keepNext")),
            characters=(face(look, "heading_face"), *bold(), *((ink,) if ground else ())),
        ),
        Definition(
            "Memo Kind",
            paragraph=(*ground, spacing(after=0 if ground else 4), flag("w:keepNext")),
            characters=(*heading(look, "kind_size", "block_ink"), *(_SPACED_CAPITALS if ground else ())),
        ),
        Definition(
            "Memo Title",
            paragraph=(*ground, spacing(after=8), flag("w:keepNext"), flag("w:keepLines")),
            characters=heading(look, "title_size", "block_ink"),
        ),
        Definition(
            "Header Row",
            paragraph=(spacing(before=1.5, after=1.5, line=look.line("header_line")),),
            characters=size(look.size("header_size")),
        ),
        Definition(
            "Header Label",
            based_on="Header Row",
            characters=(*label, flag("w:caps"), flag("w:color", look.colour("muted"))),
        ),
        Definition(
            "Header Blank",
            based_on="Header Row",
            paragraph=(el("w:pBdr", None, _dotted(look)), el("w:ind", {"w:right": mm(_AFTER_BLANK)})),
        ),
    )


def _dotted(look: Look) -> Element:
    """The line on which a row of the header block is filled in, as on paper."""
    return el("w:bottom", {"w:val": "dotted", "w:sz": 4, "w:space": 0, "w:color": look.colour("rule")})


_SPACED_CAPITALS = (flag("w:caps"), flag("w:spacing", 18))
"""Above a title that a block of colour carries, as on paper; the spacing in twentieths of a point."""


def _block_ground(look: Look) -> tuple[Element, ...]:
    """One ground under neighbouring paragraphs: Word joins those of the same edges and indents."""
    if look.colour("block_ground") == look.colour("paper"):
        return ()
    room = 8
    return (*framed(look, "block_ground", room), el("w:ind", {"w:left": points(room), "w:right": points(room)}))


def _lead(look: Look) -> tuple[Definition, ...]:
    room = 4
    warm = el("w:left", {"w:val": "single", "w:sz": 24, "w:space": 8, "w:color": look.colour("warm")})
    return (
        Definition(
            "Bottom Line",
            follows="Body Text",
            paragraph=(
                *framed(look, "warm_tint", room, left=warm),
                spacing(before=4, after=8, line=look.line("lead_line")),
                indent(look, extra=points(11), right=points(room)),  # so that the ground ends with the text
                flag("w:keepLines"),
            ),
            characters=size(look.size("lead_size")),
            priority=3,
        ),
        Definition(
            "Key Point",
            paragraph=(numbering(KEY_POINT_LIST), spacing(after=4), indent(look, mm(6), hanging=mm(6))),
            priority=4,
        ),
        Definition("Key Figure", paragraph=(spacing(after=4), indent(look)), priority=4),
    )


def _to_fill(look: Look) -> tuple[Definition, ...]:
    """Options, which are weighed on one page, and the room above a line to sign on."""
    small = (face(look, "heading_face"), *size(look.size("small_size")), flag("w:color", look.colour("muted")))
    return (
        Definition(
            "Option", based_on="Body Text", paragraph=(spacing(after=4), flag("w:keepLines"), flag("w:keepNext"))
        ),
        Definition(
            "Signature",
            paragraph=(el("w:pBdr", None, rule(look, "top", "rule", 4, 2)), spacing(before=26)),
            characters=small,
        ),
    )


def _quote(look: Look) -> tuple[Definition, ...]:
    """Words of the source: as other text, or, in a style that sets them large, between two lines."""
    large = look.size("quote_size") > look.size("text_size")
    lines = el("w:pBdr", None, rule(look, "top", "accent", 8, 6), rule(look, "bottom", "accent", 8, 6))
    return (
        Definition(
            "Key Quote",
            paragraph=(
                *((lines, flag("w:keepLines")) if large else ()),
                spacing(before=14 if large else 0, after=14 if large else 4),
                indent(look),
            ),
            characters=(*size(look.size("quote_size")), *((flag("w:color", look.colour("accent")),) if large else ())),
            priority=4,
        ),
    )
