"""Where a sentence is cut into statements: words, marks and quotations, read once from left to right."""

from typing import NamedTuple

from reportpipe.annotate.temporal.unreal import CONDITIONAL, supposed_from
from reportpipe.annotate.temporal.verbs import AUXILIARIES, REPORTING, Word, finite, past
from reportpipe.annotate.temporal.words import listed

_LEADING = frozenset(
    listed("""
as while after before when although though since because whereas until once
""")
)
_JOINERS = frozenset(["while", "whereas", "although", "though", "because", "but", "yet", "so"])
_LATER = frozenset(["after", "before", "when", "until", "once", "as", "since"])
_CORRELATIVE = frozenset(["just", "only", "both", "either", "neither", "between", "merely"])
_RELATIVE = frozenset(["which", "who", "whose", "whom", "where"])
_DASHES = frozenset(["—", "–"]) | {"--"}
PREPOSITIONS = frozenset(
    listed("""
    in on at by of for from to with without under over into onto through during against between among about
    around after before since until near across behind beyond despite within toward towards upon as than like
    """)
)
_ADJUNCT = PREPOSITIONS | {"the"}
DATED = "·"
"""Stands for the words of a date, so that `May` is no modal and `second` no number of a clause."""


class Cut(NamedTuple):
    place: int
    """Word at which the piece begins."""
    kind: str
    """`start`, `statement`, `verb` (subject shared with the piece before), `relative`, `opening` (an `As ...,`)."""
    opener: str


def quotations(row: list[Word]) -> list[bool]:
    """For each word, whether it stands in quotation marks or brackets."""
    depth, straight, marks = 0, False, []
    for word in row:
        if word.low in {"“", "(", "["}:
            depth += 1
        if word.low == '"':
            straight = not straight
        marks.append(depth > 0 or straight or word.low == '"')
        if word.low in {"”", ")", "]"}:
            depth = max(0, depth - 1)
    return marks


def cuts_of(row: list[Word], quoted: list[bool], dated: list[bool]) -> list[Cut]:
    opening = len(row) > 1 and row[0].low in _LEADING | CONDITIONAL and row[1].low != "all"
    cuts = [Cut(0, "start", row[0].low if opening else "")]
    for place in range(1, len(row) - 1):
        if quoted[place] or dated[place]:
            continue
        if opening and row[place].low == "," and _statement(row, place + 1, quoted) and _has_verb(row, 0, place):
            cuts.append(Cut(place + 1, "statement", ""))
            opening = False
            continue
        cut = _cut(row, (cuts[-1].place, place), quoted, dated)
        if cut is not None:
            cuts.append(cut)
    return cuts


def _cut(  # noqa: PLR0911 - one case for each kind of cut
    row: list[Word], places: tuple[int, int], quoted: list[bool], dated: list[bool]
) -> Cut | None:
    """The piece that begins at the second of the places, if one does; the piece before begins at the first."""
    begin, place = places
    word, before, after = row[place].low, row[place - 1].low, row[place + 1].low
    behind = _past_date(row, place + 1, dated)
    if behind < len(row) and dated[place + 1] and word in _LATER:
        return None
    if word == ";" or (word in _DASHES and _has_verb(row, place + 1, len(row))):
        return Cut(place, "statement", "")
    if word in {"and", "but"} and not _correlated(row, place):
        follower = min(behind, len(row) - 1)
        if row[follower].low.endswith("ly") or row[follower].low in {"then", "later", "also", "subsequently"}:
            follower += 1
        if (
            follower < len(row)
            and (past(row, follower) or row[follower].low in AUXILIARIES - {"have", "do"})
            and _has_verb(row, 0, place)
        ):
            return Cut(place, "verb", word)
        if _statement(row, behind, quoted) and _has_verb(row, begin, place) and not _two_names(row, place):
            return Cut(place, "statement", word)
    if word == "," and _statement(row, place + 1, quoted) and _has_verb(row, begin, place) and _spliced(row, place):
        return Cut(place, "statement", ",")
    if word in _JOINERS and _statement(row, behind, quoted) and word not in {"but", "so"}:
        return Cut(place, "statement", word)
    if (
        word in _LATER
        and before != ","
        and _statement(row, place + 1, quoted)
        and _has_verb(row, 0, place)
        and after not in {"well", "long", "soon", "far", "much"}
    ):
        return Cut(place, "statement", word)
    if supposed_from(row, place) and _has_verb(row, place, len(row)):
        return Cut(place, "statement", word if word in CONDITIONAL else "if")
    if word in _RELATIVE and before == ",":
        return Cut(place, "relative", word)
    return None


def _past_date(row: list[Word], place: int, dated: list[bool]) -> int:
    """The first word after an adjunct of time that begins here (`in 2015 the company ...`), else this place."""
    at = place
    while at < min(place + 3, len(row)) and not dated[at] and row[at].low in _ADJUNCT:
        at += 1
    if at >= len(row) or not dated[at]:
        return place
    while at < len(row) and (dated[at] or row[at].low == ","):
        at += 1
    return at


def _two_names(row: list[Word], place: int) -> bool:
    """Whether `and` joins two names, as in `Armenia and Azerbaijan fought`."""
    if not 0 < place < len(row) - 1:
        return False
    before, after = row[place - 1], row[place + 1]
    return (
        before.raw[0].isupper()
        and after.raw[0].isupper()
        and after.low not in {"the", "a", "an", "it", "they", "he", "she"}
    )


def _spliced(row: list[Word], place: int) -> bool:
    """Whether a comma parts two statements: not before who says so (`..., officials said`), nor in a list of names."""
    verb = next((at for at in range(place + 2, min(place + 10, len(row))) if finite(row, at)), None)
    lead = row[place + 1]
    if lead.raw[0].isupper() and row[place - 1].raw[0].isupper():
        return False
    joined = lead.low in _LATER | _JOINERS | PREPOSITIONS | _RELATIVE | CONDITIONAL | {"and", "but", "or"}
    return verb is not None and row[verb].low not in REPORTING and not joined and not lead.low.endswith("ing")


def _correlated(row: list[Word], place: int) -> bool:
    """Whether `and` or `but` answers a `not just`, `both` or `between` before it."""
    return any(word.low in _CORRELATIVE for word in row[max(0, place - 9) : place])


def _statement(row: list[Word], place: int, quoted: list[bool]) -> bool:
    """Whether a subject and its verb begin here: one to eight words without a preposition in front, then a verb."""
    for at in range(place, min(place + 9, len(row))):
        word = row[at].low
        if quoted[at]:
            return False
        if at > place and finite(row, at):
            return True
        if word == "and" and _two_names(row, at):
            continue
        if (
            word in {",", ";", "and", "or", "—", "–", ":", "that", "which", "who"}
            or (at == place and word in PREPOSITIONS)
            or (at == place and finite(row, at))
        ):
            return False
    return False


def _has_verb(row: list[Word], first: int, last: int) -> bool:
    return any(finite(row, place) for place in range(max(0, first), min(last, len(row))))
