"""Names that only say an office, what it is in charge of or for whom one sits: `Prime Minister`, `Minister of
Fisheries`, the constituency `Tema Central`.
"""

import re

from reportpipe.annotate.lexicon import section


def is_one(name: str) -> bool:
    """Whether every word of a name is one of an office: `Deputy Prime Minister`."""
    *before, last = name.lower().split()
    office = last in _OFFICES or last.removesuffix("s") in _OFFICES
    return office and all(word in _OFFICES or word in _OF_OFFICES for word in before)


def names_one(text: str, span: tuple[int, int], name: str, sort: str) -> bool:
    """Whether a name of this sort at `span`, half-open, is a part of an office, its field, the title of a paper, or a
    constituency in a text that speaks of some.
    """
    start, end = span
    if _SEAT.search(name) and sort in {"person", "organisation"} and _SEATS.search(text):
        return True
    if sort == "person":  # `the Prime Minister`, of which a recogniser takes one word; `Minister for Gozo`
        held = name.lower() in _OF_OFFICES and _HOLDER.match(text, end) is not None
        held = held or (name.isupper() and _HOLDS.match(text, end) is not None)  # `ACT Energy Minister`
        return held or (" " not in name and _MINISTER_FOR.search(text, max(0, start - 20), start) is not None)
    if sort != "organisation":
        return False
    if name in _GOVERNMENTS or _OFFICE.fullmatch(name):  # `Governments` of two states
        return True
    if _TITLED.match(text, end):
        return True
    return not _BODY.search(_NATION.sub("", name)) and _is_a_field(text, start, end)


def _is_a_field(text: str, start: int, end: int) -> bool:
    """Whether a name is what somebody is in charge of or teaches: `Minister of Fisheries`, `Energy Security Minister`,
    `Professor of International Relations`.
    """
    before = _PORTFOLIO.search(text, max(0, start - 120), start) or _TAUGHT.search(text, max(0, start - 40), start)
    name = text[start:end]
    held = not name.isupper() and not name.endswith(("Treasury", "House")) and _HOLDER.match(text, end)
    return bool(before or held)


_PORTFOLIO = re.compile(
    r"\b(?:(?:[Mm]inisters?|[Ss]ecretar(?:y|ies)) (?:of|for) (?:the )?"
    r"(?:[A-Z][\w’'-]*(?:,? (?:and|&) |, | of | )){0,9}|"
    r"(?:[Dd]irectors?|[Cc]ommissioners?|[Hh]eads?) (?:of|for) |[Aa]dvis[eo]rs? (?:on|for) (?:the )?)$"
)
_MINISTER_FOR = re.compile(r"\b[Mm]inisters? (?:of|for) $")
_NATION = re.compile(r"^(?:UK|US|U\.S\.|EU|UN) ")
_TAUGHT = re.compile(r"\b(?:[Pp]rofessor|[Ll]ecturer|[Rr]eader|[Ff]ellow) (?:[Ee]meritus )?(?:of|in) $")
_HOLDER = re.compile(r"(?:,? and [A-Z]\w+)? (?:Minister|Secretary|Commissioner|Representative)\b")
_HOLDS = re.compile(r"(?: [A-Z]\w+){0,3} (?:Minister|Secretary|Premier)\b")
_SEAT = re.compile(r" (?:North|South|East|West|Central)\Z")
_SEATS = re.compile(r"\b[Cc]onstituenc(?:y|ies)\b")
_TITLED = re.compile(r"\)?(?: \([A-Z][A-Za-z ]{1,20}\))? (?:List|Act|Bill|Regulations)\b")
_GOVERNMENTS = frozenset({"Government", "Governments", "Government of", "Governments of", "Authorities"})
_OFFICE = re.compile(
    r"(?:[A-Z][a-z]+ )*(?:Assistant|Adviser|Advisor|Secretary|Deputy|Aide) to the (?:[A-Z][a-z]+ ?)+|Comptroller"
    r"|(?:[A-Z][a-z]+ )*(?:Head|Director|Chief|Chair(?:man|woman)?) (?:of|for) .+"
)
_BODY = re.compile(
    r"\b(?i:ministry|department|agency|office|service|council|committee|commission|union|bank|institute|centre|center|"
    r"university|company|group|authority|board|party|association|federation|forum|foundation|fund|court)\b|\b[A-Z]{2,}\b"
)
_OFFICES = section("role nouns") | {"lord", "lady", "sir", "father"}
_OF_OFFICES = frozenset(
    {"prime", "vice", "deputy", "home", "foreign", "shadow", "first", "chief", "mr", "madam", "lord"}
)
