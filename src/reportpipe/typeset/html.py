"""The page, once for every target: Jinja2 turns the view of a memo into semantic HTML.

`data-custom-style` names the Word style that pandoc's HTML reader carries into DOCX; print.css sets the same
elements for PDF. Only text reaches the page, escaped: no markup, style or script of a source does.
"""

import base64
import hashlib
import re
import traceback
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import jinja2
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from reportpipe.errors import StyleError
from reportpipe.model import Memo, Output, Style
from reportpipe.styles import css_with_tokens
from reportpipe.styles.contract import COLOUR
from reportpipe.typeset.dark import dark
from reportpipe.typeset.pictures import Picture, pictures
from reportpipe.typeset.room import shown
from reportpipe.typeset.tying import tied
from reportpipe.typeset.view import labels, memo_view
from reportpipe.typeset.views import MemoView

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What neither XML nor UTF-8 can carry: printed as the sign for a lost character, so that the loss shows."""

Target = Literal["pdf", "docx", "html"]
PARENT = "parent"
"""What a template calls the one that it takes its blocks from."""
_TEMPLATES = frozenset({"<template>", PARENT})
"""File names of templates in a traceback."""


def typeset(memo: Memo, style: Style) -> Output:
    """One HTML file: the source beside the memo, no other file and no network needed."""
    return Output(format="html", data=render(memo, style, "html").encode("utf8", "replace"))


def render(memo: Memo, style: Style, target: Target, *, appendix: bool = True) -> str:
    """The page of a memo for one target, cut to what the style has room for; without the source text on demand.

    Raises:
        StyleError: the template does not compile, or asks for something that is not there.
    """
    memo = shown(memo, style)
    drawn = pictures(memo, style)
    screen = target == "html"
    view = memo_view(memo, style, fine=screen, sources=appendix)
    css = _page_css(style) + _running_heads(view, labels(style)("draft")) if screen else ""
    script = _packaged("screen.js") if screen else ""
    context = {
        "target": target,
        "memo": view,
        "label": labels(style),
        "picture": _inline(drawn.get("timeline")),
        "picture_alt": drawn["timeline"].alt if "timeline" in drawn else "",
        "relations": _inline(drawn.get("relations")),
        "relations_alt": drawn["relations"].alt if "relations" in drawn else "",
        "css": Markup(css),  # noqa: S704 - from the style pack; tokens cannot end it (styles checks that)
        "script": Markup(script),  # noqa: S704 - our own file
        "csp": _content_security_policy(css, script),
    }
    try:
        template = _compiled(style.template, style.parent_template, tying=target != "docx")
        return _UNPRINTABLE.sub("\ufffd", template.render(context))
    except jinja2.TemplateNotFound as error:
        hint = f'A template extends "{PARENT}", that of the style named in style.toml.'
        raise StyleError(f"the template extends {error}, which is not there.", where=style.folder, hint=hint) from error
    except (jinja2.TemplateError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as error:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not _is_of_jinja(frame)]
        if not isinstance(error, jinja2.TemplateError) and frames[-1].filename not in _TEMPLATES:
            raise  # not what the template says is wrong, but what we do with it
        reason = str(error).rstrip(".")
        raise StyleError(f"the template does not render: {_at(frames)}{reason}.", where=style.folder) from error


def _is_of_jinja(frame: traceback.FrameSummary) -> bool:
    return Path(frame.filename).parent == Path(jinja2.__file__).parent


def _at(frames: Sequence[traceback.FrameSummary]) -> str:
    """On which line of a template it went wrong: jinja2 puts its lines into the traceback."""
    numbers = [frame.lineno for frame in frames if frame.filename in _TEMPLATES]
    return f"line {numbers[-1]}: " if numbers else ""


def _inline(picture: Picture | None) -> Markup | None:
    return Markup(picture.svg) if picture else None  # noqa: S704 - drawing escapes what it prints


def lines(text: str) -> Markup:
    """Escaped text whose line breaks (rows of a table, lines of an address) stay."""
    return Markup("<br/>").join(escape(line) for line in text.split("\n"))


class _Environment(SandboxedEnvironment):
    """A sandbox that gives the fields of a record without asking whether they lead out of it: a third faster."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if attribute in getattr(type(obj), "__dataclass_fields__", ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


@lru_cache(maxsize=16)
def _compiled(template: str, parent: str, *, tying: bool) -> jinja2.Template:
    """Compiled once for PDF and HTML, whose numbers are tied, and once for Word: 0.1 s each."""
    tie = tied if tying else None
    environment = _Environment(
        loader=jinja2.DictLoader({PARENT: parent} if parent else {}),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=tie,
    )
    environment.filters["lines"] = (lambda text: lines(str(tie(text)))) if tie else lines
    try:
        return environment.from_string(template)
    except jinja2.TemplateSyntaxError as error:
        message = str(error.message).rstrip(".")
        raise StyleError(f"the template does not compile: line {error.lineno}: {message}.") from error


@lru_cache(maxsize=8)
def _page_css(style: Style) -> str:
    """The style's CSS and that of the screen; colours stay variables, since a dark screen has others."""
    colours = {name: str(value) for name, value in style.tokens.items() if COLOUR.fullmatch(str(value))}
    measures = {name: value for name, value in style.tokens.items() if name not in colours}
    css = f"{style.css}\n{_packaged('screen.css')}"
    rules = css_with_tokens(style.model_copy(update={"css": css, "tokens": measures}))
    night = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_variables(dark(colours))} }} }}"
    return f":root {{ {_variables(colours)} }}\n{night}\n{rules}"


def _running_heads(memo: MemoView, draft: str) -> str:
    """The running heads in so many words, for print: browsers know no `string()`, by which the style sets them."""
    heads = {"top-left": memo.handling or "", "top-right": memo.short_title}
    if memo.draft:
        heads["bottom-center"] = draft
    boxes = " ".join(f"@{box} {{ content: {_css_string(words)} }}" for box, words in heads.items())
    return f"\n@page {{ {boxes} }}\n"


def _css_string(words: str) -> str:
    """Quoted, with all that could end the string, or the style element, as escapes."""
    return '"' + re.sub(r'[\\"<>&\x00-\x1f]', lambda match: f"\\{ord(match[0]):x} ", words) + '"'


def _variables(colours: Mapping[str, str]) -> str:
    return "; ".join(f"--{name.replace('_', '-')}: {value}" for name, value in colours.items())


def _content_security_policy(css: str, script: str) -> str:
    """Nothing may load, nothing may run but the one style element and the one script of this page."""
    return (
        f"default-src 'none'; style-src '{_sha256(css)}'; script-src '{_sha256(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _sha256(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf8")).digest()).decode("ascii")


@lru_cache(maxsize=4)
def _packaged(name: str) -> str:
    return (files("reportpipe.typeset") / name).read_text(encoding="utf8")
