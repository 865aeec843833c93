"""What stands above a title besides who issues the text: its state, court, case, sitting, series, handling, address."""

import re
from collections.abc import Sequence

from reportpipe.readers.day_lines import is_date_line
from reportpipe.readers.draft import RawBlock
from reportpipe.readers.structure import is_prose

MENU = 5
"""Lines of one or two words at the top that make a menu."""
_WORDS = 9
"""Of such a line at most."""

_ORDINAL = r"(?:(?:\w+(?:st|nd|rd|th)|first|second|third|annual|special|plenary) )?"
_STATE = re.compile(
    r"(?:the )?(?:\w+ ){0,2}(?:republic|kingdom|government|commonwealth|federation|state) of (?-i:[A-Z]).{2,40}",
    re.IGNORECASE,
)
_SITTING = re.compile(
    rf"{_ORDINAL}(?:session|parliament|legislature|congress|sitting|legislative term)(?: (?:of .{{3,30}}|\d[\d–/-]*))?",
    re.IGNORECASE,
)
_COURT = re.compile(
    r"(?:in|before) (?:the )?(?:[\w’']+ ){0,4}(?:court|tribunal)s?(?: (?:of|for) .{3,40})?", re.IGNORECASE
)
_CASE = re.compile(
    r"(?:case|claim|appeal|application|petition|docket|suit)s?:? (?:(?:nos?|nr|number|ref)\.?:? ?)?"
    r"[A-Z]{0,6}[ /-]?\d\S{0,20}(?: (?:of|and) \S{1,20}){0,4}",
    re.IGNORECASE,
)
_HANDLING = re.compile(
    r"(?:(?:official|restricted|confidential|unclassified|secret|sensitive|internal|limited|draft|advance copy"
    r"|for official use only|not for (?:publication|circulation|distribution|citation))[\s:–—/-]*)+",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\d+[\w-]* (?:[\w.’']+ ){1,4}(?:street|avenue|road|boulevard|square|lane|drive|quay|place)\.?|P\.?O\.? Box \d.*",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"(?:.{3,50}[,:|·] ?)?(?:(?:issue|number|no|nr|vol|volume|edition)\.? ?#?"
    r"|(?:[\w-]+ ){0,2}(?:brief|note|paper|report|bulletin|update|series|circular|memo|alert|digest|newsletter|sitrep)"
    r",? (?:(?:number|no)\.? ?)?#?)\d[\w/-]*(?:, (?:number|no|issue)\.? ?\d[\w/-]*)?",
    re.IGNORECASE,
)
_MEMORANDUM = re.compile(r"memorandum(?: (?:for|to) .{3,40})?|aide-m[ée]moire|note verbale|fact ?sheet", re.IGNORECASE)
_JOURNAL = re.compile(r"(?:The )?(?:[A-Z][\w’'-]+ ){1,3}(?:Review|Journal|Quarterly|Magazine)")
_FORMS = (_STATE, _COURT, _CASE, _HANDLING, _ADDRESS, _ISSUE, _MEMORANDUM, _JOURNAL)


def is_letterhead(text: str) -> bool:
    """Whether a line says only under whom, in which sitting, case or series, or how to handle what follows."""
    if len(text.split()) > _WORDS:
        return False
    return any(form.fullmatch(text) for form in _FORMS) or all(map(_SITTING.fullmatch, text.split(", ")))


def end_of_menu(blocks: Sequence[RawBlock]) -> int:
    """The place behind the lines of one or two words that a pasted page begins with; 0 where they are too few.

    What stands above a day, or the text itself, is its headline.
    """
    end = 0
    while end < len(blocks) and len(blocks[end].text.split()) <= 2 and not is_date_line(blocks[end].text):  # noqa: PLR2004 - as said
        end += 1
    if end < len(blocks) and (is_prose(blocks[end]) or is_date_line(blocks[end].text)):
        end -= 1
    return end if end >= MENU else 0
