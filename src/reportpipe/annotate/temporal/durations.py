"""Lengths of time: `three years`, `a week and a half`, `several months`, and how often: `every day`, `$5 a year`."""

from reportpipe.annotate.temporal.context import Context, Reading
from reportpipe.annotate.temporal.found import Found
from reportpipe.annotate.temporal.words import (
    CHARACTER,
    CLASSES,
    DAYPARTS,
    FREQUENCIES,
    MONTHS,
    SEASON_VALUES,
    UNITS,
    WEEKDAYS,
    listed,
)

_SHAPES = {
    "S": ("PT", "S", 1),
    "MIN": ("PT", "M", 1),
    "HR": ("PT", "H", 1),
    "D": ("P", "D", 1),
    "WE": ("P", "WE", 1),
    "W": ("P", "W", 1),
    "F": ("P", "W", 2),
    "M": ("P", "M", 1),
    "Q": ("P", "Q", 1),
    "Y": ("P", "Y", 1),
    "E": ("P", "Y", 10),
    "C": ("P", "Y", 100),
    "K": ("P", "Y", 1000),
}
_HALVES = {"Y": "6M", "HR": "30M", "MIN": "30S", "D": "T12H", "E": "5Y"}


def length(found: Found) -> tuple[float | None, bool]:
    """How many units, and whether the words say it exactly; None for `several` and the like."""
    if found.has("n"):
        return found.decimal("n"), True
    if found.has("two"):
        return 2, False
    if found.has("some") or found.has("many"):
        return None, False
    return (1, True) if found.has("a") else (None, False)


def value(count: float | None, unit: str) -> str:
    """The TIMEX3 duration: `P3Y`, `PT30M`, `PXM` when nobody says how many."""
    lead, letter, scale = _SHAPES[unit]
    if count is None:
        return "PXC" if unit == "C" else f"{lead}X{letter}"
    whole = count * scale
    if whole == int(whole):
        return f"{lead}{int(whole)}{letter}"
    if whole - int(whole) == 0.5 and unit in _HALVES:  # noqa: PLR2004 - a half
        return f"{lead}{int(whole)}{letter}{_HALVES[unit]}"
    return f"{lead}{whole:g}{letter}"


_LENGTH_LEADS = frozenset(
    listed("""
    for in within after just only than least about nearly last past first next every
    """)
)
"""Words before `one day` that make it a length; `he will one day return` is none."""


def duration(found: Found, about: Context) -> Reading | None:
    """`three years`, `a few days`, `the past two weeks`, `30-day`."""
    if found.has("a") and not found.has("half") and not _lasts(found, about):
        return None
    if found.word("n") == "one" and found.word("u") == "day" and about.before(found.first) not in _LENGTH_LEADS:
        return None
    count, _ = length(found)
    name = UNITS[found.word("u")]
    token = found.token("n")
    if token is not None and token.kind == CHARACTER["OTHER"]:
        return None
    if found.has("half"):
        count = (count or 0) + 0.5
    if _is_age(found, about):
        return Reading("DURATION", value(count, name), modifier="age")
    return Reading("DURATION", value(count, name))


def _is_age(found: Found, about: Context) -> bool:
    """`12 years old`, `a 12-year-old`, `aged 12 years`."""
    if found.has("old"):
        return True
    first = 2 if about.after(found.last) in {"-", "–"} else 1
    return about.after(found.last, first) in {"old", "olds", "older", "younger"} or about.before(found.first) in {
        "age",
        "aged",
    }


def _lasts(found: Found, about: Context) -> bool:
    """Whether `a year` is a length: not in `a day` of `a day when`, nor `a second man`."""
    word = found.word("u")
    if word in {"second", "minute"} and about.after(found.last) not in {"or", "and", ",", "."}:
        return False
    return word != "quarter"


def one_unit(found: Found, about: Context) -> Reading | None:
    """`a year`: how often after an amount (`$5 a year`), else how long."""
    name = UNITS[found.word("u")]
    before = about.tokens[found.first - 1] if found.first else None
    if name == "Q":
        return None
    if name == "S" or (name == "MIN" and about.after(found.last) not in {".", ","}):
        return None
    if before is not None and before.word in {"times", "twice", "once"}:
        return Reading("SET", value(1, name))
    if _amount(found, about) or found.word("art") == "per" or _rate(found, about):
        return None
    if name == "D" and about.after(found.last) in {"when", "that", "of", "for", "in", "after", "before"}:
        return None
    return Reading("DURATION", value(1, name))


def _amount(found: Found, about: Context) -> bool:
    """Whether an amount stands before the words: `$5 a year`, `20% annually`, `10,000 units annually`."""
    if not found.first:
        return False
    before = about.tokens[found.first - 1]
    further = about.tokens[found.first - 2] if found.first > 1 else before
    if before.word.endswith("s") and further.number is not None and found.has("w"):
        return True
    return before.kind in {CHARACTER["MONEY"], CHARACTER["PERCENT"]} or before.word in _MEASURES


_MEASURES = frozenset(
    listed("""
dollars million billion percent cents euros pounds barrels tons tonnes hours days
""")
)


def _rate(found: Found, about: Context) -> bool:
    """Whether `a week` counts something: `four flights a week`, `358,000 a month`."""
    if found.first < 2 or found.word("art") not in {"a", "an"}:  # noqa: PLR2004 - a number and its noun
        return False
    before, further = about.tokens[found.first - 1], about.tokens[found.first - 2]
    if before.number is not None and before.kind not in CLASSES["ANYYEAR"]:
        return True
    return before.word.endswith("s") and further.number is not None


def reported_year(_found: Found, _about: Context) -> Reading | None:
    """`the year` in `the year ended March 31`, `the fiscal year`: a length."""
    return Reading("DURATION", "P1Y")


def recent_units(found: Found, about: Context) -> Reading | None:  # noqa: ARG001 - the shape of every rule
    """`recent months`, `the coming weeks`: a length that ends or begins now."""
    return Reading("DURATION", value(None, UNITS[found.word("u")]), anchor="published", vague=True)


def beside_an_event(found: Found, about: Context) -> Reading | None:
    """`in the weeks after the vote`, `in the years that followed`."""
    after = about.after(found.last)
    leads = about.before(found.first) in {"in", "during", "over", "for"}
    if not leads or not (after in _BESIDE or (after == "that" and about.after(found.last, 2) == "followed")):
        return None
    return Reading("DURATION", value(None, UNITS[found.word("u")]))


_BESIDE = frozenset(["after", "since", "following", "leading"])


def bare_units(found: Found, about: Context) -> Reading | None:
    """`years`, `for months`, `decades`."""
    name = UNITS[found.word("u")]
    before = about.before(found.first)
    leads = {
        "for",
        "in",
        "within",
        "over",
        "took",
        "take",
        "takes",
        "after",
        "spent",
        "spend",
        "lasted",
        "follows",
        "or",
    }
    if before not in leads or name in {"S", "MIN", "WE", "Q"}:
        return None
    if before in {"in", "or"} and name == "D":
        return None
    return Reading("DURATION", value(None, name))


def long_ones(found: Found, about: Context) -> Reading | None:  # noqa: ARG001 - the shape of every rule
    """`years-long`, `decades-old`, `day-long`."""
    word = found.word("u")
    plural = word.endswith("s") or word in {"centuries", "millennia"}
    return Reading("DURATION", value(None if plural else 1, UNITS[word]))


def often(found: Found, about: Context) -> Reading | None:  # noqa: PLR0911 - a ladder of cases
    """`daily`, `every day`, `each Friday`, `every two years`."""
    if found.has("w"):
        if about.before(found.first) == "average" or _amount(found, about):
            return None
        if found.word("w") == "quarterly" and about.after(found.last).isalpha():
            return None
        if about.capital(found.first) and about.capital(found.first - 1):
            return None
        return Reading("SET", FREQUENCIES[found.word("w")])
    if found.has("wd"):
        return Reading("SET", f"XXXX-WXX-{WEEKDAYS[found.word('wd')]}")
    if found.has("m"):
        return Reading("SET", f"XXXX-{MONTHS[found.word('m')]:02}")
    if found.has("s"):
        return Reading("SET", f"XXXX-{SEASON_VALUES[found.word('s')]}")
    if found.has("part"):
        return Reading("SET", f"XXXX-XX-XX{DAYPARTS[found.word('part')]}")
    count = found.number("n") or (2 if found.has("other") else 1)
    return Reading("SET", value(count, UNITS[found.word("u")]))


FEW = "(<n>NUM | <two>((the|a)? couple of?) | <some>((the|a)? SOME of?))"
COUNT = "(<n>(NUM|YEAR) | <two>((the|a)? couple of?) | <some>((the|a)? SOME of?))"
KIND = "(more|straight|consecutive|additional|full|whole|long|trading|business|working|short|extra|further|another)"
SPAN = (
    "(last|past|next|coming|first|previous|following|preceding|final|latest|recent|subsequent|initial|opening|closing"
    "|ensuing|prior)"
)
RULES = (
    (f"(<skip>(a|an|the|this|that|its|their|his|her))? {FEW} DASH? <u>UNIT", duration),
    (f"(the|these|those)? {COUNT} {KIND}? <u>UNITS", duration),
    (f"(<skip>(a|an|this|that|its|their|his|her)) {COUNT} DASH? <u>UNITS", duration),
    ("<n>(NUM|YEAR) DASH? <u>UNIT DASH? <old>old", duration),
    ("the (fiscal|financial) <u>(year)", reported_year),
    ("recent <u>(days|weeks|months|quarters)", recent_units),
    ("(<skip>the)? (coming|upcoming) <u>DATEUNITS", recent_units),
    ("the <u>DATEUNITS (ahead | to come)", recent_units),
    (f"a {COUNT} DASH? <u>UNIT period", duration),
    (f"the? year DASH? (earlier|ago) {COUNT} <u>UNITS", duration),
    (f"(the|these|those|its|their|his|her) {SPAN}? {COUNT} {KIND}? <u>(UNIT|UNITS)", duration),
    (f"{SPAN} {COUNT} {KIND}? <u>(UNIT|UNITS)", duration),
    ("(<a>(a|an)) <u>UNIT and a <half>half", duration),
    ("<n>NUM <u>(UNIT|UNITS) and a <half>half", duration),
    ("<a>(half) (a|an) <u>UNIT", duration),
    (f"(the? {SPAN})? {COUNT} (DASH|to|or) <x>(NUM|YEAR) DASH? more? <u>(UNIT|UNITS)", duration),
    ("<art>(a|an|per) (full|whole|entire|single|additional)? <u>UNIT", one_unit),
    ("(<skip>the) <u>(days|weeks|months|years)", beside_an_event),
    ("<u>UNITS ((or|and) UNITS)?", bare_units),
    ("<u>(UNIT|UNITS) DASH (long|old)", long_ones),
    ("<w>OFTEN", often),
    ("EACH <other>(other|second)? <u>UNIT", often),
    ("EACH (<n>NUM|few) <u>UNITS", often),
    ("EACH <wd>WEEKDAY", often),
    ("EACH <m>MONTH", often),
    ("EACH <s>SEASON", often),
    ("EACH <part>DAYPART", often),
)
