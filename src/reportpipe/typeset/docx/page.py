"""The page: size and margins, running header and footer with fields, and the DRAFT mark."""

from collections.abc import Callable
from typing import NamedTuple

from reportpipe.model import Memo
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import Element, el, flag, part_of, put, qn, text_el
from reportpipe.typeset.docx.formatting import edge
from reportpipe.typeset.docx.look import Look
from reportpipe.typeset.docx.reference import PAPER, section

_KINDS = ("default", "first")
_MARK_WIDTH = 400
"""Of the DRAFT mark, points: four fifths of the width of the text."""


class Page(NamedTuple):
    """The page as it was set."""

    width: int
    """Of its text, twips."""
    has_our_footer: bool


def set_page(package: Package, memo: Memo, look: Look, running: tuple[str, Callable[..., str]]) -> Page:
    """Put the memo's paper, header and footer in.

    `running` is the short title and the style's labels. Margins, header and footer of the reference document win
    where it has them: a ministry's own template keeps its letterhead.
    """
    body = part_of(package.tree(DOCUMENT), "w:body")
    page = body.find(qn("w:sectPr"))
    if page is None:
        page = el("w:sectPr")
        body.append(page)
    ours = section(look, memo.layout.paper)
    for name in ("w:pgMar", "w:cols", "w:docGrid"):
        if page.find(qn(name)) is None:
            put(page, part_of(ours, name))
    width, height = PAPER[memo.layout.paper]
    put(page, el("w:pgSz", {"w:w": width, "w:h": height}))
    margins = part_of(page, "w:pgMar")
    for name, value in (("header", 624), ("footer", 624), ("gutter", 0)):
        if margins.get(qn(f"w:{name}")) is None:
            margins.set(qn(f"w:{name}"), str(value))
    for gone in page.findall(qn("w:footnotePr")):
        page.remove(gone)
    ours_running = page.find(qn("w:headerReference")) is None and page.find(qn("w:footerReference")) is None
    if ours_running:
        _running(package, page, memo, running)
    elif memo.layout.draft:
        for name in package.related(DOCUMENT, "header"):
            _add_mark(package.tree(name), running[1]("draft"), name)
    text = width - sum(int(margins.get(qn(f"w:{side}")) or 0) for side in ("left", "right", "gutter"))
    if ours_running:
        _move_edge(package, text)
    return Page(text, has_our_footer=ours_running)


def _move_edge(package: Package, width: int) -> None:
    """The tab stop of header, footer and contents at the edge of this paper's text."""
    for style in package.tree("word/styles.xml").findall(qn("w:style")):
        name = str(style.get(qn("w:styleId")))
        if name in {"Header", "Footer", "TOC1", "TOC2", "TOC3"}:
            put(part_of(style, "w:pPr"), edge(width, dotted=name.startswith("TOC")))


def _running(package: Package, page: Element, memo: Memo, running: tuple[str, Callable[..., str]]) -> None:
    """Handling line and short title above, kind and page number below; page one has its own block at the top."""
    title, say = running
    references = []
    for kind in _KINDS:
        header = el(
            "w:hdr",
            None,
            _line("HeaderFirst") if kind == "first" else _two_sided("Header", memo.handling, [_run(title)]),
        )
        if memo.layout.draft:
            _add_mark(header, say("draft"), kind)
        for what, part in (("header", header), ("footer", footer(say("kind"), say))):
            name = f"word/{what}-{kind}.xml"
            relation = package.add(DOCUMENT, what, name, part)
            references.append(el(f"w:{what}Reference", {"w:type": kind, "r:id": relation}))
    page[0:0] = sorted(references, key=lambda reference: reference.tag != qn("w:headerReference"))
    put(page, flag("w:titlePg"))


def footer(words: str, say: Callable[..., str]) -> Element:
    """A footer with these words and the number of the page."""
    return el("w:ftr", None, _two_sided("Footer", words, _page_number(say)))


def _line(style: str) -> Element:
    return el("w:p", None, el("w:pPr", None, flag("w:pStyle", style)))


def _two_sided(style: str, left: str | None, right: list[Element]) -> Element:
    """A line with words at both edges of the text, parted by the tab stop that its style has at the right one."""
    line = _line(style)
    if left:
        line.append(_run(left, "Strong" if style == "Header" else None))
    line.append(el("w:r", None, el("w:tab")))
    line.extend(right)
    return line


def _run(words: str, style: str | None = None) -> Element:
    text = text_el("w:t", words)
    text.set(qn("xml:space"), "preserve")
    run = el("w:r", None, text)
    if style:
        run.insert(0, el("w:rPr", None, flag("w:rStyle", style)))
    return run


def _page_number(say: Callable[..., str]) -> list[Element]:
    """`Page 1 of 6`, as fields that Word and LibreOffice count."""
    runs = []
    for words, code in ((f"{say('page')} ", "PAGE"), (f" {say('page_of')} ", "NUMPAGES")):
        runs += [_run(words), *field(f" {code} ", [_run("1")])]
    return runs


def field(code: str, result: list[Element]) -> list[Element]:
    """The runs of a field, with what it shows until Word works it out anew."""
    instruction = text_el("w:instrText", code)
    instruction.set(qn("xml:space"), "preserve")

    def mark(kind: str) -> Element:
        return el("w:r", None, el("w:fldChar", {"w:fldCharType": kind}))

    return [mark("begin"), el("w:r", None, instruction), mark("separate"), *result, mark("end")]


def _add_mark(header: Element, words: str, key: str) -> None:
    """The mark that Word calls a watermark: its own commands find it by the name of the shape and can remove it."""
    number = 1 + sum(map(ord, key)) % 1000
    text = words.upper()
    height = round(_MARK_WIDTH / (0.62 * max(4, len(text))))
    place = (
        f"position:absolute;margin-left:0;margin-top:0;width:{_MARK_WIDTH}pt;height:{height}pt;rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    shape = el(
        "v:shape",
        {
            "id": f"PowerPlusWaterMarkObject{number}",
            "o:spid": f"_x0000_s{2048 + number}",
            "type": "#_x0000_t136",
            "style": place,
            "alt": words,
            "fillcolor": "#c8c8c8",
            "stroked": "f",
            "o:allowincell": "f",
        },
        el("v:fill", {"opacity": ".5"}),
        el("v:textpath", {"style": 'font-family:"Arial";font-size:1pt;font-weight:bold', "string": text}),
    )
    run = el("w:r", None, el("w:rPr", None, flag("w:noProof")), el("w:pict", None, _word_art(), shape))
    line = header.find(qn("w:p"))
    if line is None:
        line = _line("Header")
        header.append(line)
    line.insert(1 if line.find(qn("w:pPr")) is not None else 0, run)


def _word_art() -> Element:
    """The shape type 136 that every such mark refers to: text along a straight line."""
    return el(
        "v:shapetype",
        {
            "id": "_x0000_t136",
            "coordsize": "21600,21600",
            "o:spt": 136,
            "adj": "10800",
            "path": "m@7,l@8,m@5,21600l@6,21600e",
        },
        el("v:formulas", None, *(el("v:f", {"eqn": equation}) for equation in _EQUATIONS)),
        el("v:path", {"textpathok": "t", "o:connecttype": "custom"}),
        el("v:textpath", {"on": "t", "fitshape": "t"}),
    )


_EQUATIONS = (
    "sum #0 0 10800",
    "prod #0 2 1",
    "sum 21600 0 @1",
    "sum 0 0 @2",
    "sum 21600 0 @3",
    "if @0 @3 0",
    "if @0 21600 @1",
    "if @0 0 @2",
    "if @0 @4 21600",
)
