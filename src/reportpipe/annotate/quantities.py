"""Amounts in a sentence, and the noun that each measures: a light reading without a parser, which would rather pass.

What is measured stands behind the amount (`60 per cent of its fuel`, `12,000 Russian troops`, `$3 billion in loans`),
or is the subject of a verb of measure (`trade rose by 20 per cent`).
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportpipe.annotate.temporal.clauses import Sentence
from reportpipe.annotate.temporal.pieces import DATED, PREPOSITIONS
from reportpipe.annotate.temporal.verbs import Word, finite
from reportpipe.annotate.wording import EMPTY, tokens, words


class Amount(NamedTuple):
    """A number with its unit and with what makes it less exact: `up to 85%`, `some 340`, `2.1 billion dollars`."""

    start: int
    end: int
    value: float | None
    """None for a range and for a share in words."""
    unit: str | None
    """As written; None for a count."""

    @property
    def telling(self) -> int:
        """0 for a share or a sum of money, 1 for a count, 2 for a measure of length, weight, power and the like."""
        if self.unit is None:
            return int(self.value is not None)
        return 2 if _PHYSICAL_UNIT.fullmatch(self.unit) else 0


LEAST_COUNT = 10
"""Smaller counts in figures (`2 ministers`) tell little."""

_NUMBER = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SPELLED = "one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety"
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "mn": 1e6, "m": 1e6}
_PHYSICAL = (
    r"(?:square |cubic |nautical )?(?:kilomet(?:re|er)s?|met(?:re|er)s?|miles?|feet|hectares?|acres?|km|kg|tonnes?|"
    r"tons?|kilograms?|litres?|liters?|gallons?|barrels?|bushels?|(?:kilo|mega|giga|tera)watts?(?:[- ]hours?)?|MW|GW|"
    r"degrees|nanomet(?:re|er)s?|knots|parts per (?:million|billion|trillion)|ppm|ppb)"
)
_PHYSICAL_UNIT = re.compile(_PHYSICAL, re.IGNORECASE)
_SCALE = r"[ \u00a0-]?(?:thousand|million|billion|trillion|bn|mn)\b"
_CURRENCY = (
    r"(?:(?:US|American|Australian|Canadian) )?dollars?|euros?|pounds?(?: sterling)?|roubles?|rubles?|yuan|renminbi|"
    r"yen|rupees?|francs?|dinars?|dirhams?|rials?|riyals?|liras?|pesos?|krone[rn]?|kronor|koruna|zloty|forints?|"
    r"shekels?|shillings?|naira|rand|hryvnias?|rupiah|baht|ringgit|birr|won(?= (?:in|for|worth|to|from)\b)"
)
_CODES = (
    "USD|EUR|GBP|JPY|CHF|CNY|RMB|SEK|NOK|DKK|ISK|CZK|PLN|HUF|RON|BGN|RSD|RUB|UAH|GEL|AMD|AZN|KZT|TRY|ILS|EGP|MAD|DZD|"
    "TND|LYD|SDG|SSP|ETB|KES|UGX|TZS|RWF|ZAR|NGN|GHS|XOF|XAF|AED|SAR|QAR|KWD|OMR|BHD|JOD|IQD|IRR|AFN|PKR|INR|BDT|LKR|"
    "NPR|MMK|THB|VND|IDR|MYR|SGD|PHP|KRW|TWD|HKD|AUD|NZD|CAD|MXN|BRL|ARS|CLP|COP|PEN"
)
"""Of ISO 4217, in capitals: `SEK 4.82 billion`, `4.82 billion SEK`."""
_SIGN = rf"(?:US|A|C|NZ|HK|NT|S|R|MX|J)?\$|€|£|¥|₹|(?-i:{_CODES})(?=[ \u00a0]?\d)"
_HEDGE = (
    r"(?:(?:about|around|roughly|approximately|nearly|almost|some|over|up to|as (?:many|much|few|little) as|at least|"
    r"at most|(?:no |not )?(?:more|fewer|less) than|between|from|an estimated|an additional|only|just|close to)"
    r"\s+){0,2}"
)
_AMOUNT = re.compile(
    rf"(?<![\w.,/:$€£¥#-])(?P<hedge>{_HEDGE})(?:"
    rf"(?<=between )(?P<least>{_SIGN})[ \u00a0]?(?:{_NUMBER})(?:{_SCALE}|m\b)? and "
    rf"(?:{_SIGN})?[ \u00a0]?(?:{_NUMBER})(?:{_SCALE}|m\b)?"
    rf"|(?P<sign>{_SIGN})[ \u00a0]?(?P<sum>{_NUMBER})(?P<sums>{_SCALE}|m\b)?"
    rf"|(?P<low>(?:{_NUMBER})[ \u00a0]?(?:-|–|to|and|or)[ \u00a0]?)?"
    rf"(?:(?P<figure>{_NUMBER})|(?P<spelled>{_SPELLED})(?={_SCALE}))(?P<scale>{_SCALE})?"
    rf"(?:[ \u00a0]?(?P<unit>%|(?:per ?cent|percentage points?|{_CURRENCY}|(?-i:{_CODES})|{_PHYSICAL})\b))?"
    r"|(?P<share>(?:(?:a|one) (?:third|quarter|fifth|tenth)|(?:two|three|four)[ -](?:thirds|quarters|fifths)|half)"
    r"(?= of\b))"
    r")(?![\w/]|[,.:]\d|[-–]\w)",
    re.IGNORECASE,
)
_SPELLED_VALUES = dict(zip(_SPELLED.split("|"), (*range(1, 11), 12, 15, 20, 30, 40, 50, 60, 90), strict=True))
_NUMBERED = re.compile(
    r"(?:\b(?:No|Nos|Art|Sec|Ch|Fig|Vol|pp?)\.|\b(?:Article|Resolution|Section|Chapter|Phase|Figure|Table|Route|Order|"
    r"Law|Decree|Group of|Type|Mark|Annex|Paragraph|Directive|Regulation|Act|Bill|Channel|Boeing|Airbus|Highway|Top|"
    r"Unit|Brigade|Track|Level|Version|Part|Volume|Page|page|chapter|article|section|paragraph|aged|age)|¶)\s$"
)


def amounts(text: str, start: int, end: int, dates: Sequence[tuple[int, int]]) -> list[Amount]:
    """The amounts of `text[start:end]` in order, without those in one of the `dates` and those that number a thing."""
    found = []
    for match in _AMOUNT.finditer(text, start, end):
        first = match.end("hedge")
        if any(low < match.end() and first < high for low, high in dates):
            continue
        if _NUMBERED.search(text, max(start, first - 20), first):
            continue
        unit = match["sign"] or match["least"] or match["unit"]
        if unit is None and not match["hedge"] and _named(text, start, first, dates):
            continue
        value = _value(match)
        if unit is None and match["share"] is None and (value is None or value < LEAST_COUNT):
            continue
        found.append(Amount(match.start(), match.end(), None if match["low"] else value, unit))
    return found


def _named(text: str, start: int, first: int, dates: Sequence[tuple[int, int]]) -> bool:
    """Whether a number ends a name within the sentence: `the Hong Tai 58`; not `on Monday 300 people left`."""
    name = _NAME.search(text, max(start + 1, first - _LONGEST_NAME), first)
    return name is not None and not any(low <= name.start() < high for low, high in dates)


_NAME = re.compile(r"(?<=\s)[A-ZÀ-Þ][\w’'-]*\s\Z")
_LONGEST_NAME = 40


def _value(match: re.Match[str]) -> float | None:
    digits = match["sum"] or match["figure"]
    scale = (match["sums"] or match["scale"] or "").strip(" \u00a0-").lower()
    if digits is None and match["spelled"] is None:
        return None
    number = (
        float(re.sub(r"[,\u00a0\u202f]", "", digits)) if digits else float(_SPELLED_VALUES[match["spelled"].lower()])
    )
    return number * _SCALES.get(scale, 1.0)


def measured(text: str, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """The words that say what the amount measures; None when the sentence does not tell, as far as we can see."""
    row = sentence.row
    first = next((place for place, word in enumerate(row) if word.start >= amount.start), len(row))
    at = next((place for place, word in enumerate(row) if word.start >= amount.end), len(row))
    if first and row[first - 1].low in {"within", "inside"}:  # `within 60 kilometres of the capital`: how far it is
        return None
    changed = _changed(row, first) if amount.telling != 1 else None
    if changed is not None:
        return changed
    if at < len(row) and row[at].low == "of":
        return _noun_phrase(row, at + 1)
    if amount.telling == 1:
        return _noun_phrase(row, at)
    return _subject(text, sentence, amount) or _behind(row, at, amount) or _before(row, first)


def _behind(row: list[Word], at: int, amount: Amount) -> tuple[int, int] | None:
    """`110 million dollars in cash`, `$3 billion worth of grain`, `a $3 billion loan`."""
    if at + 1 >= len(row) or amount.telling or amount.unit in _SHARES:
        return None
    word, following = row[at].low, row[at + 1]
    if word == "worth" and following.low == "of":
        return _noun_phrase(row, at + 2)
    if word in {"in", "for"}:
        thing = following.raw[0].islower() and following.low not in {"the", "a", "an", "each", "every"}
        return _noun_phrase(row, at + 1) if thing else None
    return _noun_phrase(row, at)


def _changed(row: list[Word], first: int) -> tuple[int, int] | None:
    """`raise the deficit to 2.8 per cent of GDP`, `left its main rate at 3.5 per cent`: the object of such a verb."""
    last = first - 1
    if last <= 1 or row[last].low not in {"to", "at", "by"}:
        return None
    begin = next((at for at in range(last - 1, max(0, last - _LONGEST), -1) if row[at].low in _CHANGING), None)
    if begin is None or begin == last - 1:
        return None
    what = _noun_phrase(row, begin + 1)
    return what if what and what[1] == row[last - 1].end else None


def _before(row: list[Word], first: int) -> tuple[int, int] | None:
    """`an economic zone of 3.4 million square kilometres`, `reported revenue of SEK 4 billion`: the noun phrase before
    `of` and the amount.
    """
    last = first - 1
    if last <= 0 or row[last].low != "of":
        return None
    at = last
    while at > 0 and last - at < _LONGEST and row[at - 1].raw[0].isalpha():
        if row[at - 1].low in _ENDING - _ARTICLES or finite(row, at - 1):
            break
        at -= 1
        if row[at].low in _ARTICLES:
            break
    opened = (last - at > 1 and row[at].low in _ARTICLES) or (at < last and at and finite(row, at - 1))
    return (row[at].start, row[last - 1].end) if opened else None


def _noun_phrase(row: list[Word], at: int) -> tuple[int, int] | None:
    """The words from `at` up to a verb, a preposition other than `of` or a mark, if they can be a noun phrase."""
    last = at
    while last < len(row) and last - at < _LONGEST:
        word = row[last]
        ends = (
            word.low in _ENDING
            or word.low == DATED
            or not (word.raw[0].isalpha() or word.raw[0].isdigit() or word.raw[0] == "“")
        )
        if ends or (last > at and finite(row, last)):
            break
        last += 1
    while last > at and (row[last - 1].low in _LOOSE or row[last - 1].low in EMPTY or row[last - 1].low.endswith("ly")):
        last -= 1
    if last == at or all(word.low in EMPTY for word in row[at:last]) or row[at].low in _NOT_NOUNS:
        return None
    return row[at].start, row[last - 1].end


def _subject(text: str, sentence: Sentence, amount: Amount) -> tuple[int, int] | None:
    """The subject of a verb of measure in the clause of the amount."""
    number = sentence.piece(amount.start)
    clause = sentence.clause(number)
    if clause is None or clause.subject is not None:
        return None
    subject = sentence.subject(number)
    if subject is None or not clause.start <= subject[0] < subject[1] <= amount.start:
        return None
    between = text[subject[1] : amount.start]
    if not _MEASURING.match(between):
        return None
    return None if all(word in EMPTY for word in tokens(text[slice(*subject)])) else subject


_LONGEST = 9
_CHANGING = words(
    "raise raises raised raising lift lifts lifted cut cuts cutting lower lowers lowered reduce reduces reduced "
    "increase increases increased bring brings brought push pushes pushed keep keeps kept leave leaves left "
    "hold holds held set sets narrow narrowed widen widened put puts trim trimmed boost boosted"
)
_ARTICLES = words("a an the its their his her")
_SHARES = frozenset({"%", "percent", "per cent", "percentage point", "percentage points"})
_ENDING = PREPOSITIONS - {"of"} | words(
    "and or but while that which who whose where when as than if because so a an to will would can could may might "
    "shall should must not is are was were be been has have had now today still already ago later earlier each per "
    "live remain go come take make get say depend want die flee"
)
_LOOSE = words("of the its their his her our such same other")
_NOT_NOUNS = words("of more less fewer higher lower times after before since until through years months days")
_MEASURING = re.compile(
    r",?\s+(?:[a-z]+ly\s+|also\s+|now\s+|then\s+|already\s+|still\s+|have\s+|has\s+|had\s+|will\s+|would\s+|could\s+|"
    r"may\s+|might\s+|is\s+|was\s+|are\s+|were\s+|be\s+|been\s+)*"
    r"(?:rose|rises?|risen|fell|falls?|fallen|grew|grows?|grown|dropped|increased|declined|decreased|shrank|climbed|"
    r"jumped|surged|slumped|doubled|reached|totall?ed|amounts?|amounted|stood|stands?|exceed(?:s|ed)?|accounts?|"
    r"accounted|costs?|worth|estimated|valued|put|is|was|are|were|averaged|came|makes?|made|expected|cut|raised|"
    r"slowed|passed|hit|topped|crossed|surpassed|expanded|contracted|shrunk|gained|lost|supplies|supplied|covers?"
    r"|covered)\b"
    r"(?:\s+(?:up|down|out|by|to|at|for|from|of|in|be|worth|around|reach|cost|rise|fall|grow|exceed|total|a|an))*\s+$"
)
