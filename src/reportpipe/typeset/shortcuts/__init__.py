"""Short cuts through WeasyPrint: the same pages for less CPU. A WeasyPrint that we do not know goes its own way."""

from inspect import signature

from reportpipe.typeset.shortcuts.backgrounds import lay_out_few_backgrounds
from reportpipe.typeset.shortcuts.computed import compute_once
from reportpipe.typeset.shortcuts.forms import keep_forms
from reportpipe.typeset.shortcuts.glyphs import draw_from_lines
from reportpipe.typeset.shortcuts.lines import set_at_once
from reportpipe.typeset.shortcuts.margins import style_margins_in_use
from reportpipe.typeset.shortcuts.recorded import record_pages
from reportpipe.typeset.shortcuts.repeated import repeat_lines
from reportpipe.typeset.shortcuts.sharing import share_styles
from reportpipe.typeset.shortcuts.walks import walk_once

_LAYOUT = "style justification_spacing max_width"
"""Parameters of WeasyPrint's Layout since it keeps its fonts in a style."""
_PANGO = 15000
"""Since 1.50 Pango no longer counts the space at the end of a line as part of its width."""


def take() -> None:
    """Take all of them, for as long as the process lives."""
    from weasyprint.text.ffi import pango
    from weasyprint.text.line_break import Layout

    if " ".join(signature(Layout).parameters) != _LAYOUT:
        return
    walk_once()
    compute_once()
    share_styles()
    style_margins_in_use()
    lay_out_few_backgrounds()
    record_pages()
    keep_forms()
    if pango.pango_version() >= _PANGO and draw_from_lines():
        set_at_once()
        repeat_lines()
