"""The words that expressions of time are made of, their classes, and the character that stands for each in patterns.

A word has one character however many classes it belongs to (`second` is a unit and an ordinal): classes are sets.
"""

from typing import Final


def listed(text: str) -> tuple[str, ...]:
    """The words of a list that is written as prose, to be read as one."""
    return tuple(text.split())


MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "monday mon mondays",
            "tuesday tues tue tuesdays",
            "wednesday wed wednesdays",
            "thursday thurs thur thu thursdays",
            "friday fri fridays",
            "saturday sat saturdays",
            "sunday sun sundays",
        ),
        start=1,
    )
    for name in names.split()
}
"""ISO numbers: Monday is 1."""
ABBREVIATED: Final = frozenset(
    listed("jan feb mar apr jun jul aug sept sep oct nov dec mon tues tue wed thurs thur thu fri sat sun")
)
"""Short forms of months and weekdays, which a full stop may follow."""

UNITS: Final = {
    name: unit
    for unit, names in {
        "S": "second seconds",
        "MIN": "minute minutes min mins",
        "HR": "hour hours hr hrs",
        "D": "day days",
        "WE": "weekend weekends",
        "W": "week weeks",
        "F": "fortnight fortnights",
        "M": "month months",
        "Q": "quarter quarters",
        "Y": "year years yr yrs",
        "E": "decade decades",
        "C": "century centuries",
        "K": "millennium millennia",
    }.items()
    for name in names.split()
}
SEASON_VALUES: Final = {
    name: value
    for value, names in {
        "SP": "spring springtime",
        "SU": "summer summertime summers",
        "FA": "autumn fall autumns falls",
        "WI": "winter wintertime winters",
    }.items()
    for name in names.split()
}
DAYPARTS: Final = {
    name: value
    for value, names in {
        "TMO": "morning mornings dawn sunrise daybreak",
        "TAF": "afternoon afternoons",
        "TEV": "evening evenings dusk sunset",
        "TNI": "night nights overnight tonight",
        "T12:00": "noon midday",
        "T24:00": "midnight",
        "TDT": "daytime",
    }.items()
    for name in names.split()
}
NUMBERS: Final = {
    name: number
    for number, name in enumerate(
        listed("""
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen
        """)
    )
} | {
    name: 10 * number
    for number, name in enumerate(
        listed("""
    twenty thirty forty fifty sixty seventy eighty ninety
    """),
        start=2,
    )
}
SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
ORDINALS: Final = {
    name: number
    for number, name in enumerate(
        listed("""
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth
        """),
        start=1,
    )
} | {"twentieth": 20, "thirtieth": 30}
DECADES: Final = {
    name: 10 * number
    for number, name in enumerate(
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"], start=2
    )
}
FREQUENCIES: Final = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "quarterly": "P3M",
    "annually": "P1Y",
    "yearly": "P1Y",
}
HOLIDAYS: Final = {
    "christmas": (12, 25),
    "xmas": (12, 25),
    "halloween": (10, 31),
    "juneteenth": (6, 19),
    "epiphany": (1, 6),
    "thanksgiving": (11, 0),
    "easter": (0, 0),
}
"""Feasts with a date of their own; day 0 is a movable feast, see `feasts.py`."""

_CLASSES: Final = {
    "MONTH": " ".join(MONTHS),
    "WEEKDAY": " ".join(name for name in WEEKDAYS if not name.endswith("days")),
    "WEEKDAYS": " ".join(name for name in WEEKDAYS if name.endswith("days")),
    "SECONDS": "second seconds minute minutes min mins hour hours hr hrs",
    "UNIT": "day week weekend fortnight month quarter year yr decade century millennium second minute min hour hr",
    "UNITS": "days weeks weekends fortnights months quarters years yrs decades centuries millennia seconds minutes "
    "mins hours hrs",
    "DATEUNIT": "day week weekend month quarter year decade century",
    "DATEUNITS": "days weeks weekends fortnights months quarters years decades centuries",
    "SEASON": "spring summer autumn fall winter springtime summertime wintertime",
    "SEASONS": "summers winters autumns falls",
    "DAYPART": "morning afternoon evening night noon midday midnight dawn sunrise daybreak dusk sunset",
    "DAYPARTS": "mornings afternoons evenings nights",
    "NUMWORD": " ".join(NUMBERS),
    "SCALE": " ".join(SCALES),
    "ORDWORD": " ".join(ORDINALS),
    "DECADEWORD": " ".join(DECADES),
    "OFTEN": " ".join(FREQUENCIES),
    "HOLIDAY": " ".join(HOLIDAYS),
    "LAST": "last past",
    "BEFORE": "previous preceding prior",
    "NEXT": "next coming upcoming",
    "AFTER": "following subsequent ensuing",
    "NOWISH": "this current present",
    "THAT": "that same",
    "KINDOFYEAR": "fiscal financial calendar school academic",
    "POSSESSIVE": "its their his her our my your",
    "EACH": "each every",
    "SOME": "several few many some numerous various multiple countless",
    "LITERAL": "a until about academic ad additional after ago ahead almost an and another anzac approximately "
    "armistice "
    "around as at back bastille bc bce before beginning beyond boxing business calendar ce century circa "
    "close closing columbus come coming comparable consecutive corresponding couple cst current currently "
    "day days distant earlier early edt election end ensuing entire est et eve extra father father's few "
    "final financial first fiscal following friday from full further future gmt good "
    "half hence her his immediate in independence initial its labor labour last late lately later latest "
    "latter least less like local long longer many memorial mid midday middle midnight moment month "
    "months more most mother mother's near nearly new next no noon not now nowadays o'clock of old on "
    "opening or other over overnight part past pdt per period possible preceding present "
    "presently previous prior pst quarter recent recently remainder rest right roughly same "
    "school second several short single so some sometime soon start straight subsequent term than that "
    "the their these this those through time to today tomorrow tonight too trading under up upcoming utc "
    "valentine valentine's very veterans week weekend weeks whole within working year years yesterday",
}

BACK: Final = frozenset(listed(f"{_CLASSES['LAST']} {_CLASSES['BEFORE']}"))
AHEAD: Final = frozenset(listed(f"{_CLASSES['NEXT']} {_CLASSES['AFTER']}"))
FROM_TEXT: Final = frozenset(listed(f"{_CLASSES['BEFORE']} {_CLASSES['AFTER']} {_CLASSES['THAT']}"))
"""Before a unit, a month or a season: counted from the date before in the text, `In 2012 ... the following spring`."""

_WORDS: Final = sorted({word for words in _CLASSES.values() for word in words.split()})

KINDS: Final = (
    "OTHER",  # any other word
    "MARK",  # any other mark
    "BREAK",  # the end of a paragraph
    "INT",  # 1 to 31
    "BIG",  # another whole number
    "FRACTION",  # 2.5, 2 1/2
    "SPELLED",  # twenty-five
    "YEAR",  # four digits that can be a year
    "SPELLEDYEAR",  # nineteen ninety-eight
    "SHORTYEAR",  # '98
    "NTH",  # 21st
    "SPELLEDNTH",  # twenty-first
    "DECADE",  # 1990s
    "NUMERIC",  # 09/07/2021
    "STAMP",  # 2021-07-09, with or without a time
    "DTG",  # 091430Z: day of the month, time and zone of a date-time group
    "YEARMONTH",  # 2021-07
    "CLOCK",  # 10:30
    "MERIDIEM",  # a.m.
    "MONEY",
    "PERCENT",
    "POSS",
    "COMMA",
    "DASH",
    "SLASH",
    "OPEN",
    "CLOSE",
    "STOP",  # . ! ? ;
    "QUARTERNAME",  # Q3
    "FISCALNAME",  # FY2021
)

CHARACTER: Final = {name: chr(0xE000 + number) for number, name in enumerate((*KINDS, *_WORDS))}
"""The character of a kind of token or of a word, from the Unicode area for private use."""

CLASSES: Final = {
    name: frozenset(CHARACTER[word] for word in words.split()) for name, words in _CLASSES.items() if name != "LITERAL"
} | {
    "NUM": frozenset(CHARACTER[name] for name in ("INT", "BIG", "FRACTION", "SPELLED", *NUMBERS, *SCALES)),
    "DAY": frozenset(CHARACTER[name] for name in ("INT", "NTH", "SPELLEDNTH", *ORDINALS)),
    "DAYNUM": frozenset(CHARACTER[name] for name in ("INT", "NTH")),
    "ORD": frozenset(CHARACTER[name] for name in ("NTH", "SPELLEDNTH", *ORDINALS)),
    "ANYYEAR": frozenset(CHARACTER[name] for name in ("YEAR", "SPELLEDYEAR", "SHORTYEAR")),
}
