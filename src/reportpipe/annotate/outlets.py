"""Whether a body is in the text only as the outlet that something was told to or reported by: no actor of the story.

`told El Faro on Monday`, `KCNA reported`, `in an interview with France 24`; not `the police raided El Faro`.
"""

import re

from reportpipe.annotate.joining import Entity
from reportpipe.model import ActorKind


def is_outlet_alone(text: str, entity: Entity, kind: ActorKind) -> bool:
    """Only what is named once counts as one; of what no list and no word calls a medium, only whoever was told."""
    if len(entity.mentions) > 1:
        return False
    (only,) = entity.mentions
    if kind == "media":
        return bool(_BEFORE.search(text, max(0, only.start - _REACH), only.start) or _BEHIND.match(text, only.end))
    if entity.owner or not (kind == "organisation" or (kind == "person" and " " not in only.name)):
        return False
    told = not only.verb and _TOLD.search(text, max(0, only.start - _REACH), only.start)
    return bool(told or _FIRST.match(text, only.end))


_REPORTS = "said|says|noted|reported|reports|wrote|writes|quoted|cited|counted|published|broke|revealed"
_TOLD = re.compile(r"\b(?:told|tells|telling|interview (?:with|to|on|in)) (?:the )?$")
_FIRST = re.compile(
    r" (?:has |had |was |were )?(?:the )?first (?:to )?(?:reported?|broke|break|published?|revealed?)\b"
)
_BEFORE = re.compile(
    rf"{_TOLD.pattern}|\b(?:according to|(?:reported|published|quoted|cited|seen|reviewed|obtained|shown|aired|carried|"
    r"commissioned|interviewed) (?:[a-z]+ ){0,2}?(?:by|in|on)"
    r"|(?:wrote|writing|writes|said|speaking|appeared|column|article|"
    r"essay|report|interview) (?:in|for|on|to)|(?:reporter|correspondent|editor|columnist) (?:of|for|at|with)"
    rf"|(?:{_REPORTS})) (?:the )?$"
)
_BEHIND = re.compile(
    rf"(?:,? (?:which|that))? (?:has |had |was )?(?:the )?(?:also |first |later )*(?:to )?(?:{_REPORTS}|report)\b"
    r"|['’]s (?:[A-Za-z]+ )?(?:correspondent|reporter|report|website|interview|question)"
    r"| (?:reporter|correspondent|journalist|columnist|report|interview)"
)
_REACH = 40
