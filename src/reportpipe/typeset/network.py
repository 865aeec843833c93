"""The relations picture: who on the left, does what in the middle, to whom on the right.

Each relation has a lane of its own, so no words ever meet; those of one actor run together at its name. An arrow says
who does it, an arrow at both ends that each does it to the other. The words are the source's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportpipe.model import Actor, Memo, Relation, Style
from reportpipe.typeset import drawing
from reportpipe.typeset.drawing import SIZE, WIDTH, fitted, text_width
from reportpipe.typeset.drawing import number as _n
from reportpipe.typeset.view import labels, other_names

FEWEST = 3
"""Pairs of who and whom: with fewer there is nothing to see that the table does not say."""
MOST = 8
"""Relations: more of them make a page of lines."""
LANE = 17.0
TOP = 3.0
NAMES = 102.0
"""Points for the names on either side; more where long ones need it and the words between leave it."""
CURVE = 26.0
"""Points in which a line finds its lane."""
HEAD = 4.6
_PAIRS_SHOWN_TWICE = 2


@dataclass(frozen=True)
class Lane:
    """One relation, drawn."""

    relation: Relation
    left: Actor
    right: Actor
    y: float


def relations_svg(memo: Memo, style: Style) -> str:
    """Inline SVG of the memo's foremost relations; empty with fewer than three pairs of actors."""
    drawn = lanes(memo)
    if not drawn:
        return ""
    places = _places(drawn)
    marks = [_mark(memo, lane) for lane in drawn]
    room = _names_room(drawn, marks)
    parts = [
        *(_line(lane, places, room, style) for lane in drawn),
        *(_verb(lane, mark, room, style) for lane, mark in zip(drawn, marks, strict=True)),
        *_names(drawn, places, room, style),
    ]
    return drawing.svg(TOP + len(drawn) * LANE, relations_alt(memo, style), parts, style)


def relations_alt(memo: Memo, style: Style) -> str:
    """What the picture shows, in words."""
    drawn = lanes(memo)
    told = "; ".join(f"{lane.left.name} – {lane.relation.verb} – {lane.right.name}" for lane in drawn)
    return f"{labels(style)('alt_relations', all=len(drawn))} {told}."


def lanes(memo: Memo) -> tuple[Lane, ...]:
    """The relations to draw, those of the foremost actors: from top to bottom; none where there are too few pairs."""
    rank = {actor.id: place for place, actor in enumerate(memo.actors)}
    foremost = sorted(memo.relations, key=lambda one: rank[one.subject] + rank[one.object])
    chosen: list[Relation] = []
    for relation in foremost:
        alike = sum(_pair(other) == _pair(relation) for other in chosen)
        if len(chosen) < MOST and alike < _PAIRS_SHOWN_TWICE:
            chosen.append(relation)
    if len({_pair(relation) for relation in chosen}) < FEWEST:
        return ()
    ordered = _side_by_side(chosen, rank)
    return tuple(
        Lane(relation, memo.actors[rank[relation.subject]], memo.actors[rank[relation.object]], TOP + (n + 0.5) * LANE)
        for n, relation in enumerate(ordered)
    )


def _side_by_side(relations: Sequence[Relation], rank: Mapping[str, int]) -> list[Relation]:
    """The foremost first, then one after the other: of the same subject, else to the same object, else the next."""
    left = sorted(relations, key=lambda one: (rank[one.subject], rank[one.object]))
    ordered: list[Relation] = []
    while left:
        last = ordered[-1] if ordered else left[0]
        following = min(left, key=lambda one: (one.subject != last.subject, one.object != last.object))
        ordered.append(following)
        left.remove(following)
    return ordered


def _pair(relation: Relation) -> tuple[str, str]:
    return relation.subject, relation.object


Places = dict[tuple[str, str], float]
"""Height of an actor's name by side and id."""


def _places(drawn: Sequence[Lane]) -> Places:
    """Each name at the mean of its lanes, the right ones moved apart where they would meet; the left ones cannot."""
    left: dict[str, list[float]] = {}
    right: dict[str, list[float]] = {}
    for lane in drawn:
        left.setdefault(lane.left.id, []).append(lane.y)
        right.setdefault(lane.right.id, []).append(lane.y)
    order = sorted(right, key=lambda actor: (sum(right[actor]) / len(right[actor]), right[actor][0]))
    heights = [sum(right[actor]) / len(right[actor]) for actor in order]
    last = TOP + (len(drawn) - 0.5) * LANE
    for place in range(len(heights) - 1, -1, -1):  # up from the bottom, where there is no room below
        heights[place] = min(heights[place], last - (len(heights) - 1 - place) * LANE)
    for above, below in pairwise(range(len(heights))):
        heights[below] = max(heights[below], heights[above] + LANE)
    places = {("left", actor): sum(ys) / len(ys) for actor, ys in left.items()}
    return places | {("right", actor): height for actor, height in zip(order, heights, strict=True)}


def _names_room(drawn: Sequence[Lane], marks: Sequence[str]) -> float:
    """Points for the names on either side: as many as the longest needs, if the words of every lane stay whole."""
    names = {actor.name for lane in drawn for actor in (lane.left, lane.right)}
    words = max(text_width(lane.relation.verb + mark) for lane, mark in zip(drawn, marks, strict=True))
    needed = max(map(text_width, names)) * _BOLD
    return max(NAMES, min(needed, WIDTH / 2 - CURVE - words / 2))


def _line(lane: Lane, places: Places, room: float, style: Style) -> str:
    """From name to name through the lane, with a head at the one it is done to."""
    start, end = places["left", lane.left.id], places["right", lane.right.id]
    left, right = room + 4, WIDTH - room - 4
    begin, stop, bend = left + (HEAD if lane.relation.mutual else 0), right - HEAD, CURVE / 2
    points = [
        f"M{_n(begin)} {_n(start)}",
        f"C{_n(begin + bend)} {_n(start)} {_n(left + bend)} {_n(lane.y)} {_n(left + CURVE)} {_n(lane.y)}",
        f"L{_n(right - CURVE)} {_n(lane.y)}",
        f"C{_n(right - bend)} {_n(lane.y)} {_n(stop - bend)} {_n(end)} {_n(stop)} {_n(end)}",
    ]
    accent = drawing.colour(style, "accent")
    heads = _head(right, end, -HEAD) + (_head(left, start, HEAD) if lane.relation.mutual else "")
    return (
        f'<path d="{"".join(points)}" fill="none" stroke="{accent}" stroke-width="0.9"/>'
        f'<path d="{heads}" fill="{accent}"/>'
    )


def _head(x: float, y: float, back: float) -> str:
    return f"M{_n(x)} {_n(y)}L{_n(x + back)} {_n(y - HEAD / 2)}L{_n(x + back)} {_n(y + HEAD / 2)}Z"


def _mark(memo: Memo, lane: Lane) -> str:
    """Where the source says it."""
    span = lane.relation.evidence[0]
    number = f"{memo.articles.index(memo.article(span.article)) + 1}:" if len(memo.articles) > 1 else ""
    return f" {number}¶{memo.article(span.article).paragraph_number(span.start)}"


def _verb(lane: Lane, mark: str, room: float, style: Style) -> str:
    said = fitted(lane.relation.verb, WIDTH - 2 * (room + CURVE) - text_width(mark)) + mark
    return drawing.text((WIDTH / 2, lane.y - 2.6), said, "middle", drawing.colour(style, "ink"))


def _names(drawn: Sequence[Lane], places: Places, room: float, style: Style) -> list[str]:
    actors = {actor.id: actor for lane in drawn for actor in (lane.left, lane.right)}
    return [
        drawing.text(
            (room, y + SIZE * 0.35) if side == "left" else (WIDTH - room, y + SIZE * 0.35),
            _short(actors[actor], room),
            "end" if side == "left" else "start",
            drawing.colour(style, "ink"),
            "600",
        )
        for (side, actor), y in places.items()
    ]


def _short(actor: Actor, room: float) -> str:
    """Its name, or where that is too long another one that is not, such as an acronym."""
    names = (actor.name, *other_names(actor))
    fits = next((name for name in names if text_width(name) * _BOLD <= room), None)
    return fits or fitted(actor.name, room / _BOLD)


_BOLD = 1.06
"""How much wider heavy letters are."""
