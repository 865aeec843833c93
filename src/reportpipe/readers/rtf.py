r"""Rich Text: its characters made plain Unicode first, then read by pandoc.

pandoc 3.9 loses characters when `\uN` is followed by its fallback without a space: "5\u8211-11 May" comes back as
"5–1 May". It also knows few code pages. So every escaped or 8-bit character becomes itself, in UTF-8, which pandoc
reads rightly; deleted (tracked) and hidden text goes.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from reportpipe.model import Note, Source
from reportpipe.readers.draft import Claim, DateClaim, Draft
from reportpipe.readers.office import Properties
from reportpipe.readers.pandoc import draft_of
from reportpipe.readers.people import names_in
from reportpipe.readers.text_boxes import rtf_for_pandoc
from reportpipe.settings import Settings

CODE_PAGES = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
r"""Code page of each `\fcharset` (RTF 1.9.1, font table); any other follows the document."""

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<symbol>[^a-zA-Z])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}]+)|\\",
    re.DOTALL,
)
_BARE_WORD = re.compile(r"(?<!\\)\\[a-zA-Z]{1,32}(?:-?\d{1,10})?$")
_TITLE = re.compile(r"\{\\title\s([^{}\\]{1,300})\}")
_AUTHOR = re.compile(r"\{\\author\s([^{}\\]{1,200})\}")
_COMPANY = re.compile(r"\{\\company\s([^{}\\]{1,200})\}")
_CREATED = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_HALF_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\(?:'[0-9a-fA-F]?)?\Z")
_MARK = {"\\": "\\\\", "{": "\\{", "}": "\\}", "\u00a0": "\\~ "}


@dataclass(frozen=True)
class _Group:
    """What holds inside a pair of braces."""

    fallback: int = 1
    r"""Characters after `\uN` that stand for it in old programs (`\ucN`)."""
    page: str | None = None
    """Code page of the font in use; None for the document's."""
    gone: bool = False
    """Deleted or hidden text."""
    fonts: bool = False
    """Inside the font table."""
    font: int = 0


@dataclass
class _State:
    page: str
    group: _Group = field(default_factory=_Group)
    outer: list[_Group] = field(default_factory=list)
    pages: dict[int, str] = field(default_factory=dict)
    skip: int = 0
    """Fallback characters still to be passed over."""
    pending: bytearray = field(default_factory=bytearray)
    """8-bit characters that wait for their neighbours: some code pages use two bytes."""
    high: int | None = None
    """First half of a surrogate pair."""


def read(data: bytes, source: Source, settings: Settings) -> Draft:
    """The article of an RTF file; raises as `pandoc.read` does."""
    text = to_unicode(data)
    notes: tuple[Note, ...] = ()
    open_groups = _open_groups(text)
    if open_groups > 0:
        text = _HALF_ESCAPE.sub(r"\1", text) + "\n" + "}" * open_groups  # the line end closes a word cut in half
        message = "The file is cut off: what stood behind its last words is missing."
        hint = "Download or copy it again, if the rest is wanted."
        notes = (Note(code="reader.rtf.cut_off", level="warning", message=message, where=source.name, hint=hint),)
    text = rtf_for_pandoc(text)
    return draft_of(text.encode("utf_8", "replace"), source, settings, _properties(text), notes)


def to_unicode(data: bytes) -> str:
    r"""RTF without `\uN`, `\'hh` or 8-bit characters: each is replaced by the character that it means."""
    raw = data.decode("latin_1")
    page = re.search(r"\\ansicpg(\d{3,5})", raw[:4000])
    start = "mac_roman" if re.search(r"\\mac\b", raw[:200]) else _known_page(f"cp{page[1]}" if page else "cp1252")
    # pandoc passes over the optional form of footnotes, which its own writer makes.
    return "".join(_delimited(_converted(raw, _State(start)))).replace("{\\*\\footnote", "{\\footnote")


def _open_groups(text: str) -> int:
    """How many groups an RTF text leaves open."""
    braces = [match["brace"] for match in _TOKEN.finditer(text) if match["brace"]]
    return braces.count("{") - braces.count("}")


def _known_page(name: str) -> str:
    import codecs

    try:
        return codecs.lookup("utf_8" if name == "cp65001" else "gb18030" if name == "cp936" else name).name
    except LookupError:
        return "cp1252"


def _delimited(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces with a space after a control word that would otherwise swallow what now stands behind it."""
    word = False
    for piece in pieces:
        if not piece:
            continue
        if word and piece[0] not in "\\{}":
            yield " "
        word = bool(_BARE_WORD.search(piece[-44:]))
        yield piece


def _converted(raw: str, state: _State) -> Iterator[str]:
    place = 0
    while match := _TOKEN.match(raw, place):
        place = match.end()
        kind = match.lastgroup or ""
        if match["hex"]:
            if state.skip:
                state.skip -= 1
            elif not state.group.gone:
                state.pending.append(int(match["hex"], 16))
            continue
        if match["text"] is not None and not match["text"].isascii():
            yield _wide_text(state, match["text"])
            continue
        yield _pending(state)
        if match["brace"]:
            yield _brace(state, match["brace"])
        elif match["word"]:
            number = int(match["number"]) if match["number"] else None
            if match["word"] == "bin":
                place += max(0, number or 0)
            else:
                yield _word(state, match["word"], number, match[0])
        elif match["symbol"]:
            yield _symbol(state, match["symbol"])
        elif kind == "text":
            yield _text(state, match["text"])
    yield _pending(state)


def _brace(state: _State, brace: str) -> str:
    state.skip = 0
    if brace == "{":
        state.outer.append(state.group)
    elif state.outer:
        state.group = state.outer.pop()
    return brace


def _word(state: _State, word: str, number: int | None, token: str) -> str:
    if word == "u" and number is not None:
        state.skip = state.group.fallback
        return "" if state.group.gone else _character(state, number)
    if state.skip:
        state.skip -= 1
        return ""
    if word == "uc":
        state.group = replace(state.group, fallback=max(0, number or 0))
        return ""
    if word in {"deleted", "v"}:
        state.group = replace(state.group, gone=number != 0)
        return ""
    if word == "plain":
        state.group = replace(state.group, gone=False)
    elif word == "fonttbl":
        state.group = replace(state.group, fonts=True)
    elif word == "f":
        state.group = replace(state.group, font=number or 0, page=state.pages.get(number or 0))
    elif word == "fcharset" and state.group.fonts:
        if number in CODE_PAGES:
            state.pages[state.group.font] = CODE_PAGES[number]
    elif word == "ansicpg":
        return ""
    return "" if state.group.gone and word in {"tab", "line", "emdash", "endash", "bullet"} else token


def _symbol(state: _State, symbol: str) -> str:
    if state.skip:
        state.skip -= 1
        return ""
    return "" if state.group.gone and symbol in "\\{}~_-" else f"\\{symbol}"


def _text(state: _State, text: str) -> str:
    if state.skip:
        solid = len(text) - len(text.lstrip("\r\n"))
        used = min(state.skip, len(text) - solid)
        state.skip -= used
        text = text[solid + used :]
    return "" if state.group.gone else text


def _wide_text(state: _State, text: str) -> str:
    """Text with 8-bit characters: decode it in the code page of its font."""
    rest = _text(state, text)
    state.pending.extend(rest.encode("latin_1"))
    return _pending(state)


def _character(state: _State, number: int) -> str:
    code = number + 0x10000 if number < 0 else number
    if 0xD800 <= code < 0xDC00:  # noqa: PLR2004 - high surrogates
        state.high = code
        return ""
    if 0xDC00 <= code < 0xE000 and state.high is not None:  # noqa: PLR2004 - low surrogates
        code = 0x10000 + ((state.high - 0xD800) << 10) + (code - 0xDC00)
    state.high = None
    if not 0x20 <= code <= 0x10FFFF or 0xD800 <= code < 0xE000:  # noqa: PLR2004 - controls and lone halves mean nothing
        return " "
    return _MARK.get(chr(code), chr(code))


def _pending(state: _State) -> str:
    if not state.pending:
        return ""
    text = bytes(state.pending).decode(state.group.page or state.page, "replace")
    state.pending.clear()
    return "".join(_MARK.get(char, char) for char in text)


def _properties(text: str) -> Properties:
    r"""Title, author, company and date of creation from the `\info` group."""
    head = text[:200_000]
    title, author, created = _TITLE.search(head), _AUTHOR.search(head), _CREATED.search(head)
    company = _COMPANY.search(head)
    names = (names_in(author[1]) or (author[1].strip(),)) if author else ()
    day = None
    if created:
        try:
            day = dt.date(int(created[1]), int(created[2]), int(created[3]))
        except ValueError:
            day = None
    return Properties(
        title=Claim(title[1].strip(), "metadata", "RTF info", firm=False) if title and title[1].strip() else None,
        authors=tuple(Claim(name, "metadata", "RTF info", firm=False) for name in names),
        publisher=Claim(company[1].strip(), "metadata", "RTF info", firm=False) if company else None,
        published=DateClaim(day, "metadata", "date of creation in RTF info", firm=False) if day else None,
    )
