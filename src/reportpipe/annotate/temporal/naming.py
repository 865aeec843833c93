"""The name behind `the movement` at the head of a row, so that the row says who by itself.

Only where nobody else can be meant: one actor of the kind that the word names stands within a few lines before it, in
the same paragraph.
"""

import re
from collections.abc import Sequence

from reportpipe.annotate.temporal.rows import Row
from reportpipe.model import Actor, ActorKind, Article

_KINDS: dict[str, frozenset[ActorKind]] = {
    "movement": frozenset({"armed group", "party"}),
    "group": frozenset({"armed group"}),
    "militia": frozenset({"armed group"}),
    "insurgents": frozenset({"armed group"}),
    "rebels": frozenset({"armed group"}),
    "party": frozenset({"party"}),
    "company": frozenset({"company"}),
    "firm": frozenset({"company"}),
}
_HEAD = re.compile(rf"The (?P<noun>{'|'.join(_KINDS)})\b(?=(?: also| then| later)? [a-z]+(?:ed|s|d)\b)")
_NEAR = 300
"""Code points before the words within which the name stands: the sentence before."""


def named(article: Article, actors: Sequence[Actor], row: Row) -> Row:
    """The row with the name in front, backed by where the name stands; the same row where that is not sure."""
    head = _HEAD.match(row.text)
    begin = row.evidence[0][0]
    at = (
        re.compile(r"\bthe " + head["noun"], re.IGNORECASE).search(article.text, begin, row.evidence[0][1])
        if head
        else None
    )
    if head is None or at is None:
        return row
    paragraph = max((one.start for one in article.paragraphs if one.start <= begin), default=0)
    near = [
        (mention.start, mention.end, actor.id)
        for actor in actors
        if actor.kind in _KINDS[head["noun"]]
        for mention in actor.mentions
        if max(paragraph, at.start() - _NEAR) <= mention.start and mention.end <= begin
    ]
    if len({actor for *_, actor in near}) != 1:
        return row
    start, end, _ = max(near)
    article_word = re.search(r"\bthe $", article.text[max(0, start - 4) : start], re.IGNORECASE)
    start -= 4 if article_word else 0
    name = article.text[start:end]
    text = f"{name[0].upper()}{name[1:]}{row.text[head.end() :]}"
    return row._replace(text=text, evidence=((start, end), *row.evidence))
