"""Lines that name the author or the day: bylines and datelines, which are neither headings nor body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportpipe.readers.announced import announced
from reportpipe.readers.biography import introduces
from reportpipe.readers.boilerplate import reason_anywhere
from reportpipe.readers.day_lines import LONGEST, MARKS, WEEKDAY_LAST, is_date_line, is_place, is_time
from reportpipe.readers.days import day_in
from reportpipe.readers.draft import RawBlock
from reportpipe.readers.language import is_english
from reportpipe.readers.people import all_names, as_name, first_names, names_in
from reportpipe.readers.structure import is_prose

HEAD = 10
"""Blocks from the top, or the title, among which a byline may stand, until a second block of prose."""

_BY = re.compile(
    "^(?:-{1,2}\\s*|[–—]\\s*)?(?:(?:an?|the)\\s+(?:analysis|commentary|report|essay|opinion|interview)\\s+)?"
    "(?:by:?|(?:written|posted|published|text|words|analysis|story|reported|interview(?:ed)?"
    "|(?:interview )?conducted|commentary|prepared|compiled|(?:keynote )?(?:speech|remarks|address|lecture)|keynote"
    "|testimony|drafted) by:?|(?:from|authors?|author\\(s\\)|text|words|story)\\s?:"
    "|(?:propos recueillis|écrit|rédigé|publié|entretien réalisé) par|texte\\s?:"
    "|(?:eine?\\s+)?(?:kommentar|analyse|gastbeitrag|reportage|bericht|interview) von"
    "|das interview führten?:?|(?:escrito|entrevista|redactado|texto) por:?|por:)\\s+(?=\\S)",
    re.IGNORECASE,
)
_FOREIGN_BY = re.compile("^(?:Par|PAR|Von|VON|Por|POR)\\s+(?=\\S)")
"""`By` of a French, German, Spanish or Portuguese text; in an English one it begins a name: `Von Trapp`."""
_BY_AFTER = re.compile("\\s+by\\s+(?=\\S)", re.IGNORECASE)
_SEPARATORS = re.compile("\\s*[|·•∙–—]\\s*|\\s+-\\s+|,\\s+(?=\\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)")
_LABELLED = re.compile(r"^(?:by|authors?|written by|reported by|story by|words by)\W*$", re.IGNORECASE)
_PUBLISHED_IN = re.compile(r"^(?:published|posted|filed|appears) in\W*$", re.IGNORECASE)
_COMMENTS = re.compile(
    "(?:\\s*(?:[|·•∙–—-]\\s*)?(?:(?:\\d+|no) comments?|(?:leave|add|post) a (?:comment|reply)))+$", re.IGNORECASE
)
"""What blogs put behind a byline."""
_PLACES: tuple[str, ...] = (
    "Abu ",
    "Addis ",
    "Buenos ",
    "Cape ",
    "El ",
    "Hong ",
    "Kuala ",
    "La ",
    "Las ",
    "Los ",
    "Mexico ",
    "New ",
    "Phnom ",
)
_PLACES += (
    "Port ",
    "Rio ",
    "Saint ",
    "San ",
    "Santa ",
    "Santo ",
    "Sri ",
    "St. ",
    "Tel ",
    "The ",
    "Ho Chi ",
    "East ",
    "West ",
)
"""How places of two words begin that would pass for names beside a date."""
_STAFF = re.compile(
    r"^(?:[A-Z][\w.&]+ ){1,3}(?:Staff|Desk|Newsroom|Correspondents?|Reporters?)$|^(?:Staff|Wire) Reports?$"
)
"""Who writes where nobody is named: `Reuters Staff`."""
_MAX_WORDS = 30
_NOON = re.compile(r"\d ?[ap]\.m\.$")
"""Where a line ends in a time: its stop ends no sentence."""
_DATED_BELOW = re.compile(
    r"^(?:(?:publish(?:ed)?|publication) date|date (?:published|of publication))\b", re.IGNORECASE
)
"""A label that says the day of the text wherever it stands."""
_CLOCK = re.compile(r"^\d{1,2}[:.]\d\d\s?[ap]\.?m\b\.?(?:\s[A-Z]{2,5})?$", re.IGNORECASE)
"""When a transcript begins: `2:08 p.m. EDT`."""
_ONE_LINE = 14
"""Words of a line below a title that begins with the author and holds a day."""
_AGENCY = re.compile(
    r",?\s+(?:(?:The |for the )?Associated Press|Agence France-Presse|Press Association|Press Trust of India"
    r"|The Canadian Press)\b.*$"
)
"""Agencies whose names would pass for a part of their writers'."""
_BARS = re.compile("\\s*[|·•∙–—]\\s*|\\s+-\\s+")
_ON_DAY = re.compile(r"[\s,|]*(?:\b(?:date|posted|published|updated|on)\b[\s:]*)*$", re.IGNORECASE)


@dataclass(frozen=True)
class Byline:
    """A line's authors; empty for a dateline."""

    authors: tuple[str, ...]


def mark_bylines(blocks: Sequence[RawBlock], known: Sequence[str] = ()) -> tuple[RawBlock, ...]:
    """Blocks with the byline and dateline lines at the top, and date lines at the very end, made `byline`.

    Args:
        blocks: normalised, with headings.
        known: authors known from markup; a line that holds just their names is a byline without "By".
    """
    out = list(blocks)
    prose = 0
    named: set[str] = set()  # a heading that names an author again heads what that person says
    title = next((number for number, block in enumerate(out) if block.kind == "title"), 0)
    foreign = _is_foreign(out, title)
    for number, block in enumerate(out[: title + HEAD]):
        line = block.kind in {"paragraph", "heading", "boilerplate"} or (
            block.kind == "list item" and not block.footnote
        )
        byline = parse_byline(block.text, known, foreign=foreign) if line else None
        if byline is not None and not byline.authors and _dates_a_card(out, number):
            continue
        if byline and number and _PUBLISHED_IN.match(out[number - 1].text) and not set(byline.authors) & set(known):
            out[number] = block.marked("navigation")
            continue
        again = byline is not None and block.kind == "heading" and named.issuperset(byline.authors) and byline.authors
        if byline is not None and not again:
            out[number] = replace(block, kind="byline", level=0, reason=None)
            named.update(byline.authors)
        elif _speaks(block):
            prose += 1
            if prose == 2:  # noqa: PLR2004 - a standfirst may stand before the byline
                break
    for number, block in enumerate(out):
        if block.kind == "paragraph" and _DATED_BELOW.match(block.text) and is_date_line(block.text):
            out[number] = replace(block, kind="byline", level=0, reason=None)
    _mark_lone_names(out, title)
    last = max((number for number, block in enumerate(out) if _is_text(block)), default=-1)
    if out and out[last].kind == "paragraph" and _ends_text(out[last].text):
        out[last] = replace(out[last], kind="byline", level=0, reason=None)
    return tuple(out)


def _is_text(block: RawBlock) -> bool:
    return block.kind != "boilerplate" and not block.footnote and reason_anywhere(block) is None


def _ends_text(text: str) -> bool:
    """Whether a line below the text says when, or behind a dash by whom, it was written."""
    byline = parse_byline(text, foreign=False) if _BY.match(text) and text.startswith(("-", "–", "—")) else None
    return is_date_line(text) or bool(byline and byline.authors)


def _dates_a_card(blocks: Sequence[RawBlock], number: int) -> bool:
    """Whether a line of furniture that holds a day stands below another article's headline."""
    above = blocks[number - 1] if number else None
    if above is None or above.kind != blocks[number].kind or above.kind != "boilerplate" or announced(above):
        return False
    return bool(above.link) and len(above.text.split()) > 3 and not all_names(above.text)  # noqa: PLR2004 - a label


def _is_foreign(blocks: Sequence[RawBlock], title: int) -> bool:
    """Whether a line at the top begins with a French or German "by", above a text that is not in English."""
    front = blocks[: title + HEAD]
    return any(_FOREIGN_BY.match(block.text) for block in front) and not is_english(
        " ".join(block.text for block in blocks if is_prose(block))
    )


def _speaks(block: RawBlock) -> bool:
    """Whether a block is prose of the article: a cookie bar is none, nor a label (`From:`)."""
    return is_prose(block) and len(block.text.split()) > 2 and reason_anywhere(block) is None  # noqa: PLR2004 - a label


def _mark_lone_names(blocks: list[RawBlock], title: int) -> None:
    """A line of names beside a dateline, below "Authors" or directly below the title, above prose, is a byline.

    One block of prose may stand above, the standfirst. "Red Lines" or "Central Asia" may look like a name there: whom
    the body speaks of, or what it says in lower case, is not its author; nor is what stands below "Published in".
    """
    said = [block.text for block in blocks if _speaks(block)]
    prose = 0
    for number, block in enumerate(blocks[: title + HEAD]):
        prose += _speaks(block)
        if prose == 2:  # noqa: PLR2004 - as in `mark_bylines`
            return
        line = block.kind in {"paragraph", "heading", "boilerplate"} and not block.text.isupper()
        if not line or reason_anywhere(block) is not None:
            continue
        above = blocks[number - 1] if number else None
        named = bool(above and above.kind == "byline" and _LABELLED.match(above.text))
        if above and _LABELLED.match(block.text) and all_names(blocks[min(number + 1, len(blocks) - 1)].text):
            blocks[number] = replace(block, kind="byline", level=0, reason=None)
        if not all_names(block.text) or block.text.startswith(_PLACES) or (above and _PUBLISHED_IN.match(above.text)):
            continue
        beside = {blocks[place].kind for place in (number - 1, number + 1) if 0 <= place < len(blocks)}
        placed = "byline" in beside or (above and above.kind == "title")
        if named or (placed and not _is_spoken_of(block.text, said)):
            blocks[number] = replace(block, kind="byline", level=0, reason=None)


def _is_spoken_of(names: str, said: Sequence[str]) -> bool:
    """Whether the prose uses a word of the names, but where it introduces their bearers."""
    people = names_in(names)
    words = {word for text in said if not introduces(text, people) for word in re.findall(r"\w+", text)}
    named = re.findall(r"\w{2,}", " ".join(people))
    return any(word in words or word.lower() in words for word in named)


def parse_byline(text: str, known: Sequence[str] = (), *, foreign: bool = True) -> Byline | None:
    """What a line says as a byline, or None when it is something else.

    Args:
        text: one block.
        known: authors known from markup.
        foreign: `Par` and `Von` before names mean `By`.
    """
    if (
        len(text) > LONGEST
        or len(text.split()) > _MAX_WORDS
        or (text.endswith((".", "?", "!")) and not (_BY.match(text) or _NOON.search(text)))
    ):
        return None
    text = _COMMENTS.sub("", text)
    by = _BY.match(text)
    if by is None:
        after = _BY_AFTER.search(text)
        by = after if after and is_date_line(text[: after.start()]) else None
    if (
        by is None
        and foreign
        and (par := _FOREIGN_BY.match(text))
        and names_in(_SEPARATORS.split(text[par.end() :])[0])
    ):
        by = par
    if by:
        return _signed(text[by.end() :])
    if _STAFF.match(text) or _CLOCK.match(text):
        return Byline(())
    parts = [part for part in _SEPARATORS.split(text) if part]
    barred = [part for part in _BARS.split(text) if part]
    dated = any(is_date_line(part) for part in [*parts, *barred])
    people = [name for part in parts for name in names_in(part) if not name.startswith(_PLACES)]
    opening = tuple(name for name in known if name in text) if _known(text, known) and day_in(text) else ()
    if opening and len(text.split()) <= _ONE_LINE:
        return Byline(opening)
    if (
        people
        and (dated or all(person in known for person in people))
        and (as_name(parts[0]) or _known(parts[0], known))
    ):
        return Byline(tuple(people))
    barred_day = dated and all(_beside(part) for part in barred)
    return Byline(()) if is_date_line(text) or barred_day or _closes_with_time(text) else None


def _signed(rest: str) -> Byline | None:
    """What stands behind "By": names, or an institution; then perhaps a role, a handle, an agency, a day."""
    rest = _AGENCY.sub("", rest)
    day = day_in(rest)
    before = _ON_DAY.sub("", WEEKDAY_LAST.sub("", rest[: day.start])) if day else rest
    signed = _SEPARATORS.split(before)[0]
    names = names_in(signed) or names_in(first_names(signed))
    if names:
        return Byline(names)
    house = before.removeprefix("the ")
    named = 0 < len(house.split()) <= 6 and house[:1].isupper() and not re.search("[,:@]", house)  # noqa: PLR2004 - a name
    return Byline(()) if named and not house.endswith((".", "?", "!")) else None


def _closes_with_time(text: str) -> bool:
    """Whether a line of names ends in a day and a time: `Ana Prieto Example Post Thu, 14 May 2020 17:55 UTC`."""
    day = day_in(text)
    before = text[: day.start].split() if day else []
    named = 0 < len(before) <= _ONE_LINE // 2 and all(word[:1].isupper() for word in before)
    return day is not None and named and is_time(text[day.end :].strip(MARKS))


def _beside(part: str) -> bool:
    """Whether a part of a line between bars is a day, or an agency, a place or a count beside one."""
    return is_date_line(part) or is_time(part) or is_place(part)


def _known(text: str, known: Sequence[str]) -> bool:
    return any(text.startswith(name) for name in known)
