"""Which body or state a person belongs to: by the role, by what stands right before or behind the name, or as its head.

`its chair, X` is of the body that the sentence, or the one before it, is about.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from reportpipe.annotate.lexicon import section
from reportpipe.annotate.mentions import Mention
from reportpipe.annotate.roles import name_end
from reportpipe.annotate.titles import Role


def affiliation_of(text: str, role: Role | None, mention: Mention, bodies: Sequence[Mention]) -> str | None:
    """The body or state that a role or name is tied to, `Foreign Ministry` in `spokesperson for the Foreign Ministry`.

    None when none is named. `bodies` are the mentions of bodies and states, in text order.
    """
    found = _in_role(text, role, bodies) or _meant(text, role, bodies) if role else None
    found = found or _before(text, mention, bodies) or _behind(text, role, mention, bodies)
    return found.name if found else None


def _in_role(text: str, role: Role, bodies: Sequence[Mention]) -> Mention | None:
    """A body within the role; else the state that it is of: `Senegal's foreign minister`, `president of Kazakhstan`."""
    inside = bodies[bisect_left(bodies, role.start, key=_start) : bisect_left(bodies, role.end, key=_start)]
    state = None
    for body in inside:
        before = text[max(role.start, body.start - _TIE) : body.start]
        if name_end(body) > role.end or (body.start > role.start and not before.endswith(" ")):
            continue
        if body.sort in _BODIES and not (state and _TO.search(before)):  # not `Turkey's ambassador to the EU`
            return body
        owns = text.startswith(_POSSESSIVES, name_end(body))
        state = state or (body if owns or _OF.search(before) else None)
    return state


def _meant(text: str, role: Role, bodies: Sequence[Mention]) -> Mention | None:
    """The body that `its` or `whose` before a role means, or `the fund's` at its head."""
    at = bisect_left(bodies, role.start, key=_start)
    earlier = [body for body in bodies[max(0, at - _LOOKED_AT) : at] if text[body.start - 1 : body.start] != "("]
    noun = _NOUNS_OWN.match(text, role.start, role.end)
    if noun and noun["noun"] in _NOUNS:
        paragraph = text.rfind("\n", 0, role.start)
        called = (body for body in reversed(earlier) if body.sort in _BODIES and body.start > paragraph)
        return next((body for body in called if noun["noun"] in body.name.lower().split()), None)
    owner = _ITS.search(text, max(0, role.start - len("whose ")), role.start)
    if not owner:
        return None
    sentence = _sentence_start(text, owner.start())
    same = [body for body in earlier if body.start >= sentence]
    return same[-1] if same else _subject(text, sentence, earlier)


def _sentence_start(text: str, at: int) -> int:
    """Where the sentence around an offset begins, as far back as matters; of headings and paragraphs, the line."""
    ends = [match.end() for match in _SENTENCE_ENDS.finditer(text, max(0, at - _FAR), at + 1)]
    return ends[-1] if ends else max(0, at - _FAR)


def _subject(text: str, sentence: int, earlier: Sequence[Mention]) -> Mention | None:
    """What the sentence that ends there is about: the body that opens it, or the only one in it."""
    before = [
        body for body in earlier if body.sentence[1] <= sentence and not text[body.sentence[1] : sentence].strip()
    ]
    if not before or "\n" in text[before[-1].sentence[1] : sentence]:
        return None
    first = before[0]
    if _DETERMINER.fullmatch(text, first.sentence[0], first.start):
        return first
    others = _THE_BODY.finditer(text, *first.sentence)
    return first if len(before) == 1 and not any(match["noun"] in _NOUNS for match in others) else None


def _before(text: str, mention: Mention, bodies: Sequence[Mention]) -> Mention | None:
    """`Climate Action Network's Harjeet Singh`, `Les Transformateurs, led by Succes Masra`."""
    found = _LED_BY.search(text, max(0, mention.start - _REACH), mention.start)
    index = bisect_left(bodies, found.start() if found else mention.start, key=_start) - 1
    body = bodies[index] if index >= 0 and bodies[index].sort in _BODIES else None
    if body is None:
        return None
    led = found is not None and body.end == found.start()
    return body if led or text[body.end : mention.start] in {"'s ", "’s "} else None


def _behind(text: str, role: Role | None, mention: Mention, bodies: Sequence[Mention]) -> Mention | None:
    """`X of the ruling Civic Party`, `X (ODS)`, `X's Civic Party`, `X, who now heads the trade desk of Civic`."""
    for end in {mention.end, role.end if role else mention.end}:
        index = bisect_left(bodies, end, key=_start)
        body = bodies[index] if index < len(bodies) else None
        if body and body.start < end + _FAR:
            between = text[end : body.start]
            if _TIED.fullmatch(between) or (_OWN.fullmatch(between) and body.sort in _BODIES):
                return body
            if _HEADS.fullmatch(between) and body.sort in _BODIES:
                return body
    return None


_BODIES = frozenset({"organisation", "body"})
_POSSESSIVES = ("'s ", "’s ", "s' ", "s’ ")
_NOUNS = section("body nouns")
_TIE = 12
_OF = re.compile(r"\bof\s+(?:the\s+)?$")
_TO = re.compile(r"\bto\s+(?:the\s+)?$")
_ITS = re.compile(r"\b(?:[Ii]ts|whose) $")
_NOUNS_OWN = re.compile(r"(?:the )?(?P<noun>[a-z]+)['’]s ")
_THE_BODY = re.compile(r"\b[Tt]he (?:[a-z-]+ ){0,2}?(?P<noun>[a-z]+)\b")
_DETERMINER = re.compile(r"(?:[Tt]he )?")
_SENTENCE_ENDS = re.compile(r"[.!?][”\"’]? (?=[A-ZÀ-Þ“\"])|\n")
_LED_BY = re.compile(r",? (?:led|headed|chaired|run|founded|commanded) by (?:[A-Z][a-z]+\. )?$")
_TIED = re.compile(r"\s+(?:of|at|from)\s+(?:the\s+(?:[a-z-]+\s){0,2})?|\s\((?:the\s)?")
_OWN = re.compile(r"['’]s (?:own )?|, whose ")
_HEADS = re.compile(
    r",?\s+who (?:now |has |had )?(?:heads|headed|leads|led|chairs|chaired|runs|ran|directs|directed|commands|founded|"
    r"owns) [^,;.]{0,60}"
)
_REACH = 30
_FAR = 160
"""Code points that a body may stand from what is tied to it: a long relative clause."""
_LOOKED_AT = 12
"""Bodies named last that `its` may mean; a bound on time."""


def _start(mention: Mention) -> int:
    return mention.start
