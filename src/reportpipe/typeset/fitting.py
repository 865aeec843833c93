"""Firm lengths: what a style has too little room for gives way, the least important first.

The pages before the appendix are laid out as the PDF will be; where they are too many, the fullest section gives up its
least important item, again and again. All outputs are then made with what was found to fit, so they say the same.
"""

from bisect import bisect_left

from reportpipe.model import Memo, Note, Style
from reportpipe.typeset import annex, engine
from reportpipe.typeset.html import render
from reportpipe.typeset.pdf import before_appendix, laid_out
from reportpipe.typeset.room import KINDS, left_out, shown

_MOST_KNOWN = 64
_known: dict[tuple[Memo, Style], int] = {}
"""Pages before the appendix."""
_FEWEST = 1
"""Items that a section keeps, however long they are."""
_DROP_ORDER = ("events", "actors", "figures", "quotes", "points")
"""Which of two sections with as many items gives up one first."""


def fit(memo: Memo, style: Style) -> tuple[Style, tuple[Note, ...]]:
    """The style with limits so tight that the memo keeps to its pages, and Notes on what that costs.

    Raises:
        StyleError: the template does not render.
        ToolError: Pango is missing.
    """
    if "pages" not in style.limits:
        return style, left_out(memo, style)
    firm = style.limits["pages"]
    pages, fitted = _pages(memo, style), style
    if pages > firm:
        steps = _steps(memo, style)
        n = bisect_left(range(len(steps) - 1), 1, key=lambda step: _pages(memo, steps[step]) <= firm)
        fitted = _given_back(memo, style, steps[n])
        pages = _pages(memo, fitted)
    return fitted, (*left_out(memo, fitted), *((_too_long(style, pages),) if pages > firm else ()))


def remember(memo: Memo, style: Style, pages: int) -> None:
    """Keep what a whole layout found, for the other formats of this memo."""
    while len(_known) >= _MOST_KNOWN:
        _known.pop(next(iter(_known)))
    _known[memo, style] = pages


def _steps(memo: Memo, style: Style) -> list[Style]:
    """The style, then the style with one item less, and so on, down to one item a section."""
    on_page = shown(memo, style)
    counts = {name: len(on_page.items_of(kind)) for name, kind in KINDS.items()}
    steps = [style]
    while max(counts.values()) > _FEWEST:
        fullest = max(_DROP_ORDER, key=counts.__getitem__)
        counts[fullest] -= 1
        limits = {name: max(count, _FEWEST) for name, count in counts.items()}
        steps.append(style.model_copy(update={"limits": {**style.limits, **limits}}))
    return steps


def _given_back(memo: Memo, style: Style, fitted: Style) -> Style:
    """The style with those sections whole again that were cut in vain: they stand beside the one that was too long."""
    for name in reversed(_DROP_ORDER):
        limits = {key: limit for key, limit in fitted.limits.items() if key != name or key in style.limits}
        whole = fitted.model_copy(
            update={"limits": limits | {key: style.limits[key] for key in {name} & {*style.limits}}}
        )
        if whole.limits != fitted.limits and _pages(memo, whole) <= style.limits["pages"]:
            fitted = whole
    return fitted


def _pages(memo: Memo, style: Style) -> int:
    """Pages before the appendix: PDF, DOCX and HTML of one memo ask for the same, which is laid out once."""
    pages = _known.get((memo, style))
    if pages is None:
        pages = _laid_out(memo, style)
        remember(memo, style, pages)
    return pages


def _laid_out(memo: Memo, style: Style) -> int:
    page = render(memo, style, "pdf", appendix=False)
    with engine.undisturbed():
        document = laid_out(page, style)
        front = before_appendix(document)
        annex.keep(document)
    return len(document.pages) if front is None else front


def _too_long(style: Style, pages: int) -> Note:
    return Note(
        code="typeset.too_long",
        level="warning",
        message=f"It takes {pages} pages before the appendix, though the style {style.name} allows "
        f"{style.limits['pages']}: its shortest form has sentences that are too long.",
        hint="Shorten the bottom line and the key points in Word, then run `reportpipe revise`.",
    )
