"""The title among the first lines, and the letterhead above it: who issues the text, what kind it is, its number."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportpipe.readers.boilerplate import reason_anywhere
from reportpipe.readers.bylines import parse_byline
from reportpipe.readers.cues import CREDIT_AFTER, RECORD
from reportpipe.readers.day_lines import is_date_line, is_time
from reportpipe.readers.draft import RawBlock
from reportpipe.readers.letterheads import end_of_menu, is_letterhead
from reportpipe.readers.structure import MAX_HEADING_CHARS, ends_sentence, is_prose

MAX_TITLE_WORDS = 24
FRONT = 8
"""Blocks from the top among which the title stands."""
LABEL = 4
"""Words of a series' or section's name; a standfirst has more."""
SECTION_NAMES = frozenset(
    {
        "abstract",
        "background",
        "context",
        "executive summary",
        "foreword",
        "introduction",
        "key findings",
        "key points",
        "key takeaways",
        "overview",
        "preface",
        "summary",
    }
)

_NO_TITLE = re.compile(r"^(?:by|photo|image|dear)\b|^\W|\b(?:19|20)\d\d$", re.IGNORECASE)
"""First lines that are a byline, a credit, a greeting, a mark or a date."""
_BODIES = (
    "academy|administration|agency|assembly|association|authority|bank|board|bureau|cent(?:re|er)|chamber|chancellery"
    "|commission|committee|congress|council|court|department|directorate|embassy|federation|forum|foundation|fund"
    "|headquarters|house|institut(?:e|ion)|laborator(?:y|ies)|library|ministry|mission|network|observatory|office"
    "|organi[sz]ation|parliament|secretariat|senate|service|society|treasury|tribunal|union|university"
    "|(?:working|special|study|expert|contact) group"
)
_PAPERS = frozenset(
    {"advertiser", "advocate", "argus", "chronicle", "courier", "dispatch", "echo", "examiner", "express", "gazette"}
    | {"globe", "guardian", "herald", "independent", "inquirer", "journal", "mercury", "messenger", "mirror", "monitor"}
    | {"observer", "post", "sentinel", "standard", "telegraph", "times", "tribune", "weekly"}
)
"""Words that names of papers end in; `Breaking News` and `Book Review` are labels."""
_BODY = re.compile(
    rf"^(?:the )?(?:(?!and\b)[\w’'.&-]+ ){{0,6}}(?:{_BODIES})(?:,? (?:of|for|on|and|&) .{{3,50}})?"
    r"(?: \([A-Z]{{2,8}}\))?$",
    re.IGNORECASE,
)
_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "&", "de", "du", "des", "et"})
_SECTION = re.compile(r"\s[-–]\s(?:news|opinion|world|politics|business|comment|analysis)$", re.IGNORECASE)
_BARRED = re.compile(r" [|/›»>] ")
_SUBJECT = re.compile(r"^(?:Subject|SUBJECT|Re|RE):\s+(?=\S)")
_ADDRESSED = re.compile(r"^(?:To|From):\s", re.IGNORECASE)
_KIND = re.compile(
    r"^(?:(?:press|news|media) (?:release|statement|summary|notice|briefing|advisory|communiqu[ée])|communiqu[ée]"
    r"|for (?:immediate )?release(?: at .{3,30})?|judge?ment|newsletter|sitrep|opinion|editorial|analysis|commentary"
    r"|information note|daily news|(?:press|media|news) ?(?:room|cent(?:er|re)|corner|office|note|releases)"
    r"|(?:(?:annual|interim|final|draft|special|committee) )?report"
    r"|(?:\w+ ){0,2}(?:background|briefing|discussion|issue|occasional|policy|research|working|green|white)"
    r" (?:paper|note|brief|briefing|report)"
    r"|(?:notice|circular|bulletin|advisory|alert)(?= (?:no|number|#|\d))"
    r"|(?:(?:daily|weekly|monthly|annual) )?(?:situation|flash|incident|operational) (?:report|update))"
    r"(?:,? (?:no\.?|number|issue|#)? ?\d[\w/-]*)?$",
    re.IGNORECASE,
)
"""A line that says only what kind of document it heads: `PRESS RELEASE`, `Situation Report No. 7`."""

_LETTERS = re.compile(r"[\W_]+")
_SITE = re.compile(r"\s[-–—|·»]\s[^–—|·»]{2,40}$")
HEADLINE = 4
"""Words of a line that is a headline where it stands twice, or below a label."""


def find_title(blocks: Sequence[RawBlock], title: str | None, *, plain: bool) -> tuple[RawBlock, ...]:
    """The blocks with the title marked, and what stands above it as boilerplate.

    The title is the block that says what markup or properties say, else the line that stands twice (in a page's head
    and above its text), else the line below a letterhead, else the first heading above all prose. Where it stands again
    near it, that is furniture.

    Args:
        blocks: with headings.
        title: as markup or properties say.
        plain: the format has no headings of its own.
    """
    menu = end_of_menu(blocks) if plain else 0
    out = [block.marked("navigation") for block in blocks[:menu]]
    rest = blocks[menu:]
    places = (
        _marked(rest),
        _subject(rest),
        _claimed(rest, title),
        _repeated(rest),
        _below_formal(rest) if plain else None,
        _below_letterhead(rest),
        _below_day(rest) if plain else None,
        _first(rest, plain=plain),
    )
    place = next((menu + each for each in places if each is not None), None)
    out += rest
    if place is None:
        return tuple(out)
    out[place] = replace(out[place], kind="title", level=0, text=_SUBJECT.sub("", out[place].text))
    said = _letters(out[place].text)
    for number, block in enumerate(out[: place + FRONT]):
        again = number != place and said in _said(block.text)
        above = number < place and not is_prose(block)
        listed = above and block.kind == "list item"
        if listed or (block.kind in {"heading", "paragraph"} and (again or above)):
            out[number] = block.marked("navigation")
    return tuple(out)


def mark_below_title(blocks: Sequence[RawBlock], *, plain: bool) -> tuple[RawBlock, ...]:
    """The blocks without headings between the title and the last byline, where they head nothing.

    A short line in capitals or of a name's form and the kind of document are boilerplate there, an institution is the
    author, and anything else that the format marks as a heading is the standfirst.
    """
    out = list(blocks)
    title = next((number for number, block in enumerate(out) if block.kind == "title"), -1)
    front = range(title + 1, min(title + 1 + FRONT, len(out)))
    last = max((number for number in front if out[number].kind == "byline" or _is_record(out[number])), default=0)
    for number in range(title + 1, last + 1):
        block = out[number]
        if is_prose(block):
            break
        if block.kind not in {"heading", "paragraph"}:
            continue
        words = block.text.split()
        if any(is_body(part) for part in block.text.split(", ")) and _is_named(words):
            out[number] = replace(block, kind="byline", level=0)
        elif (
            block.text.isupper()
            or _KIND.match(block.text)
            or _is_record(block)
            or (len(words) <= LABEL and _is_named(words) and not re.search(r"\d", block.text))
        ):
            out[number] = block.marked("navigation")
        elif not plain:
            out[number] = replace(block, kind="paragraph", level=0)
    for number in front[: max(0, last - title + 1)]:
        if _is_between_labels(out, number):
            out[number] = out[number].marked("navigation")
    return tuple(out)


def _is_between_labels(blocks: Sequence[RawBlock], number: int) -> bool:
    """Whether a few words stand between bylines or furniture: `in`, or what a record says beside its label."""
    block = blocks[number]
    above, below = blocks[number - 1], blocks[number + 1] if number + 1 < len(blocks) else None
    beside = below is not None and {above.kind, below.kind} <= {"byline", "boilerplate"}
    return beside and block.kind in {"paragraph", "list item"} and len(block.text.split()) <= LABEL


def is_body(text: str) -> bool:
    """Whether a line is the name of an institution and nothing else: `Office for Humanitarian Coordination`."""
    words = text.split()
    return 1 < len(words) <= 12 and not re.search(r"\d", text) and _is_named(words) and _BODY.match(text) is not None  # noqa: PLR2004 - words of a name


def is_paper(text: str) -> bool:
    """Whether a line is the name of a newspaper or magazine: `The Carrow Courier`."""
    words = text.split()
    named = 1 < len(words) <= 5 and _is_named(words) and words[-1].lower() in _PAPERS  # noqa: PLR2004 - as they are named
    return named and words[0].lower() not in {"blog", "guest", "latest"}


def _is_named(words: Sequence[str]) -> bool:
    """Whether words are written as a name: with capitals, but for the small ones."""
    return all(word[0].isupper() or not word[0].isalpha() or word.lower() in _SMALL for word in words)


def _marked(blocks: Sequence[RawBlock]) -> int | None:
    return next((number for number, block in enumerate(blocks) if block.kind == "title"), None)


def _subject(blocks: Sequence[RawBlock]) -> int | None:
    """Where a memorandum says what it is about, below whom it is to or from."""
    front = [block.text for block in blocks[:FRONT]]
    place = next((number for number, text in enumerate(front) if _SUBJECT.match(text)), None)
    return place if place and any(_ADDRESSED.match(text) for text in front[:place]) else None


def _claimed(blocks: Sequence[RawBlock], title: str | None) -> int | None:
    wanted = " ".join((title or "").casefold().split())
    for number, block in enumerate(blocks[:FRONT]):
        if wanted and block.kind in {"heading", "paragraph"} and block.text.casefold() == wanted:
            return number
    return None


def _repeated(blocks: Sequence[RawBlock]) -> int | None:
    """Where a headline stands the second time among the first lines."""
    said: set[str] = set()
    places = []
    for number, block in enumerate(blocks[:FRONT]):
        headed = HEADLINE <= len(block.text.split()) <= MAX_TITLE_WORDS and not _in_letterhead(blocks, number)
        if block.kind in {"heading", "paragraph"} and headed:
            places += [number] if _letters(block.text) in said else []
            said |= _said(block.text)
    return places[-1] if places else None


def _letters(text: str) -> str:
    return _LETTERS.sub("", text.casefold())


def _said(text: str) -> set[str]:
    """The letters of a headline, also without the site that a page's own title puts behind."""
    return {_letters(text), _letters(_SITE.sub("", text))}


def _is_record(block: RawBlock) -> bool:
    return block.kind in {"heading", "paragraph"} and RECORD.match(block.text) is not None


def _below_formal(blocks: Sequence[RawBlock]) -> int | None:
    """Where a headline stands below lines of which one says a sitting, a series, how to handle it or the like."""
    formal = False
    for number, block in enumerate(blocks[:FRONT]):
        named = is_letterhead(block.text) or (number < 2 and is_paper(block.text))  # noqa: PLR2004 - at the top
        if block.kind in {"heading", "paragraph"} and named:
            formal = True
        elif not _in_letterhead(blocks, number) and not (formal and len(block.text.split()) == 1):
            headed = block.kind in {"heading", "paragraph"} and len(block.text.split()) > 2  # noqa: PLR2004 - a label
            return number if formal and headed and not is_prose(block) and _could_be_title(block.text) else None
    return None


def _below_letterhead(blocks: Sequence[RawBlock]) -> int | None:
    """Where the title stands below an institution's name in capitals, or below or above the kind of document.

    An institution's name alone tells nothing, without a day: `Bank of Japan` may be what the article is about.
    """
    place = next((number for number in range(min(FRONT, len(blocks))) if not _in_letterhead(blocks, number)), 0)
    above = blocks[:place]
    if place == 0 or blocks[place].kind not in {"heading", "paragraph"} or not _could_be_title(blocks[place].text):
        return None
    dated = any(is_date_line(block.text) for block in above) and any(is_body(block.text) for block in above)
    capitals = any(block.text.isupper() and not is_date_line(block.text) for block in above)
    kinds = any(_KIND.match(block.text) for block in blocks[: place + 2])
    return place if capitals or kinds or dated else None


def _below_day(blocks: Sequence[RawBlock]) -> int | None:
    """Where a headline stands between its day and the text, below the short name of a paper or series.

    Where more headings follow, it may be the first of a newsletter's.
    """
    first = next((block for block in blocks[:FRONT] if not _is_furniture(block)), None)
    if first is None or len(first.text.split()) >= HEADLINE:
        return None
    for number in range(1, min(FRONT, len(blocks) - 1)):
        dated = is_date_line(blocks[number - 1].text) and blocks[number] is not first
        headed = len(blocks[number].text.split()) >= HEADLINE and _could_be_title(blocks[number].text)
        lone = all(block.kind != "heading" or _is_signed(block) for block in blocks[number + 1 :])
        text = any(ends_sentence(block.text) for block in blocks[number + 1 : number + 3])  # a byline may stand between
        if dated and headed and lone and text:
            return number
    return None


def _is_signed(block: RawBlock) -> bool:
    byline = parse_byline(block.text, foreign=False)
    return byline is not None and bool(byline.authors)


def _in_letterhead(blocks: Sequence[RawBlock], place: int) -> bool:
    block = blocks[place]
    return (
        (place == 0 and _is_paper(blocks))
        or block.kind == "boilerplate"
        or _KIND.match(block.text) is not None
        or is_body(block.text)
        or is_date_line(block.text)
        or _is_furniture(block)
    )


def _is_paper(blocks: Sequence[RawBlock]) -> bool:
    """Whether the first line, in capitals, names a paper or series: above a longer line that is not in capitals."""
    if len(blocks) < 2 or not blocks[0].text.isupper() or blocks[1].text.isupper() or is_prose(blocks[1]):  # noqa: PLR2004 - a pair
        return False
    first, second = blocks[:2]
    longer = len(first.text.split()) <= _SHORT < len(second.text.split()) and second.kind in {"heading", "paragraph"}
    return longer or first.kind == second.kind == "heading"


_SHORT = 4
"""Words of a series' name; a headline in capitals above its standfirst has more."""


def _could_be_title(text: str) -> bool:
    """A line that is no sentence, though prose may not follow at once: titles of papers run to twenty words."""
    if ends_sentence(text) or _NO_TITLE.search(text) or text[0].islower():
        return False
    fits = 1 < len(text.split()) <= MAX_TITLE_WORDS and len(text) <= 2 * MAX_HEADING_CHARS
    return fits and text.casefold().strip(" :") not in SECTION_NAMES


def _is_furniture(block: RawBlock) -> bool:
    """`View this email in your browser`, `News | Asia`, a day, a caption with its credit and what a reader marked."""
    labels = _BARRED.split(block.text)
    barred = len(labels) > 1 and all(len(label.split()) < LABEL for label in labels)
    words = block.text.split()
    twice = len(words) > 1 and words[: len(words) // 2] == words[len(words) // 2 :]
    beside = is_date_line(block.text) or is_time(block.text) or _is_record(block) or CREDIT_AFTER.match(block.text)
    return (
        barred
        or twice
        or _SECTION.search(block.text) is not None
        or bool(beside)
        or block.kind == "boilerplate"
        or (block.kind == "list item" and not is_prose(block))
        or reason_anywhere(block) is not None
    )


def _is_label(blocks: Sequence[RawBlock], number: int) -> bool:
    """Whether a line of one or two words is a section's name: a headline stands below it."""
    below = next((block for block in blocks[number + 1 : FRONT] if not _is_furniture(block)), None)
    if below is None or below.kind not in {"heading", "paragraph"}:
        return False
    short = len(blocks[number].text.split()) <= 2 < HEADLINE <= len(below.text.split())  # noqa: PLR2004 - as said
    return short and _could_be_title(below.text)


def _first(blocks: Sequence[RawBlock], *, plain: bool) -> int | None:
    """A first line that could be one, or the first heading above all prose.

    Where the format marks headings but none stands there, a first line above other lines could be one as well.
    """
    front = enumerate(blocks[:FRONT])
    start = next((number for number, block in front if not _is_furniture(block)), 0)
    start += plain and start < len(blocks) and _is_label(blocks, start)
    if start:
        place = _first(blocks[start:], plain=plain)
        return None if place is None else start + place
    prose = any(is_prose(block) for block in blocks[1:])
    possible = prose and blocks[0].kind == "paragraph" and _could_be_title(blocks[0].text)
    if plain and possible:
        return 0
    for number, block in enumerate(blocks[: FRONT // 2]):
        if block.kind == "heading":
            top = sum(other.kind == "heading" and other.level <= block.level for other in blocks)
            named = block.text.casefold().strip(" :") in SECTION_NAMES
            return number if not named and (number == 0 or top == 1) else 0 if possible else None
        if is_prose(block):
            break
    return 0 if possible else None
