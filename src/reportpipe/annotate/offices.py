"""Names that only say an office or what it is in charge of: `Prime Minister`, `Minister of Fisheries`."""

import re

from reportpipe.annotate.lexicon import section


def is_one(name: str) -> bool:
    """Whether every word of a name is one of an office: `Deputy Prime Minister`."""
    *before, last = name.lower().split()
    office = last in _OFFICES or last.removesuffix("s") in _OFFICES
    return office and all(word in _OFFICES or word in _OF_OFFICES for word in before)


def names_one(text: str, span: tuple[int, int], name: str, sort: str) -> bool:
    """Whether a name of this sort at `span`, half-open, is a part of an office, its field or the title of a paper."""
    start, end = span
    if sort == "person":  # `the Prime Minister`, of which a recogniser takes one word
        return name.lower() in _OF_OFFICES and _HOLDER.match(text, end) is not None
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
    before = _PORTFOLIO.search(text, max(0, start - 40), start) or _TAUGHT.search(text, max(0, start - 40), start)
    name = text[start:end]
    held = not name.isupper() and not name.endswith(("Treasury", "House")) and _HOLDER.match(text, end)
    return bool(before or held)


_PORTFOLIO = re.compile(
    r"\b(?:(?:[Mm]inisters?|[Ss]ecretar(?:y|ies)) (?:of|for) (?:the )?(?:[A-Z]\w+(?:, [A-Z]\w+)*,? and )?|"
    r"(?:[Dd]irectors?|[Cc]ommissioners?|[Hh]eads?) (?:of|for) |[Aa]dvis[eo]rs? (?:on|for) (?:the )?)$"
)
_NATION = re.compile(r"^(?:UK|US|U\.S\.|EU|UN) ")
_TAUGHT = re.compile(r"\b(?:[Pp]rofessor|[Ll]ecturer|[Rr]eader|[Ff]ellow) (?:[Ee]meritus )?(?:of|in) $")
_HOLDER = re.compile(r"(?:,? and [A-Z]\w+)? (?:Minister|Secretary|Commissioner)\b")
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
