"""Lines that say only when: a day with its label, weekday, town, time, number of the issue or who issued the text."""

import re

from reportpipe.readers.days import WEEKDAYS, day_in

LONGEST = 500
"""Code points of a byline or a line about a day: what is longer is prose, or made to be slow to look through."""
_LABEL = re.compile(
    "^(?:published|posted|created|first published"
    "|(?:(?:publication|publish(?:ed)?|release|story|article|issue) )?date(?: published)?"
    "(?:/time| and time|-time group"
    "| of (?:(?:this|the) )?(?:issue|issuance|publication|release|report|meeting|hearing|judge?ment|decision))?"
    "|dtg|dated"
    "|issued|released|last updated|last modified|updated|modified"
    "|for (?:immediate )?release|(?:strictly )?embargoed?(?: (?:until|till|for|to))?"
    "|(?:situation |data )?as (?:of|at)|adopted (?:by|at) [^.]{3,90}? meeting,?"
    "|(?:volume \\d+:? )?(?:debated|delivered|held|aired|broadcast|recorded)"
    "|(?:judge?ment|decision|ruling|order)(?: (?:delivered|given|handed down))?|handed down"
    "|(?:première )?(?:publication|publié|paru|mise? à jour|modifié)|(?:veröffentlicht|erschienen|aktualisiert|erstellt"
    "|geändert|stand)|(?:publicado|publicada|actualizado|atualizado|fecha))"
    "(?:\\s+(?:on|at|date|le|am|vom|el|em))?\\s*:?\\s*(?=[\\w(])",
    re.IGNORECASE,
)
_OTHER_WEEKDAYS = frozenset(
    {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}
    | {"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag"}
    | {"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"}
)
WEEKDAY_LAST = re.compile(rf"[\s,]+(?:{'|'.join([*WEEKDAYS, *sorted(_OTHER_WEEKDAYS)])}|le|am|den)\W*$", re.IGNORECASE)
MARKS = " ,.|·•∙–—-()"
_SHORT_READ = re.compile(
    "^\\d+[- ]min(?:ute)?s?(?:[- ]read)?$"
    "|^(?:as (?:of|at) )?\\d{1,2}[:.]\\d\\d(?:[:.]\\d\\d)?(?:\\s?[ap]\\.?(?:m\\.?)?)?(?:\\s?[A-Z]{2,5}){0,2}$"
    "|^\\d{1,2}\\s?[ap]\\.?m\\.?$|^\\d+ (?:pages?|pp\\.?|seiten|páginas)$|^(?:page|p\\.) ?[A-Z]?\\d+$"
    "|^(?:updated )?\\d+ (?:minute|hour|day|week|month|year)s? ago$"
    "|^(?:utc|gmt)(?:\\s?[+-]\\d{1,2}(?::\\d\\d)?)?$"
    "|^\\d{4}\\s?(?:hrs?|hours|h|[A-Z]{1,4})$|^\\d{1,2}(?:\\s?h\\s?\\d{0,2}|[:.]\\d\\d uhr| uhr)$",
    re.IGNORECASE,
)
_BESIDE_DAYS = _OTHER_WEEKDAYS | {"updated", "am", "pm", "read", "le", "den"}
_KIND_OR_READING = re.compile(
    r"^(?:press|news|media) (?:release|statement|summary)\b"
    r"|^(?:(?:external|weekly|daily) )?situation (?:report|update) (?:no?\.? ?|#)?\d+\b"
    r"|^(?:policy|briefing|working|discussion|research|issue) (?:brief|paper|note)(?: (?:no\.? ?)?[\d/–-]+)?(?=\W)"
    r"|\W+for (?:immediate|general) (?:release|publication|use)$"
    r"|(?:(?<=\s)\d{1,3}\s+)?\b\d{1,2}[- ]min(?:ute)?s?(?:[- ]read)?$",
    re.IGNORECASE,
)
"""What stands beside a day in the line of labels that sites set: the kind of text before, the time it takes behind."""
_TIME_FIRST = re.compile(
    r"^,?\s+(?:(?:at|à|um)\s+)?\d{1,2}(?:[:.h]\d\d(?:[:.]\d\d)?|\s?h\b)(?:\s?(?:[ap]\.?m\.?|uhr))?"
    r"(?:\s?local time)?(?=\W|$)",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"^(?:(?:annual |final )?(?:report|paper|statement|document|notice|circular|note|review|evidence) )?"
    r"(?:issued|tabled|laid|presented|submitted|approved|adopted|released|published|circulated|signed)"
    r"(?: (?:by|in|before|to|at) [^.;:,]{2,60}?)? on "
    r"|^(?:(?:press )?summary of (?:the )?)?"
    r"(?:press release|decision|ruling|judge?ment|statement|opinion|communiqué)(?: (?:no\.? ?)?[\w/–-]*\d[\w/–-]*)?"
    r"(?: of the [\w ]{3,40}?)? of (?=\d|\w+ \d)",
    re.IGNORECASE,
)
"""What an office puts before the day: `Tabled in Parliament on`, `Press release 24/118 of`."""
_ISSUER = re.compile(r"^(?:,? by [^.;:,]{2,60}|\W*)$")
"""What it may put behind."""
_NUMBER = re.compile(
    r"^(?:[\w’'&-]+ ){0,5}?(?:issue|number|no|nr|vol|volume|edition|ausgabe|número|numéro)\.? ?(?:no\.? ?)?#?\d[\w/-]*$"
    r"|^(?-i:[A-Z])[\w-]+(?: [\w-]+){0,3} \d[\w/-]*$",
    re.IGNORECASE,
)
"""What counts the issues of a series: `issue 41`, `Policy Brief No. 7`."""
_REFERENCE = re.compile(r"\b[A-Z]{1,6}[ -]?\d{1,5}(?:/\d{2,4})?(?!\w)")
"""`IEA 51/77`: the number that an office gives to what it issues."""
_HELD_AT = re.compile(r"^(?:the )?(?:ministry|department|embassy|office) (?:of|for) [\w ]{3,50}$", re.IGNORECASE)
"""Where a press conference was held."""
_ITEMS = re.compile("\\s*[|·•∙–—;]\\s+")


def is_time(text: str) -> bool:
    """Whether a line holds only a time of day, or how long ago or how long to read: `2:08 p.m. EDT`."""
    return _SHORT_READ.match(text) is not None


def is_date_line(text: str) -> bool:
    """Whether nothing but a date (with its label, place, time or reading time) stands in the line, or a part of it
    between bars says when an office issued the text.
    """
    return len(text) <= LONGEST and (_is_day(text) or any(_is_issued(part) for part in _ITEMS.split(text)))


def _is_issued(part: str) -> bool:
    """Whether it says when an office issued, tabled or adopted the text: `Laid before the House on 3 May 2023`."""
    said = _ISSUED.match(part)
    day = day_in(part[said.end() :]) if said else None
    if said and day:
        return day.start == 0 and _ISSUER.match(part[said.end() + day.end :]) is not None
    return _LABEL.match(part) is not None and _is_day(part)


def _is_day(text: str) -> bool:
    text = _KIND_OR_READING.sub("", text).strip(MARKS)
    label = _LABEL.match(text)
    rest = text[label.end() :] if label else text
    found = day_in(rest)
    if not found:
        return False
    behind = _TIME_FIRST.sub("", rest[found.end :])
    before = WEEKDAY_LAST.sub("", rest[: found.start])
    if _LABEL.match(behind.strip(MARKS)) and _is_day(behind.strip(MARKS)):
        behind = ""  # `Published 3 May 2025 | Updated 4 May 2025`
    names, others = _parts(before), _parts(behind)
    words = [*names, *others]
    counted = any(_NUMBER.match(part) for part in words)
    plain = all(_SHORT_READ.match(part) or _NUMBER.match(part) or is_place(part) for part in words)
    series = counted and all(_is_series(part) for part in names) and all(_SHORT_READ.match(part) for part in others)
    return (plain or series) and sum(len(part.split()) for part in words) <= (10 if label or counted else 6)


def _parts(text: str) -> list[str]:
    parts = re.split("\\s*[|·•∙–—(),/]\\s*|\\b(?:at|à|um)\\s+", _REFERENCE.sub("", text).strip(MARKS))
    return [word for part in parts if (word := part.strip(MARKS))]


def _is_series(text: str) -> bool:
    """What may stand before the number of an issue: the name of the series, in whatever case."""
    return ":" not in text and len(text.split()) <= 6  # noqa: PLR2004 - a name


def is_place(text: str) -> bool:
    """A weekday, a city or a number of words that may stand beside a date: capitalised, at most three."""
    words = text.split()
    fitting = ":" not in text and all(word[:1].isupper() or word.lower() in _BESIDE_DAYS for word in words)
    return (fitting and len(words) <= 3) or _HELD_AT.match(text) is not None  # noqa: PLR2004 - as the docstring says
