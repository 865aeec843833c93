"""Text -> tokens, each with the one character that patterns see."""

import re
from functools import lru_cache
from typing import NamedTuple

from reportpipe.annotate.temporal.numerals import group
from reportpipe.annotate.temporal.words import ABBREVIATED, CHARACTER, NUMBERS, ORDINALS, SCALES

_SCAN = re.compile(
    r"[^\W\d_AFHPQUap][^\W\d_]*(?:['’](?!s\b)[^\W\d_]+)?"  # most words: no other kind begins with these letters
    r"|(?P<BREAK>\n[ \t\r]*\n)"
    r"|(?P<STAMP>(?<![\w./-])\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?(?![\w-]))"
    r"|(?P<DTG>(?<![\w.])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d(?:Z|[A-Z](?= [A-Z]{3} \d\d))(?!\w))"
    r"|(?P<YEARMONTH>(?<![\w./-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?![\w-]))"
    r"|(?P<NUMERIC>(?<![\w./-])(?:\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d\d)|\d{4}/\d{1,2}/\d{1,2})(?![\w/-]"
    r"|\.\d))"
    r"|(?P<MONEY>(?:US)?[$£€¥]\s?\d[\d,.]{0,30})"
    r"|(?P<PERCENT>(?<![\w.])\d[\d,.]{0,20}\s?%)"
    r"|(?P<CLOCK>(?<![\w:.])\d{1,2}:\d\d(?::\d\d)?(?![\w:]))"
    r"|(?P<DECADE>(?<![\w.])(?:\d{3}0|['’‘]?\d0)['’]?s\b)"
    r"|(?P<NTH>(?<![\w.])\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<FRACTION>(?<![\w.,/-])\d{1,6}(?:[ -]\d/\d|\.\d{1,6}|[½¼¾])(?![\w/]|\.\d))"
    r"|(?P<QUARTERNAME>\b[QH][1-4]\b)"
    r"|(?P<FISCALNAME>\bFY ?['’]?(?:\d{4}|\d\d)\b)"
    r"|(?P<MERIDIEM>(?<![^\W\d_])(?:[AaPp]\.\s?[Mm]\.?|[AaPp][Mm]\b))"
    r"|(?P<BIG>\d+(?:,\d{3})*)"
    r"|(?P<SHORTYEAR>['’‘]\d\d(?!\w))"
    r"|(?P<POSS>['’]s\b|(?<=s)['’](?=\s))"
    r"|(?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?)"
    r"|(?P<MARK>[^\w\s]|_)"
)
_MARKS = {",": "COMMA", "-": "DASH", "–": "DASH", "—": "DASH", "/": "SLASH", "(": "OPEN", ")": "CLOSE"} | dict.fromkeys(
    ".!?;", "STOP"
)
_CAPITALS_ONLY = frozenset({"may", "august", "march", "mar", "sun", "sat", "wed", "mon", "jan", "dec"})
"""Names of months and days that are also other words: only with a capital are they dates."""
_LONGEST_NUMBER = 9
_FIRST_YEAR, _LAST_YEAR = 1000, 2199


class Token(NamedTuple):
    """A word, number or mark of the text."""

    start: int
    end: int
    kind: str
    """Its character in patterns."""
    word: str
    """Lower case."""
    number: float | None
    """What a number, ordinal or year says; None for other tokens."""
    glued: bool
    """Whether it follows the token before it without a space."""


@lru_cache(maxsize=1)  # a text whose publication date is an interval is read for its first and its last day
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order; spelled numbers (`twenty-five`, `nineteen ninety-eight`) come as one."""
    found: list[Token] = []
    end = -1
    for match in _SCAN.finditer(text):
        name = match.lastgroup or "word"
        token = _token(text, match, name, glued=match.start() == end)
        end = match.end()
        if token.kind == _STOP and found and _shortens(found[-1], token, text):
            continue
        found.append(token)
    return tuple(_joined(found))


_STOP = CHARACTER["STOP"]
_DASH = CHARACTER["DASH"]


def _token(text: str, match: re.Match[str], name: str, *, glued: bool) -> Token:
    start, end = match.span()
    word = match.group()
    number: float | None = None
    if name == "word":
        word = word.lower().replace("’", "'")
        kind = CHARACTER.get(word, CHARACTER["OTHER"])
        if word in _CAPITALS_ONLY and text[start].islower():
            kind = CHARACTER["OTHER"]
        number = NUMBERS.get(word) or ORDINALS.get(word) or SCALES.get(word)
        return Token(start, end, kind, word, number, glued)
    if name == "BIG":
        name, number = _whole(text, word, start, end)
    elif name == "MARK":
        name = _MARKS.get(word, "MARK")
    elif name == "FRACTION":
        number = _fraction(word)
    elif name in {"NTH", "SHORTYEAR"}:
        number = int("".join(character for character in word if "0" <= character <= "9") or "0")
    return Token(start, end, CHARACTER[name], word, number, glued)


def _whole(text: str, word: str, start: int, end: int) -> tuple[str, float | None]:
    """Kind and value of a whole number; one that is part of a code (`B-52`, `3.5.1`, `747s`) is no number."""
    if len(word) > _LONGEST_NUMBER or not word.isascii():
        return "OTHER", None
    before, after = text[start - 1 : start], text[end : end + 1]
    if (
        before.isalpha()
        or before in {"#", "_"}
        or after.isalpha()
        or (before == "." and text[start - 2 : start - 1].isdigit())
    ):
        return "OTHER", None
    number = int(word.replace(",", ""))
    if len(word) == 4 and _FIRST_YEAR <= number <= _LAST_YEAR:  # noqa: PLR2004 - four digits without a comma
        return "YEAR", number
    return ("INT" if 1 <= number <= 31 and len(word) <= 2 else "BIG"), number  # noqa: PLR2004 - a day of the month


def _fraction(word: str) -> float:
    for sign, value in {"½": 0.5, "¼": 0.25, "¾": 0.75}.items():
        if word.endswith(sign):
            return int(word[:-1]) + value
    if "/" in word:
        whole, numerator, denominator = re.split(r"[ \-/]", word)
        return int(whole) + int(numerator) / max(1, int(denominator))
    return float(word)


def _shortens(before: Token, stop: Token, text: str) -> bool:
    """Whether a full stop only shortens the word before it (`Nov.`, `U.S.`), so that no sentence ends."""
    if not stop.glued or text[stop.start] != ".":
        return False
    if before.word in ABBREVIATED:
        return True
    if before.end - before.start == 1 and before.word.isalpha():
        return True
    return (
        before.word
        in {"mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "st", "no", "vs", "lt", "col", "inc", "corp", "co"}
        and text[stop.end : stop.end + 2].strip()[:1].isupper()
        and before.word not in {"inc", "corp", "co", "no"}
    )


def _joined(found: list[Token]) -> list[Token]:
    """Tokens with spelled numbers put together."""
    words = [token.word if token.kind != _DASH or token.glued else "" for token in found]
    out: list[Token] = []
    place = 0
    while place < len(found):
        token = found[place]
        if token.word in NUMBERS or token.word in SCALES or token.word == "a":
            spelled = group(words, place)
            if spelled is not None and spelled.length > 1:
                last = found[place + spelled.length - 1]
                word = " ".join(words[place : place + spelled.length])
                out.append(Token(token.start, last.end, CHARACTER[spelled.kind], word, spelled.number, token.glued))
                place += spelled.length
                continue
        out.append(token)
        place += 1
    return out
