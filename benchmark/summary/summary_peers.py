"""What the summary is measured beside: the lead, the best extract there is, sumy's methods where installed."""

import statistics
from collections.abc import Callable, Sequence
from typing import NamedTuple

import gum_summaries as gum

from reportpipe.annotate.sentences import sentences, split
from reportpipe.annotate.wording import EMPTY, tokens
from reportpipe.model import Article, Point

BOTTOM_LINE_WORDS = 45
SUMMARY_WORDS = 100
MOST_PASSAGES = 5
"""Of a summary in whole sentences."""
LEAST_WORDS = 6
"""Of a sentence that a peer may pick: without this the lead of most documents is a dateline."""


class Passage(NamedTuple):
    """A text, and the part of the article that it comes from."""

    text: str
    start: int
    end: int


class Summary(NamedTuple):
    """What one method made of one document."""

    document: gum.Document
    bottom_line: Sequence[Passage]
    key_points: Sequence[Passage]
    alone: Sequence[Passage] = ()


Method = Callable[[gum.Document, Sequence[Passage]], Summary]
"""Makes a summary of a document from these of its sentences."""


def passages(points: Sequence[Point]) -> list[Passage]:
    """The points, one passage for each; what it rests on is taken as one stretch."""
    return [Passage(point.text, point.evidence[0].start, point.evidence[-1].end) for point in points]


def means(summaries: Sequence[Summary]) -> dict[str, float]:
    """ROUGE-1 recall and salience recall, averaged over the documents."""
    bottom, key, alone, salience = [], [], [], []
    for summary in summaries:
        references = summary.document.references
        bottom.append(gum.rouge(_cut(summary.bottom_line, BOTTOM_LINE_WORDS), references))
        key.append(gum.rouge(_cut(summary.key_points, SUMMARY_WORDS), references))
        alone.append(gum.rouge(_cut(summary.alone or summary.key_points, SUMMARY_WORDS), references))
        recall = gum.entity_recall(summary.document, _within(summary.key_points, SUMMARY_WORDS))
        salience += [recall] if recall is not None else []
    values = {"bottom_line": bottom, "key_points": key, "key_points_alone": alone, "salience": salience}
    return {name: statistics.mean(each) for name, each in values.items()}


def _cut(parts: Sequence[Passage], words: int) -> str:
    return gum.first_words(" ".join(part.text for part in parts), words)


def _within(parts: Sequence[Passage], words: int) -> list[tuple[int, int]]:
    """Spans of the passages that begin within the first words, the last of them cut where the words end."""
    spans: list[tuple[int, int]] = []
    for part in parts:
        if words <= 0:
            break
        length = len(part.text.split())
        cut = len(gum.first_words(part.text, words)) if length > words else part.end - part.start
        spans.append((part.start, part.start + cut))
        words -= length
    return spans


def candidates(article: Article) -> list[Passage]:
    """Sentences of the body of at least six words."""
    found = [Passage(article.text[s.start : s.end], s.start, s.end) for s in sentences(article)]
    return [passage for passage in found if len(passage.text.split()) >= LEAST_WORDS] or found


def short_prose(article: Article) -> list[Passage]:
    """Sentences of the prose of 6 to 45 words: no headings, captions or rows of tables."""
    prose = [block for block in article.blocks if block.kind in {"paragraph", "quote", "list item"}]
    found = candidates(article)
    return [
        passage
        for passage in found
        if len(passage.text.split()) <= BOTTOM_LINE_WORDS
        and any(block.start <= passage.start < block.end for block in prose)
    ] or found


def five_whole(summary: Summary) -> Summary:
    """At most five passages, as far as they fit whole into the words of a summary."""
    return summary._replace(key_points=whole(summary.key_points[:MOST_PASSAGES]))


def whole(parts: Sequence[Passage]) -> list[Passage]:
    """The first of them, as far as they fit whole into the words of a summary."""
    kept: list[Passage] = []
    room = SUMMARY_WORDS
    for part in parts:
        room -= len(part.text.split())
        if room < 0:
            break
        kept.append(part)
    return kept


def fill(ranked: Sequence[Passage]) -> list[Passage]:
    """The first of them that fit into the words of a summary, in text order."""
    chosen: list[Passage] = []
    room = SUMMARY_WORDS
    for passage in ranked:
        length = len(passage.text.split())
        if length <= room:
            chosen.append(passage)
            room -= length
    return sorted(chosen, key=lambda passage: passage.start)


def plain() -> dict[str, Method]:
    return {"lead": lead, "lead, whole": whole_lead, "oracle": oracle, "oracle by F1": precise_oracle}


def lead(document: gum.Document, found: Sequence[Passage]) -> Summary:
    """The first sentences."""
    return Summary(document, found[:1], found)


def whole_lead(document: gum.Document, found: Sequence[Passage]) -> Summary:
    """The first sentences, as far as they fit whole into the words of a summary."""
    return Summary(document, found[:1], whole(found))


def precise_oracle(document: gum.Document, found: Sequence[Passage]) -> Summary:
    """Chosen by ROUGE-1 F1, and no more than raise it: the ceiling of who does not fill the room that he has."""
    chosen: list[Passage] = []
    while True:
        text = " ".join(passage.text for passage in chosen)
        room = SUMMARY_WORDS - len(text.split())
        better = {
            p: value
            for p in found
            if p not in chosen
            and len(p.text.split()) <= room
            and (value := gum.rouge_f1(f"{text} {p.text}", document.references))
            > gum.rouge_f1(text, document.references)
        }
        if not better:
            best = max(
                found, key=lambda p: gum.rouge_f1(gum.first_words(p.text, BOTTOM_LINE_WORDS), document.references)
            )
            return Summary(document, [best], sorted(chosen, key=lambda passage: passage.start))
        chosen.append(max(better, key=lambda p: (better[p], -p.start)))


def oracle(document: gum.Document, found: Sequence[Passage]) -> Summary:
    """The sentence, and greedily the sentences, that share most with a reference: what no extract can beat by much."""
    best = max(found, key=lambda p: gum.rouge(gum.first_words(p.text, BOTTOM_LINE_WORDS), document.references))
    chosen: list[Passage] = []
    while True:
        text = " ".join(passage.text for passage in chosen)
        room = SUMMARY_WORDS - len(text.split())
        fitting = [p for p in found if p not in chosen and len(p.text.split()) <= room]
        if not fitting:
            return Summary(document, [best], sorted(chosen, key=lambda passage: passage.start))
        now = gum.rouge(text, document.references)
        chosen.append(
            max(
                fitting,
                key=lambda p: (gum.rouge(f"{text} {p.text}", document.references) - now) / len(p.text.split()) ** 0.5,
            )
        )


class _Words:
    """sumy's tokenizer without its download: our sentences, our words."""

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        return tuple(paragraph[start:end] for start, end in split(paragraph))

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(tokens(sentence))


def sumy_methods() -> dict[str, Method]:
    """sumy's summarisers by name; empty, with a printed reason, where it is not installed."""
    try:
        from sumy.nlp.stemmers import Stemmer
        from sumy.summarizers import kl, lex_rank, lsa, luhn, reduction, sum_basic, text_rank
    except ImportError:
        print("sumy is not installed: pip install sumy numpy")
        return {}
    kinds = {
        "sumy KL": kl.KLSummarizer,
        "sumy LexRank": lex_rank.LexRankSummarizer,
        "sumy LSA": lsa.LsaSummarizer,
        "sumy Luhn": luhn.LuhnSummarizer,
        "sumy Reduction": reduction.ReductionSummarizer,
        "sumy SumBasic": sum_basic.SumBasicSummarizer,
        "sumy TextRank": text_rank.TextRankSummarizer,
    }
    return {name: _sumy(kind(Stemmer("english"))) for name, kind in kinds.items()}


def _sumy(summariser: Callable[..., Sequence[object]]) -> Method:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    summariser.stop_words = EMPTY  # type: ignore[attr-defined] sumy sets it so

    def run(document: gum.Document, found: Sequence[Passage]) -> Summary:
        wrapped = [Sentence(passage.text, _Words()) for passage in found]
        model = ObjectDocumentModel([Paragraph(wrapped)])
        places = {str(sentence): passage for sentence, passage in zip(wrapped, found, strict=True)}

        def picked(count: int) -> list[Passage]:
            return [places[str(sentence)] for sentence in summariser(model, count)]

        best: list[Passage] = []
        for count in range(1, len(found) + 1):
            more = picked(count)
            if sum(len(passage.text.split()) for passage in more) > SUMMARY_WORDS:
                break
            best = more
        return Summary(document, picked(1), best or picked(1))

    return run
