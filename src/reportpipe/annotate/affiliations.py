"""Which body or state a person belongs to: inside the role, right behind the name, or `the party led by X`."""

import re
from bisect import bisect_left

from reportpipe.annotate.mentions import Mention
from reportpipe.annotate.roles import Role, name_end

_LED_BY = re.compile(r",? (?:led|headed|chaired|run|founded|commanded) by (?:[A-Z][a-z]+\. )?$")
_LED_REACH = 30
_TIE = 12
_OF = re.compile(r"\bof\s+(?:the\s+)?$")
_AT = re.compile(r"\s+(?:of|at|from)\s+(?:the\s+)?")


def affiliation_of(text: str, role: Role, mention: Mention, bodies: list[Mention]) -> str | None:
    """The body or state that a role or name is tied to, `Foreign Ministry` in `spokesperson for the Foreign Ministry`.

    None when none is named. `bodies` are the mentions of bodies and states, in text order.
    """
    for body in bodies[bisect_left(bodies, role.start, key=_start) : bisect_left(bodies, role.end, key=_start)]:
        before = text[max(role.start, body.start - _TIE) : body.start]
        if name_end(body) > role.end or (body.start > role.start and not before.endswith(" ")):
            continue
        if body.sort in {"organisation", "body"} or _OF.search(before):
            return body.name
    return body_after(text, mention, bodies)


def body_after(text: str, mention: Mention, bodies: list[Mention]) -> str | None:
    """The body right behind a name, in `Aminata Cisse of the National Disaster Office`; None when there is none."""
    following = _AT.match(text, mention.end)
    at = following.end() if following else -1
    index = bisect_left(bodies, at, key=_start)
    found = index < len(bodies) and bodies[index].start == at and bodies[index].sort in {"organisation", "body"}
    return bodies[index].name if found else None


def led_body(text: str, mention: Mention, bodies: list[Mention]) -> Mention | None:
    """The body that the person leads, in `Les Transformateurs, led by Succes Masra`; None when there is none."""
    led = _LED_BY.search(text, max(0, mention.start - _LED_REACH), mention.start)
    index = bisect_left(bodies, led.start(), key=_start) - 1 if led else -1
    found = index >= 0 and led is not None and bodies[index].end == led.start()
    return bodies[index] if found and bodies[index].sort in {"organisation", "body"} else None


def _start(mention: Mention) -> int:
    return mention.start
