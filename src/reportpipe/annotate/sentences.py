"""Where sentences begin and end: rules on English news and policy prose, one pass, linear in the length of the text.

A stop ends a sentence unless what stands before it (a title, an initial, an abbreviation, a list number) or what
follows it (a small letter, a number after `No.`, the speaker of a quotation) says otherwise. Why not a library:
docs/decisions/0002-summary.md.
"""

import re
from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reportpipe.model import Article


class Sentence(NamedTuple):
    """One sentence of an article."""

    start: int
    """First code point of Article.text."""
    end: int
    """One past the last code point."""
    paragraph: int
    """The n of ¶n."""


@lru_cache(maxsize=2)  # every annotator asks for them
def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the numbered paragraphs, in text order: no titles, headings, bylines or boilerplate."""
    return tuple(
        Sentence(start, end, number)
        for number, block in enumerate(article.paragraphs, start=1)
        for start, end in split(article.text, block.start, block.end)
    )


def split(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]` as half-open offsets into `text`, in order, trimmed of white space.

    Together they hold every character that is not white space.
    """
    stop = len(text) if end is None else min(end, len(text))
    spans: list[tuple[int, int]] = []
    for first, last in _lines(text, start, stop):
        begin = first
        partner = _brackets(text, first, last)
        for match in _MARK.finditer(text, first, last):
            cut = match.end()
            if match.start() >= begin and _ends(text, match, begin, last) and not _inside(partner, match, last, text):
                _add(spans, text, begin, cut)
                begin = cut
        _add(spans, text, begin, last)
    return spans


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OPENERS = "\"'“‘«‹([{¿¡—–-"
_CLOSERS = "\"'”’»›)\\]}"
_MARK = re.compile(
    rf"(?P<stop>(?<![.!?…])[.!?…]++(?:[ \u00a0]\.(?![\w.])){{0,4}})"
    rf"(?P<close>[{_CLOSERS}]*+(?:(?<=[a-z]{{3}}[.!?])\d{{1,2}})?(?:[ ]?\[\d{{1,3}}\]){{0,6}})(?=\s|$)"
    rf"|(?P<wide>[。！？]+[”’」』）]*)"
    rf"|(?P<bullet>\s(?=[•‣▪●◦]\s))"
)
_BREAK = re.compile(r"\n")
_BULLET = re.compile(r"[ \t]*(?:[•‣▪●◦*–—-]|\(?\w{1,3}[.)])[ \t]")
_WRAPPED = 56
"""A line at least this long that ends without a stop was wrapped by a machine; a shorter one was broken on purpose."""

_LONGEST = 3000
"""Characters of a sentence; what goes on has no stops (captions of a video), and annotators need the square of its
length: 40 000 characters took them 40 s, in parts of 3000 they take 2 s."""

_TITLES = _words(
    "adm amb atty brig capt cdr cmdr col comdr cpl dr esq fr gen gov hon insp lt maj messrs mlle mme mr mrs ms mt "
    "msgr mx pfc pres prof pvt rep reps rev sen sens sgt spc supt ven vice-adm m mm st ste ft gens profs drs "
    "chas chr edw fred geo joh thos wm"
)
_INLINE = _words("e.g eg i.e ie cf viz vs v approx ca c esp incl resp b d r née fl dept assn")
_NUMBERED = _words(
    "no nos vol vols fig figs p pp art arts sec secs ch chap para paras eq eqs ref refs cl sub app tab n nr ex "
    "op ser ed eds pt ver sect bk jan feb mar apr jun jul aug sep sept oct nov dec"
)
_ENDING = _words(
    "inc ltd co cie corp bros jr sr al plc llc l.l.c s.a a.m p.m am pm ph.d m.d b.a m.a b.sc m.sc mass calif fla "
    "tex pa va md wash ave blvd rd bldg est dept gov't int'l nat'l univ"
)
_CLOCK = _words(
    "EST EDT ET GMT UTC CET CEST BST PST PDT PT Eastern Pacific Central Moscow local Monday Tuesday Wednesday Thursday "
    "Friday Saturday Sunday January February March April May June July August September October November "
    "December"
)
_STARTERS = _words(
    "a about after all also although among an and another any are as at because before both but by can despite did do "
    "does during each even every few finally first for from furthermore given had has have he hence her here his how "
    "however i if in indeed instead is it its just last later let like many meanwhile more moreover most much my "
    "neither nevertheless no nobody none nor not nothing now of on once one only or other others our over perhaps "
    "rather several she should since so some still such that the their then there therefore these they this those "
    "though through thus to today together under unless unlike until upon was we were what when where whether which "
    "while who whose why will with within without would yes yet you your"
)
_SAYING = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’.-]*\s+){0,4}(?:said|says|asked|asks|added|adds|told|wrote|writes|replied|explained|argued|"
    r"warned|noted|insisted|declared|shouted|stated|recalled)\b"
)
_PRONOUN = re.compile(r"(?:He|She|They|We|It)\b")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_LABEL = re.compile(r"[\s\"'“‘(]*(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})$")
_BRACKET = re.compile(r"[(\[)\]]")
_LOOK_BACK = 24
"""Code points before a stop that tell an abbreviation or the number of a list; a bound on time, as the next."""
_LOOK_AHEAD = 80
_BRACKET_REACH = 400
"""Code points: a longer pair of brackets is two that nobody closed."""


def _lines(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Stretches between the line breaks that end a sentence: all but those of machine-wrapped prose."""
    begin = line = start
    for match in _BREAK.finditer(text, start, stop):
        if _breaks(text, line, match.start(), stop):
            yield begin, match.start()
            begin = match.end()
        line = match.end()
    yield begin, stop


def _breaks(text: str, line: int, at: int, stop: int) -> bool:
    after = text[at + 1 : min(at + 1 + _LOOK_AHEAD, stop)]
    before = text[max(line, at - _LOOK_AHEAD) : at].rstrip()
    if not after.strip(" \t") or after.lstrip(" \t").startswith("\n") or not before:
        return True
    if _BULLET.match(after) or "\t" in before or " | " in before or before[-1] in ".!?…:;":
        return True
    return not (after.lstrip()[:1].islower() or at - line >= _WRAPPED)


def _ends(text: str, match: re.Match[str], begin: int, last: int) -> bool:
    """Whether the mark ends the sentence that begins at `begin`."""
    if match.lastgroup in {"wide", "bullet"}:
        return True
    ahead = text[match.end() : min(match.end() + _LOOK_AHEAD, last)].lstrip()
    if not ahead:
        return True
    opening = ahead.lstrip(_OPENERS + " ")
    if not opening or opening[0].islower():
        return bool(ahead[0] in "•‣▪●◦")
    quoted = any(mark in match["close"] for mark in "\"'”’»")
    stop = match["stop"]
    # A comma, not a full stop, stands before who said it; and in the middle of a sentence `She` is `she`.
    if quoted and stop != "." and _SAYING.match(opening) and not _PRONOUN.match(opening):
        return False
    if stop != ".":
        return not (stop[0] in ".…" and re.match(r"I(?:['’]\w+)?\b", opening))
    return bool(match["close"].strip("'’")) or _full_stop(text, match.start(), begin, opening)


def _full_stop(text: str, at: int, begin: int, opening: str) -> bool:
    """Whether the single full stop at `at` is more than the end of an abbreviation, an initial or a list number."""
    word = _word_before(text, at, begin)
    small = word.lower()
    following = re.match(r"[\w'’]*", opening)
    upcoming = following.group() if following else ""
    starts = upcoming.lower() in _STARTERS and upcoming[:1].isupper()
    if _never_last(text, at, begin, word):
        ends = False
    elif small in _NUMBERED:
        ends = not _number_like(upcoming, word)
    elif small in {"a.m", "p.m", "am", "pm"}:
        ends = upcoming not in _CLOCK
    elif small in _ENDING and (word[:1].isupper() or "." in word or small == "al"):
        ends = starts
    elif len(word) == 1 and word.isupper():
        ends = starts and upcoming not in {"A", "I"} and not _initial(text, at, begin)
    else:
        ends = starts or not _DOTTED.match(word)
    return ends


def _never_last(text: str, at: int, begin: int, word: str) -> bool:
    """A list number at the head of the sentence, a title, or an abbreviation like `e.g.`."""
    label = at - begin <= _LOOK_BACK and _LABEL.match(text, begin, at)
    return bool(label) or word.lower() in _TITLES or (word.lower() in _INLINE and word[:1].islower())


def _initial(text: str, at: int, begin: int) -> bool:
    """A capital after another initial, or at the head of the sentence: `J. R. The`, never a last word."""
    before = text[max(begin, at - 6) : at - 1].rstrip()
    return not before or before[-1] == "."


def _number_like(upcoming: str, word: str) -> bool:
    if upcoming[:1].isdigit():
        return True
    return word.lower() not in {"no", "mar", "sec", "art", "ed", "ex"} and bool(
        re.fullmatch(r"[IVXLC]+|[A-Z]", upcoming)
    )


def _word_before(text: str, at: int, begin: int) -> str:
    first = at
    limit = max(begin, at - _LOOK_BACK)
    while first > limit and (text[first - 1].isalnum() or text[first - 1] in ".-'’"):
        first -= 1
    return text[first:at].strip("-'’.")


def _brackets(text: str, first: int, last: int) -> deque[tuple[int, int]]:
    """The outermost pairs of round and square brackets, in order."""
    pairs: deque[tuple[int, int]] = deque()
    stack: list[int] = []
    for match in _BRACKET.finditer(text, first, last):
        if match.group() in "([":
            stack.append(match.start())
        elif stack:
            opened = stack.pop()
            while pairs and pairs[-1][0] > opened:
                pairs.pop()
            pairs.append((opened, match.start()))
    return pairs


def _inside(pairs: deque[tuple[int, int]], match: re.Match[str], last: int, text: str) -> bool:
    """Whether the mark stands in a bracket after which the sentence goes on."""
    at = match.start()
    while pairs and pairs[0][1] < at:
        pairs.popleft()
    if not pairs or not pairs[0][0] < at or pairs[0][1] - pairs[0][0] > _BRACKET_REACH:
        return False
    close = pairs[0][1]
    if close < match.end():
        return False
    rest = text[close + 1 : min(close + 4, last)].lstrip()
    return bool(rest) and (rest[0].islower() or rest[0] in ",;:.")


def _add(spans: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    while end - begin > _LONGEST:
        cut = _within(text, begin, begin + _LONGEST)
        _add(spans, text, begin, cut)
        begin = cut
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin < end:
        spans.append((begin, end))


def _within(text: str, begin: int, end: int) -> int:
    """Where to part what is too long for a sentence: behind its last comma or the like, else its last space."""
    middle = (begin + end) // 2
    mark = max(text.rfind(f"{mark} ", middle, end) + 1 for mark in ",;:")
    return mark or text.rfind(" ", middle, end) + 1 or end
