"""Years: said in digits or words, short, fiscal, or told from the publication date and the dates before."""

import datetime as dt

from reportpipe.annotate.temporal import timex
from reportpipe.annotate.temporal.context import Anchor, Context, Reading
from reportpipe.annotate.temporal.found import Found
from reportpipe.annotate.temporal.words import AHEAD, BACK, CHARACTER, FROM_TEXT, listed

YEARISH = (
    "(<y>ANYYEAR | the? (fiscal|financial|FISCALNAME) year? <y2>ANYYEAR | FISCALNAME"
    " | (the|that)? (<yr>(LAST|BEFORE|NEXT|AFTER|NOWISH|THAT)) (fiscal|financial|calendar|school|academic)? year"
    " | a year <ya>(ago|earlier|before|later))"
)
"""A year inside a larger expression; `of()` reads it."""

_CENTURY = 100


def of(found: Found, about: Context) -> tuple[int | None, Anchor]:
    """The year that a match of YEARISH says; None when it says none or nobody can know."""
    for role in ("y", "y2"):
        token = found.token(role)
        if token is not None and token.number is not None:
            if token.kind == CHARACTER["SHORTYEAR"]:
                return short(int(token.number), about.today), "stated"
            return int(token.number), "stated"
    if found.has("yr"):
        return relative(found.word("yr"), about)
    if found.has("ya"):
        base = about.today
        if found.word("ya") != "ago":
            base = about.previous_day() or about.today
        return (base.year + (1 if found.word("ya") == "later" else -1) if base else None), "published"
    return None, "stated"


def said(found: Found) -> bool:
    """Whether the match has a year in it at all."""
    return any(found.has(role) for role in ("y", "y2", "yr", "ya"))


def relative(word: str, about: Context) -> tuple[int | None, Anchor]:
    """The year of `last year`, `the following year`, `that year`."""
    value = about.previous() if word in FROM_TEXT else None
    days = timex.interval(value) if value else None
    if days:
        return days[0].year + step(word), "previous"
    return (about.today.year + step(word) if about.today else None), "published"


def step(word: str) -> int:
    """How many units `last`, `that` or `next` go on."""
    return -1 if word in BACK else 1 if word in AHEAD else 0


def short(number: int, today: dt.date | None) -> int:
    """The year of `'98`: the one nearest to the publication date, at most 20 years after it."""
    pivot = (today.year if today else 2020) + 20
    year = pivot - pivot % _CENTURY + number
    return year if year <= pivot or year <= _CENTURY else year - _CENTURY


def year_alone(found: Found, about: Context) -> Reading | None:
    """`2015`: a year by the company it keeps, for four digits may also count things."""
    token = found.token("y")
    if token is None or token.number is None:
        return None
    if token.kind == CHARACTER["SHORTYEAR"]:
        before = about.before(found.first)
        if before in {
            "in",
            "of",
            "since",
            "class",
            "until",
            "by",
            "from",
            "to",
            "summer",
            "spring",
            "winter",
            "fall",
            "-",
            "–",
            "and",
            "early",
            "late",
        }:
            return Reading("DATE", f"{short(int(token.number), about.today):04}")
        return None
    if token.kind == CHARACTER["YEAR"] and not _is_year(found, about, int(token.number)):
        return None
    return Reading("DATE", f"{int(token.number):04}")


_SURE = frozenset(
    listed("""
    in since until till by during of from to before after early late mid through circa year fiscal between
    around about winter spring summer fall autumn for the and or - – — ( , [
    """)
)
_COUNTED = frozenset(
    listed("""
    people troops soldiers men women dollars pounds euros miles kilometres kilometers metres meters feet tons
    tonnes acres hectares points votes jobs workers employees shares barrels copies members words times percent
    per million billion km kg mw mph calories square cubic degrees or-so u.s us
    """)
)


_SHORT_END = 2
"""Digits of the end of `1877-78`."""
_CLOCKS = frozenset(["local", "gmt", "utc", "hours", "hrs", "cet", "est"])
"""After four digits these make them a time of day: `by 1800 local time`."""
_FAR = 60
"""Years ahead from which four digits are a year only with a preposition: house numbers are not rare."""
_LEADS_A_YEAR = frozenset(["in", "by", "until", "till", "to", "from", "year", "of", "since", "before", "after", "late"])
_NUMBERED = frozenset(
    listed("""
    no number room flight page article section act resolution about almost nearly some over than least / rule
    """)
)
"""Words before four digits that number or measure something."""


def _is_year(found: Found, about: Context, number: int) -> bool:  # noqa: PLR0911 - a ladder of cases
    before, after = about.before(found.first), about.after(found.last)
    follower = about.tokens[found.last + 1] if found.last + 1 < len(about.tokens) else None
    partner = about.after(found.last, 2)
    if after in {"-", "–", "—"} and partner.isdigit() and len(partner) == len(str(number)) and int(partner) > number:
        return True
    if after in {"-", "–"} and partner.isdigit() and len(partner) == _SHORT_END and follower and follower.glued:
        return int(partner) > number % _CENTURY  # `the war of 1877-78`
    if before in _NUMBERED:
        return before in {"about", "article"} and 1900 <= number <= 2099 and after not in _COUNTED  # noqa: PLR2004
    if after in _COUNTED | _CLOCKS or after in {"%", "°"}:
        return False
    if (
        about.after(found.last) in {".", "/"}
        and follower is not None
        and follower.glued
        and about.after(found.last, 2).isdigit()
    ):
        return False
    plural = bool(
        follower
        and follower.word.endswith("s")
        and not follower.word.endswith(("ss", "us", "is", "'s"))
        and len(follower.word) > 3  # noqa: PLR2004 - `was`, `has`
        and about.text[follower.start].islower()
        and not follower.glued
    )
    if plural and number % _CENTURY == 0 and before not in {"the", "early", "late", "in", "of", "since"}:
        return False
    if about.today and number > about.today.year + _FAR and before not in _LEADS_A_YEAR:
        return False
    if 1900 <= number <= 2099:  # noqa: PLR2004 - the years that news speak of
        return not (plural and before not in _SURE)
    if before in {"-", "–", "—", "to", "or", "and"}:
        return found.first > 1 and about.tokens[found.first - 2].kind == CHARACTER["YEAR"]
    if before == "," and after not in {",", ".", ")", ";"}:
        return False
    return before in _SURE - {"the", "for", "about", "around", "of"} and not plural


def year_two_thousand(found: Found, about: Context) -> Reading | None:  # noqa: ARG001 - the shape of every rule
    """`the year two thousand`."""
    number = found.number("n")
    return Reading("DATE", f"{number:04}") if number and _FIRST <= number <= _LAST else None


_FIRST, _LAST = 1000, 2999


def ancient(found: Found, about: Context) -> Reading | None:
    """`in 348`, `c. 314`, in a text that has such years."""
    token = found.token("n")
    # Only a year of three digits.
    if not about.ancient or token is None or len(token.word) != 3 or token.number is None:  # noqa: PLR2004
        return None
    before, after = about.before(found.first), about.after(found.last)
    if before not in _SURE | {"c", "ca"} - {"the", "for"} or (after.isalpha() and after not in _AFTER_YEAR):
        return None
    return Reading("DATE", f"{int(token.number):04}")


_AFTER_YEAR = frozenset(
    listed("""
    and or to in at the he she they it when while but by was were had a after before until with from
    """)
)


def two_years(found: Found, about: Context) -> Reading | None:
    """`2022/23`, `FY2022/23`, `fiscal year 2022-23`: a year that begins in one and ends in the next."""
    token = found.token("y") or found.token("name")
    last = about.tokens[found.last]
    if token is None or not (last.glued and about.tokens[found.last - 1].glued):
        return None
    year = int("".join(character for character in token.word if character.isdigit()))
    follows = found.number("n") in {(year + 1) % _CENTURY, year + 1}
    return Reading("DATE", f"{year:04}/{year + 1:04}") if follows and year >= _FIRST else None


def fiscal_year(found: Found, about: Context) -> Reading | None:
    """`fiscal 1990`, `FY2021`, `fiscal year 1990`."""
    token = found.token("name")
    if token is not None:
        digits = "".join(character for character in token.word if character.isdigit())
        number = int(digits)
        return Reading("DATE", f"{short(number, about.today) if len(digits) == 2 else number:04}")  # noqa: PLR2004
    year = found.number("y")
    return Reading("DATE", f"{year:04}") if year else None


def decade(found: Found, about: Context) -> Reading | None:
    """`the 1990s`, `the '80s`, `the nineties`."""
    token = found.token("d")
    if token is None:
        return None
    digits = "".join(character for character in token.word if character.isdigit())
    if len(digits) == 4:  # noqa: PLR2004 - with its century
        return Reading("DATE", digits[:3])
    if digits and token.word[0].isdigit() and about.before(found.first) in {"his", "her", "their", "my"}:
        return None
    tens = int(digits) if digits else int(token.number or 0)
    if not digits:
        from reportpipe.annotate.temporal.words import DECADES

        tens = DECADES[token.word]
        if about.before(found.first) in {"his", "her", "their", "my", "your", "our"}:
            return None
    return Reading("DATE", f"{short(tens, about.today):04}"[:3])


def century(found: Found, about: Context) -> Reading | None:  # noqa: ARG001 - the shape of every rule
    """`the 20th century`: the years 1900 to 1999, which TIMEX3 writes `19`."""
    number = found.number("n")
    if number is None or not 1 < number <= 30:  # noqa: PLR2004 - the calendar's centuries
        return None
    return Reading("DATE", f"{number - 1:02}")


def era(found: Found, about: Context) -> Reading | None:  # noqa: ARG001 - the shape of every rule
    """`500 BC`, `AD 70`."""
    number = found.number("n")
    if number is None or number > 9999:  # noqa: PLR2004 - four digits
        return None
    return Reading("DATE", f"BC{number:04}" if found.has("bc") else f"{number:04}")


RULES = (
    ("<y>ANYYEAR", year_alone),
    ("(the year | year) <y>(YEAR|SPELLEDYEAR)", year_alone),
    ("the year <n>SPELLED", year_two_thousand),
    ("the? (fiscal|financial) year? <y>(YEAR|SPELLEDYEAR)", fiscal_year),
    ("<name>FISCALNAME", fiscal_year),
    ("the? (fiscal|financial) year? <y>YEAR (SLASH|DASH) <n>(INT|BIG|YEAR)", two_years),
    ("<name>FISCALNAME (SLASH|DASH) <n>(INT|BIG|YEAR)", two_years),
    ("<y>YEAR SLASH <n>(INT|BIG|YEAR)", two_years),
    ("<n>BIG", ancient),
    ("the? <d>(DECADE|DECADEWORD)", decade),
    ("the? <n>ORD DASH? century", century),
    ("<n>(INT|BIG|YEAR) (<bc>(bc|bce) | ad | ce)", era),
    ("ad <n>(INT|BIG|YEAR)", era),
)
