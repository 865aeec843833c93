"""Whether the clause around a word speaks of the past or of what is to come, from its nearest verb cue.

No tagger: auxiliaries, regular past forms and the commonest irregular ones decide, to the left first, because the
verb that a date modifies mostly stands before it.
"""

from collections.abc import Sequence

from reportpipe.annotate.temporal.tokens import Token
from reportpipe.annotate.temporal.words import CHARACTER, listed

_FUTURE = frozenset(
    listed("""
    will shall 'll won't shan't scheduled expected expects expect plans planned planning plan slated intends
    intend upcoming forthcoming anticipated anticipates anticipate predicts predict forecast forecasts
    forthcoming hopes hope aims aim tomorrow poised ought wants want soon deadline going would effective looms
    looming proposes
    """)
)
_NOUNS_TOO = frozenset(listed("plan plans forecast forecasts hope hopes aim aims"))
"""Behind an article these are nouns and tell no time: `ended its emergency plan on 1 July`."""
_BINDING = frozenset(
    listed("""
    agreed vowed pledged promised decided prepares preparing ready invited urged asked ordered told wanted calling
    called calls urges urging asks
    """)
)
"""Before `to`, these speak of what is still to come: `agreed to meet on Friday`, `urged both sides to meet`."""
_ASKED = 8
"""Words from such a verb to its `to`: whom it asks stands between."""
_TIMETABLED = frozenset(
    listed("""
    meets begins opens starts arrives departs convenes expires resumes votes leaves returns travels visits hosts closes
    takes
    """)
)
"""Present forms that a date turns to the future: `the court convenes on Monday`."""
_PAST = frozenset(
    listed("""
    was were had did said told made took came went saw found gave began fell rose got became left felt brought
    kept held wrote stood lost met led grew won paid sent built spent cut hit put set ran sold bought thought
    broke spoke drew chose knew flew threw wore beat shot fought struck sought caught taught stole swore sank
    shrank sprang wasn't weren't hadn't didn't ago last earlier previously been quit shut hurt slid sat lay bid
    read spread blew drove rode fed fled bore froze hid shook tore woke wept swept stuck strode overtook
    withdrew underwent undertook arose overthrew dealt meant dug hung clung bound ground wound understood
    withstood forbade forgave foresaw
    """)
)
_NOT_PAST = frozenset(
    listed("""
    need indeed speed feed exceed proceed succeed bleed breed seed weed deed reed united red bed shed hundred
    """)
)
_BE = frozenset(["be", "is", "are", "been", "being", "'s", "get", "gets", "getting"])
"""After these a participle is passive, and the auxiliary says the tense."""
_NOUN_LEADS = frozenset(
    listed("""
a an the its their his her this that these those still of
""")
)
_STOPS = frozenset(CHARACTER[name] for name in ("STOP", "BREAK"))
_REACH = 25
"""How many words away a cue may stand. Swept on the development news: 15 to 40 give the same figures."""


class Tenses:
    """The tense of every place of a text."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._known: list[str | None] = [None] * len(tokens)

    def future(self, first: int, last: int) -> bool:
        """Whether the clause around tokens first..last speaks of what is to come."""
        return self._nearest(first, last) == "F"

    def past(self, first: int, last: int) -> bool:
        """Whether the clause around tokens first..last tells of the past."""
        return self._nearest(first, last) == "P"

    def told(self, first: int) -> bool:
        """Whether a past form stands right before token `first`, so that its date surely lies back: `began in May`."""
        return any(self._mark(place) == "P" for place in range(max(0, first - 2), first))

    def follows(self, last: int) -> bool:
        """Whether the first cue after token `last` is one of what is to come: `Sunday's vote will ...`."""
        ahead = range(last + 1, min(len(self._known), last + 1 + _REACH))
        return next((mark for place in ahead if (mark := self._mark(place))), "") == "F"

    def _nearest(self, first: int, last: int) -> str:
        if last + 1 < len(self._known) and self._mark(last + 1) == "P":
            return "P"
        back = range(first - 1, max(-1, first - 1 - _REACH), -1)
        on = range(last + 1, min(len(self._known), last + 1 + _REACH))
        for places in (back, on):
            mark = next((mark for place in places if (mark := self._mark(place))), "")
            if mark and mark != "|":
                return mark
        return ""

    def _mark(self, place: int) -> str:
        """`F`, `P`, `|` at the end of a sentence, or nothing; worked out when first asked for."""
        known = self._known[place]
        if known is None:
            known = self._known[place] = _mark(self._tokens, place)
        return known


def _relative(tokens: Sequence[Token], place: int) -> bool:
    """Whether the `that` before a word is a relative pronoun: `a flow of cash that started`."""
    return place > 1 and tokens[place - 1].word == "that" and tokens[place - 2].kind == CHARACTER["OTHER"]


def _binds(tokens: Sequence[Token], place: int) -> bool:
    """Whether the `to` before a verb hangs on one that binds: `called on both sides to resume`."""
    after = tokens[place + 1].word if place + 1 < len(tokens) else ""
    if tokens[place - 1].word in _BINDING:
        return True
    near = tokens[max(0, place - _ASKED) : place]
    stops = [at for at, token in enumerate(near) if token.kind in _STOPS or token.word in {",", "that", "to", "in"}]
    asked = any(token.word in _BINDING for token in near[max(stops, default=-1) + 1 :])
    return asked and after.isalpha() and after not in _NOUN_LEADS


def _mark(tokens: Sequence[Token], place: int) -> str:  # noqa: PLR0911 - a ladder of cases
    token = tokens[place]
    word = token.word
    before = tokens[place - 1].word if place else ""
    after = tokens[place + 1].word if place + 1 < len(tokens) else ""
    if token.kind in _STOPS or (word in {"yet", "but", "whereas"} and before == ","):
        return "|"
    if word in {"scheduled", "planned", "expected", "due"} and {"had", "previously", "originally"} & {
        item.word for item in tokens[max(0, place - 3) : place]
    }:
        return "P"
    if word in _NOUNS_TOO and after != "to" and {before, tokens[place - 2].word if place > 1 else ""} & _NOUN_LEADS:
        return ""
    if word in _FUTURE or word.endswith("'ll"):
        return "F"
    if word in {"may", "might"} and token.kind == CHARACTER["OTHER"]:
        return "F"
    if (word == "to" and _binds(tokens, place)) or (word in _TIMETABLED and before not in {"to", "not"}):
        return "F"
    if word in {"soon", "early"} and before == "as" and after == "as":
        return "F"
    if (
        (word in {"is", "are"} and after == "to")
        or (word == "set" and after in {"to", "for"})
        or (word == "due" and after == "to" and before in _BE)
    ):
        return "F"
    if before in _BE or (before in _NOUN_LEADS and not _relative(tokens, place)) or (word == "last" and before == "to"):
        return ""
    # A past form, unlike `fed` and `bed`.
    if word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST):  # noqa: PLR2004
        return "P"
    return ""
