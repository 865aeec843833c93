"""Whether points can be read on their own: rates by tests of their own, independent of how the summary chooses."""

import re
from collections.abc import Sequence

from reportpipe.annotate.summary.standing import opening_leans
from reportpipe.annotate.wording import content
from reportpipe.model import Point

OPENER = re.compile(
    r"[\W_]*(?:he|she|it|they|him|her|his|hers|their|theirs|its|them|this|that|these|those|such|but|and|or|so|nor|yet|"
    r"however|therefore|thus|moreover|furthermore|also|then|instead|meanwhile|nevertheless|hence|similarly|likewise|"
    r"in addition|in contrast|by contrast|as a result|for example|for instance|on the other hand|the latter|the former|"
    r"the list|another|others|both|there(?!(?:'s|’s| is| are| was| were| has| have| will)\b))\b",
    re.IGNORECASE,
)
OWN_TEXT = re.compile(
    r"[\W_]*this (?:paper|study|article|report|chapter|essay)\b|[\W_]*both .{1,40} and ",
    re.IGNORECASE,
)
BOILERPLATE = re.compile(
    r"https?:|www\.|\S@\S+\.\S|click here|\bsubscribe\b|^(?:photo|image|figure)\b[ :]|all rights reserved|"
    r"views expressed|donations?\b.*\b(?:us|here|our)\b|^by [A-Z]\w+ [A-Z]\w+$",
    re.IGNORECASE,
)


def rates(summaries: Sequence[Sequence[Point]]) -> dict[str, float]:
    """Shares of all points; redundancy is the share of a point's words that another point of the summary has."""
    points = [point for summary in summaries for point in summary]
    total = max(1, len(points))
    return {
        "dangling": sum(bool(OPENER.match(p.text) and not OWN_TEXT.match(p.text)) for p in points) / total,
        "definite_dangling": sum(opening_leans(point.text) is not None for point in points) / total,
        "redundancy": sum(_shared(point, summary) for summary in summaries for point in summary) / total,
        "boilerplate_picks": float(sum(bool(BOILERPLATE.search(point.text)) for point in points)),
        "points": total / max(1, len(summaries)),
    }


def _shared(point: Point, summary: Sequence[Point]) -> float:
    mine = set(content(point.text))
    others = [set(content(other.text)) for other in summary if other is not point]
    return max((len(mine & other) / max(1, len(mine)) for other in others), default=0.0)
