"""Offices that a sentence or a list gives to somebody: `X was elected speaker`, `X takes over as chair`,
`Minister of Defence: X`, or in lines that alternate. Whoever leaves an office, `Y` in `X replaces Y as chair`, gets
none by it.
"""

import re

from reportpipe.annotate.lexicon import any_of
from reportpipe.annotate.mentions import Mention
from reportpipe.annotate.titles import WORD, Role, in_title, is_role, qualifies


def appointed(text: str, mention: Mention, last: int) -> Role | None:
    """The office that a person gets by the verb behind the name, or by one right before it (`named X as chair`)."""
    end = min(last, mention.end + _REACH)
    before = _NAMES.search(text, max(0, mention.start - _VERB), mention.start)
    patterns = (*((_BEHIND_OBJECT,) if before else ()), _APPOINTED, _TAKES_OVER, _BECOMES)
    found = (pattern.match(text, mention.end, end) for pattern in patterns)
    return next((role for match in found if match and (role := _office(text, *match.span("office")))), None)


def listed(text: str, mention: Mention) -> Role | None:
    """The office before a colon that the name alone follows, in a list of a cabinet or a board, or in the line beside
    the one that the name has for itself.
    """
    line = text.rfind("\n", 0, mention.start) + 1
    if _TITLE.sub("", text[line : mention.start]).strip(_MARKS) == "" and _LINE_ENDS.match(text, mention.end):
        return _beside(text, line, mention.end)
    match = _ENTRY.match(text, line, mention.start)
    if match is None or match.end() != mention.start or not _ENTRY_ENDS.match(text, mention.end):
        return None
    office = _office(text, *match.span("office"))
    return office if office and office.end == match.end("office") else None


def _beside(text: str, start: int, end: int) -> Role | None:
    """The office in the line below a name, or above it where the list begins with an office: `Minister of Ports`."""
    below = _BELOW.match(text, end)
    after = _office_alone(text, below) if below else None
    above = _ABOVE.search(text, max(0, start - _LINE), start)
    before = _office_alone(text, above) if above else None
    if before is None or after is None:
        return after or before
    for _ in range(_MOST_LINES):  # up through the lines, by turns an office and a name
        name = _ABOVE.search(text, max(0, before.start - _LINE), before.start)
        above = _ABOVE.search(text, max(0, name.start("line") - _LINE), name.start("line")) if name else None
        if name is None or _NAME.fullmatch(name["line"]) is None:
            return _office_alone(text, _ABOVE.search(text, max(0, start - _LINE), start))
        before = _office_alone(text, above) if above else None
        if before is None:
            return after
    return None


def _office_alone(text: str, line: re.Match[str] | None) -> Role | None:
    """The office that a line is, and nothing else."""
    if line is None or line["line"].endswith(".") or _HEADING.fullmatch(line["line"]):
        return None
    office = _office(text, *line.span("line"))
    return office if office and office.end == line.end("line") else None


def _office(text: str, start: int, end: int) -> Role | None:
    """The role of a phrase that begins with an office, without what tells when or by whom; None where it begins with
    something else.
    """
    cut = _CUT.search(text, start, end)
    end = cut.start() if cut else end
    words = list(WORD.finditer(text, start, end))
    for word, following in zip(words, [*words[1:], None], strict=True):
        if is_role(word.group()):
            return Role(start, start + len(text[start:end].rstrip()), _STATED)
        if (
            word.group() not in _NEW
            and not in_title(word.group())
            and not (following and qualifies(word.group(), following.group()))
        ):
            return None
    return None


_LINE = 160
"""Code points of a line and the blank one behind it."""
_MOST_LINES = 60
"""Of a cabinet; a bound on time."""
_MARKS = " \t•‣▪●◦*–—-"
_TITLE = re.compile(rf"\b(?:{any_of('short titles')})\.?")
_LINE_ENDS = re.compile(r"[ \t]*(?:\n|\Z)")
_BELOW = re.compile(r"\s*\n\s*(?P<line>[A-Z][^\n]{2,119}?)[ \t]*(?=\n|\Z)")
_ABOVE = re.compile(r"(?:^|\n)[ \t]*(?P<line>[A-Z][^\n]{2,119}?)\s*\n\s*\Z")
_HEADING = re.compile(r"(?:[A-Z]\w+ )?[A-Z]\w+s")
"""`Ministers`, `Parliamentary Secretaries`: what several lines are under."""
_NAME = re.compile(r"(?:[A-Z][\w.’'-]*(?: (?:de|da|van|von|bin|al|el))* ?){2,5}")
_NEW = frozenset({"new", "next", "first", "sole"})
_STATED = 3
_REACH = 200
"""Code points behind a name in which its office is said."""
_VERB = 20
_ARTICLE = r"(?:(?:the|an?|its|his|her|their)\s+)?(?:(?:new|next|first)\s+)?"
_PHRASE = rf"\s+{_ARTICLE}(?P<office>[^,;:—–.()\n]{{3,90}})"
_PERSON = r"(?:[\w.’'-]+\s+){1,5}?"
_TITLES = rf"(?:(?:{any_of('short titles')})\.?\s+)?"
_NAMES = re.compile(
    r"(?i)\b(?:(?:re)?appoint(?:ed|s|ing)?|nam(?:ed?|es|ing)|nominat(?:ed?|es|ing)|designated|chose|picked|elected|"
    r"swore in|saw)\s+$"
)
_BEHIND_OBJECT = re.compile(rf"(?:\s+(?:as|to be|to serve as|to become)\b)?{_PHRASE}")
_APPOINTED = re.compile(
    r",?\s+(?:who\s+)?(?:(?:has|have|had|will|to|also|then|later|recently|formally|officially|unanimously)\s+){0,3}"
    r"(?:was|were|is|be|been|being)\s+(?:(?:also|then|later|recently|formally|officially|unanimously)\s+)?"
    r"(?:(?:re)?appointed|named|(?:re-?)?elected|nominated|confirmed|designated|chosen|sworn\s+in|inaugurated)"
    rf"(?:\s+by\s+{_PERSON}as|\s+as|\s+to\s+be)?{_PHRASE}"
)
_BECOMES = re.compile(
    rf"\s+(?:will\s+(?:be|become)|is\s+to\s+(?:be|become)|becomes|became|(?:comes?|came)\s+into\s+(?:the\s+)?[Cc]abinet\s+as)"
    rf"{_PHRASE}"
)
_TAKES_OVER = re.compile(
    r",?\s+(?:who\s+)?(?:(?:has|had|will|to|now|also|recently)\s+)*"
    rf"(?:(?:replac|succeed)(?:e|es|ed|s|ing)?\s+{_PERSON}as"
    rf"|(?:takes?|took|taken|taking)\s+over\s+(?:from\s+{_PERSON})?as|(?:takes?|took|taking)\s+office\s+as"
    r"|(?:takes?|took|taking|assumes?|assumed|assuming)\s+(?:on\s+|up\s+)?(?:the\s+)?"
    rf"(?:role|post|position|office|job|duties|portfolio)\s+(?:of|as)){_PHRASE}"
)
_CUT = re.compile(
    r"\s+(?:(?:on|in|since|until)\s+(?:the\s+)?(?:[A-Z][a-z]+day|\d|(?:Jan|Febr)uary|March|April|May|June|July|August|"
    r"(?:Septem|Octo|Novem|Decem)ber)|at\s+(?:an?|that|this|noon|midnight|\d)|last|next|this|earlier|yesterday|today|after|before|when|while|by|with|following|"
    r"to\s+(?:replace|succeed)|(?:[A-Z][a-z]+day|who|which|that|said|says|will|would|has|had|is|was|but|and\s+(?:[A-Z][\w’'-]+\s+){1,3}(?:will|has|is|was))\b)"
)
_ENTRY = re.compile(rf"[\s•‣▪●◦*–—-]*(?P<office>[A-Z][^:;.“”\"\n]{{2,90}}):\s+{_TITLES}")
_ENTRY_ENDS = re.compile(r"\s*(?:[,;(\n]|\.?\s*\Z|\.\n)")
