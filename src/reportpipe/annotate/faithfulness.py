"""The gate: whether a line of the summary says what its cited sentences say, and nothing else.

Each check is a function of the line and its cited sentences; it returns the reason why it refuses, or None. Extracted
lines pass all of them; for a line in other words see rewriting.py. What the checks catch is measured on corrupted
lines by benchmark/summary/corruption.py.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from reportpipe.annotate.listing import in_line
from reportpipe.annotate.shorten import removable
from reportpipe.annotate.wording import EMPTY
from reportpipe.model import Article, Figure, Point, Quote, Span


class Refusal(NamedTuple):
    """Which check refused, and why, for people."""

    check: str
    reason: str


Check = Callable[[str, Sequence[str]], str | None]


def refuse_point(article: Article, point: Point) -> tuple[Refusal, ...]:
    """Why an extracted point must not be shown; empty when it may."""
    if not point.evidence:
        return (Refusal("evidence", "it cites nothing"),)
    if not all(article_holds(article, span) for span in point.evidence):
        return (Refusal("evidence", "it cites words outside the article's paragraphs"),)
    return refuse(point.text, cited_sentences(article, point.evidence))


def cited_sentences(article: Article, evidence: Sequence[Span]) -> list[str]:
    """The cited sentences, those of a list with the marks that part its items in one line."""
    kinds = [article.paragraphs[article.paragraph_number(span.start) - 1].kind for span in evidence]
    return in_line([(article.words(span), kind) for span, kind in zip(evidence, kinds, strict=True)])


def refuse_quote(article: Article, quote: Quote, names: Collection[str]) -> tuple[Refusal, ...]:
    """Why a quotation must not be shown under its speaker, who is known by these names; empty when it may."""
    if not quote.evidence or not all(article_holds(article, span) for span in quote.evidence):
        return (Refusal("evidence", "it does not cite words of the article's paragraphs"),)
    cited = " ".join(article.words(span) for span in quote.evidence)
    refusals = []
    if not any(_plain(quote.text) in inner for inner in _QUOTED.findall(_plain(cited))):
        refusals.append(Refusal("quotations", "the cited sentences do not have these words between quotation marks"))
    if not any(name in cited for name in names):
        refusals.append(Refusal("speaker", f"the cited sentences do not name {quote.speaker!r}"))
    return tuple(refusals)


def refuse_figure(article: Article, figure: Figure) -> tuple[Refusal, ...]:
    """Why a figure must not be shown; empty when it may. Its text may be a clause, if the rest takes nothing back."""
    if not figure.evidence or not all(article_holds(article, span) for span in figure.evidence):
        return (Refusal("evidence", "it does not cite words of the article's paragraphs"),)
    parts = (figure.amount or "", figure.measures or "")
    if not all(part and part in figure.text for part in parts):
        return (Refusal("amount", "its words do not hold the amount and what it measures"),)
    return refuse(figure.text, [article.words(span) for span in figure.evidence], CLAUSE)


def article_holds(article: Article, span: Span) -> bool:
    """The span is of this article, not empty, and inside one numbered paragraph."""
    if span.article != article.id or span.start >= span.end or not article.paragraphs:
        return False
    block = article.paragraphs[article.paragraph_number(span.start) - 1]
    return block.start <= span.start and span.end <= block.end


def refuse(text: str, cited: Sequence[str], checks: "dict[str, Check] | None" = None) -> tuple[Refusal, ...]:
    """Why the line must not be shown beside these sentences: a reason for each check that refuses."""
    found = [(name, check(text, cited)) for name, check in (EXTRACTED if checks is None else checks).items()]
    return tuple(Refusal(name, reason) for name, reason in found if reason)


def in_order(text: str, cited: Sequence[str]) -> str | None:
    """Every word of the line stands in the cited sentences, in their order."""
    source = iter([token.casefold() for sentence in cited for token in _TOKEN.findall(sentence)])
    for token in _TOKEN.findall(text):
        if token.casefold() not in source:
            return f"{token!r} does not follow in the cited words"
    return None


def whole(text: str, cited: Sequence[str]) -> str | None:
    """Only whitelisted stretches of the cited sentences are left out: citations, acronyms in brackets, connectives."""
    line = [token.casefold() for token in _TOKEN.findall(text)]
    places = {0}  # several, because a word may stand in what goes and in what stays: `KYIV, 3 May - Kyiv said ...`
    for sentence in cited:
        may_go = removable(sentence)
        for match in _TOKEN.finditer(sentence):
            token = match.group().casefold()
            kept = places if any(start <= match.start() and match.end() <= end for start, end in may_go) else set()
            places = kept | {place + 1 for place in places if place < len(line) and line[place] == token}
            if not places:
                return f"{sentence[match.start() : match.start() + 40]!r} was left out"
    return None if len(line) in places else "it has words that the cited sentences lack"


def numbers(text: str, cited: Sequence[str]) -> str | None:
    """Every number of the line, in figures or words, stands in the cited sentences."""
    known = Counter(_numbers(" ".join(cited)))
    extra = Counter(_numbers(text)) - known
    return f"the number {min(extra)} is not in the cited sentences" if extra else None


def names(text: str, cited: Sequence[str]) -> str | None:
    """Every capitalised word of the line stands, capitalised, in the cited sentences."""
    known = {word.casefold() for sentence in cited for word in _CAPITAL.findall(sentence)}
    first = _FIRST_WORD.match(text)
    for match in _CAPITAL.finditer(text):
        word = match.group()
        opener = first is not None and match.start() == first.end() - len(word)
        if word.casefold() not in known and not (opener and _says(word, cited)):
            return f"the name {word!r} is not in the cited sentences"
    return None


def quotations(text: str, cited: Sequence[str]) -> str | None:
    """What the line puts in quotation marks, and no less, the cited sentences put in quotation marks."""
    source = _plain(" ".join(cited))
    inner = [" ".join(match.split()) for match in _QUOTED.findall(_plain(text))]
    for words in inner:
        if words.strip(" .,;:!?") not in source:
            return f"the quotation {words[:40]!r} is not in the cited sentences"
    return "its quotation marks do not pair" if _plain(text).count('"') != 2 * len(inner) else None


def negation(text: str, cited: Sequence[str]) -> str | None:
    """The line denies what the cited sentences deny, and no more."""
    return differs(text, cited, _NEGATIVE, "denies")


def modality(text: str, cited: Sequence[str]) -> str | None:
    """The line is as certain as the cited sentences: `may` stays `may`, and nothing becomes `will` or `must`."""
    return differs(text, cited, _MODAL, "is as certain as")


def attribution(text: str, cited: Sequence[str]) -> str | None:
    """Who says it stays said: `according to`, `said`, `claimed` are not lost or made up."""
    return differs(text, cited, _SAID, "attributes")


ALWAYS: dict[str, Check] = {
    "numbers": numbers,
    "names": names,
    "quotations": quotations,
    "negation": negation,
    "modality": modality,
    "attribution": attribution,
}
"""For lines in whatever words."""

EXTRACTED: dict[str, Check] = {"in order": in_order, "whole": whole, **ALWAYS}
"""For lines in the words of the source."""

CLAUSE: dict[str, Check] = {"in order": in_order, **ALWAYS}
"""For a clause in the words of its sentence."""

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_FIRST_WORD = re.compile(r"[^\w]*[^\W_]+(?:['’-][^\W_]+)*")
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][^\W_]*(?:['’-][^\W_]+)*")
_QUOTED = re.compile(r'"([^"]*)"')
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_WORDED = {
    **{word: str(value) for value, word in enumerate((_UNITS + " eighteen nineteen").split(), start=1)},
    **{
        word: str(10 * value)
        for value, word in enumerate(
            ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"), start=2
        )
    },
    "dozen": "12",
    "thousand": "1000",
    "million": "1000000",
    "billion": "1000000000",
    "trillion": "1000000000000",
}
_NEGATIVE = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|barely|scarcely|unlikely|fails?|failed|"
    r"refus(?:e|es|ed)|den(?:y|ies|ied))\b|n['’]t\b",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:may|might|could|can|would|should|will|shall|must|seems?|seemed|appears?|appeared|likely|unlikely|probably|"
    r"possibly|perhaps|allegedly|reportedly|potential(?:ly)?|apparently|if|unless|suggests?|expected|plans?|hopes?)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:said|says|according to|told|claim(?:s|ed)?|argue[sd]?|wrote|writes|added|stated?s?|announced|reported|"
    r"believes?|explained|warned|insisted|alleged|accused|suggested|denied|denies|noted)\b",
    re.IGNORECASE,
)


def differs(text: str, cited: Sequence[str], pattern: re.Pattern[str], verb: str) -> str | None:
    mine = Counter(match.casefold() for match in pattern.findall(text))
    theirs = Counter(match.casefold() for sentence in cited for match in pattern.findall(sentence))
    extra, missing = sorted((mine - theirs).elements()), sorted((theirs - mine).elements())
    if extra:
        return f"{extra[0]!r}: not what the cited text {verb}"
    return f"{missing[0]!r} was lost: not all that the cited text {verb}" if missing else None


def _numbers(text: str) -> list[str]:
    figures = [figure.replace(",", "") for figure in _FIGURE.findall(text)]
    worded = [_WORDED[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _WORDED]
    return figures + worded


def _says(word: str, cited: Sequence[str]) -> bool:
    small = word.casefold()
    return any(small in sentence.casefold() for sentence in cited) or small in EMPTY


def _plain(text: str) -> str:
    straight = re.sub(r"[“”„«»]", '"', text).replace("’", "'").replace("‘", "'")
    return " ".join(straight.split())
