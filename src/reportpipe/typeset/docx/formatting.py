"""Pieces of formatting that the definitions of styles are put together from: faces, lines, rules, room, indents."""

from reportpipe.ooxml.xml import Element, el, flag, qn
from reportpipe.typeset.docx.look import Look, points


def rule(look: Look, side: str, colour: str, eighths: int = 4, away: int = 0) -> Element:
    """A line, as thick as so many eighths of a point, so many points away from the words."""
    return el(f"w:{side}", {"w:val": "single", "w:sz": eighths, "w:space": away, "w:color": look.colour(colour)})


def shading(look: Look, colour: str) -> Element:
    """A ground of one colour."""
    return el("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": look.colour(colour)})


def framed(look: Look, ground: str, room: int, **sides: Element) -> tuple[Element, Element]:
    """A ground with so many points of room around the words; `sides` are the edges that show as a line of their own."""
    edges = {side: rule(look, side, ground, 4, room) for side in ("top", "left", "bottom", "right")}
    return el("w:pBdr", None, *(edges | sides).values()), shading(look, ground)


def cell_margins(side: int) -> Element:
    return el("w:tblPr", None, el("w:tblInd", {"w:w": 0, "w:type": "dxa"}), margins(side))


def margins(side: int) -> Element:
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


def bold() -> tuple[Element, ...]:
    return (flag("w:b"), flag("w:bCs"))


def heading(look: Look, measure: str, colour: str) -> tuple[Element, ...]:
    return (face(look, "heading_face"), *bold(), *size(look.size(measure)), flag("w:color", look.colour(colour)))


def spacing(before: float = 0, after: float = 0, line: int | None = None) -> Element:
    """Room in points above and below; `line` in twips is a least height, so a taller fallback face is not cut."""
    spacing = el("w:spacing", {"w:before": points(before), "w:after": points(after)})
    if line is not None:
        spacing.set(qn("w:line"), str(line))
        spacing.set(qn("w:lineRule"), "atLeast")
    return spacing


def indent(look: Look, extra: int = 0, hanging: int = 0, right: int = 0) -> Element:
    """What running text keeps from the edges, and `extra` and `right` more at the left and the right; in twips."""
    return _indent(look.twips("text_indent") + extra, hanging, look.twips("text_inset") + right)


def source_indent(look: Look, extra: int = 0, hanging: int = 0) -> Element:
    """The source text stands right of the gutter, which holds the numbers of its paragraphs."""
    return _indent(look.twips("gutter") + extra, hanging, look.twips("source_inset"))


def _indent(left: int, hanging: int, right: int) -> Element:
    sides = {"w:left": left, "w:right": right}
    return el("w:ind", sides | ({"w:hanging": hanging} if hanging else {"w:firstLine": 0}))


def edge(width: int, *, dotted: bool = False) -> Element:
    """The tab stop at the right edge of the text, `width` twips from the left one; `dotted`: with dots up to it."""
    leader = {"w:leader": "dot"} if dotted else {}
    return el("w:tabs", None, el("w:tab", {"w:val": "right", **leader, "w:pos": width}))


def stop(look: Look, extra: int) -> Element:
    """A tab stop where the text of a paragraph begins, `extra` twips right of the gutter."""
    return el("w:tabs", None, el("w:tab", {"w:val": "left", "w:pos": look.twips("gutter") + extra}))


def numbering(number: int) -> Element:
    return el("w:numPr", None, flag("w:numId", number))
