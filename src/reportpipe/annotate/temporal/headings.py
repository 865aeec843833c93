"""Chronologies whose dates stand alone on lines, each above the paragraph that tells what happened."""

from reportpipe.annotate.temporal.clauses import Sentence
from reportpipe.annotate.temporal.periods import Dated
from reportpipe.annotate.temporal.rows import Row
from reportpipe.annotate.temporal.telling import plain
from reportpipe.annotate.temporal.whens import when
from reportpipe.model import NUMBERED, Article

_FEWEST = 3
"""Such lines that make a chronology: one or two are a day of publication and one of a change."""
_MARKS = " :.-–—*"


def headed(article: Article, mentions: list[Dated]) -> dict[int, Dated]:
    """By the first code point of a paragraph, the date that stands alone in the block before it; {} in other texts."""
    alone = {(item.start, item.end): item for item in mentions if item.first and item.precision != "year"}
    found: dict[int, Dated] = {}
    for block, following in zip(article.blocks, article.blocks[1:], strict=False):
        words = article.text[block.start : block.end]
        start = block.start + len(words) - len(words.lstrip(_MARKS))
        date = alone.get((start, start + len(words.strip(_MARKS))))
        if date and following.kind in NUMBERED:
            found[following.start] = date
    return found if len(found) >= _FEWEST else {}


def under(article: Article, sentence: Sentence, date: Dated, rows: list[Row]) -> list[Row]:
    """The rows of the sentence below such a date: what it tells on that day, and its own dates with their year."""
    published = article.published
    ahead = published is not None and date.first is not None and date.first > published.last
    span = sentence.start, sentence.row[-1].end
    told = when(date, article.text[date.start : date.end], "planned" if ahead else "past")
    text = plain(sentence.text, [span])
    others = (row for row in rows if row.when.anchor == "stated" and row.text != text)
    return [Row(told, text, (span,)), *others]
