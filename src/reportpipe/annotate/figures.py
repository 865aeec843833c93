"""Figures worth knowing: shares, sums of money and counts, with what they measure, in the words of the source.

A figure is shown in its clause, or in its whole sentence where the clause alone would say something else (the gate
decides). Dates, lengths of time, ages, numbers of laws and of machines are no figures; nor is a number of which the
sentence does not say what it measures.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from reportpipe.annotate.dates import dates_in
from reportpipe.annotate.faithfulness import refuse_figure
from reportpipe.annotate.quantities import Amount, amounts, measured
from reportpipe.annotate.summary import cues, telling
from reportpipe.annotate.summary.standing import leans, opening_leans
from reportpipe.annotate.summary.units import Unit, units
from reportpipe.annotate.summary.weighing import title_stems
from reportpipe.annotate.temporal.clauses import Sentence
from reportpipe.model import Article, Figure, Findings, make_id
from reportpipe.settings import Settings

MOST_WORDS = 35
"""Of a figure's text: a longer one is a sentence that says more than the figure."""
LONGEST_SENTENCE = 90
"""Words of a sentence that is prose."""
LEAST_WORDS = 4
SHARE_OR_MONEY = 0.05
"""What a share or a sum of money is worth more than a count."""


# All annotators have this shape, whether they ask the settings or not.
def annotate(article: Article, so_far: Findings, settings: Settings) -> Findings:  # noqa: ARG001
    """The findings with the figures of the article, the most telling first; one of a sentence."""
    body = units(article)
    found = list(_found(article, body))
    if not found:
        return so_far
    told = telling(article, body)

    def order(figure: Figure) -> tuple[float, int]:
        worth = told(figure.text) + cues.worth(figure.text).key_point + (SHARE_OR_MONEY if figure.unit else 0.0)
        return -worth, figure.evidence[0].start

    return so_far.model_copy(update={"figures": (*so_far.figures, *sorted(found, key=order))})


def _found(article: Article, body: Sequence[Unit]) -> Iterator[Figure]:
    published = article.published.first if article.published else None
    dates = [(date.start, date.end) for date in dates_in(article.text, published)]
    for unit in filter(_may_tell, body):
        here = dates[bisect_left(dates, (unit.start,)) : bisect_left(dates, (unit.end,))]
        found = sorted(amounts(article.text, unit.start, unit.end, here), key=lambda each: (each.telling, each.start))
        if found:
            sentence = Sentence(article.text, (unit.start, unit.end), here)
            if unit.kind == "list item" and sentence.clause(0) is None:
                continue  # it goes on with the words before its list
            yield from _first(article, unit, sentence, found)


def _may_tell(unit: Unit) -> bool:
    """Prose that states something as a fact, and no rumour."""
    return (
        unit.kind in {"paragraph", "list item"}
        and unit.length <= LONGEST_SENTENCE
        and unit.text.endswith((".", "”", '"'))
        and not cues.NOT_PROSE(unit.text)
        and not cues.RUMOUR(unit.text)
    )


def _first(article: Article, unit: Unit, sentence: Sentence, found: Sequence[Amount]) -> Iterator[Figure]:
    """The first of these amounts that can be shown."""
    title = title_stems(article)
    for amount in found:
        what = measured(article.text, sentence, amount)
        if what is None:
            continue
        for start, end in _texts(article, unit, sentence, amount):
            if not start <= min(amount.start, what[0]) <= max(amount.end, what[1]) <= end:
                continue
            figure = _figure(article, unit, (start, end), amount, what)
            words = len(figure.text.split())
            whole = (start, end) == (unit.start, unit.end)
            lean = leans(unit, title) if whole else opening_leans(figure.text, title)
            if LEAST_WORDS <= words <= MOST_WORDS and lean is None and not refuse_figure(article, figure):
                yield figure
                return


def _texts(article: Article, unit: Unit, sentence: Sentence, amount: Amount) -> Iterator[tuple[int, int]]:
    """The clause of the amount, if it can stand without its sentence; then the sentence."""
    number = sentence.piece(amount.start)
    clause = sentence.clause(number)
    if (
        clause
        and clause.subject is None
        and clause.opener in _MAIN
        and sentence.cuts[number].kind in {"start", "statement"}
        and not _PARTICIPLE.match(article.text, clause.start)
    ):
        rest = article.text[clause.end : unit.end]
        yield clause.start, unit.end if rest.strip(" .") == "" else clause.end
    yield unit.start, unit.end


_PARTICIPLE = re.compile(r"[a-z]+(?:ed|ing)\b")
"""What begins no statement: `compared with SEK 18 billion`."""
_MAIN = frozenset({"", "and", "but", ","})
"""What a clause begins with that does not hang on another."""


def _figure(article: Article, unit: Unit, text: tuple[int, int], amount: Amount, what: tuple[int, int]) -> Figure:
    start, end = text
    words = article.text[start].upper() + article.text[start + 1 : end]
    return Figure(
        id=make_id("figure", article.id, amount.start, amount.end, words),
        text=words,
        amount=words[amount.start - start : amount.end - start],
        value=amount.value,
        unit=amount.unit,
        measures=words[what[0] - start : what[1] - start],
        evidence=(article.span(unit.start, unit.end),),
    )
