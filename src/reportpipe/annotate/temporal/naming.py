"""Whom a row is about, where its own words only point back: `He`, `The minister`, `The movement`, `Its own`.

A name is put in place of a pronoun or a description where nobody else can be meant. Else the sentence before comes
along in its own words, and a row too short to be understood without one (`It was a tenth`) goes.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from reportpipe.annotate.sentences import Sentence, sentences
from reportpipe.annotate.temporal.rows import Row
from reportpipe.annotate.temporal.telling import plain
from reportpipe.annotate.titles import WORD, in_title, is_role
from reportpipe.datelines import DATELINE
from reportpipe.model import Actor, ActorKind, Article

Mentions = list[tuple[int, int, Actor]]

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
_BODY = re.compile(rf"The (?P<noun>{'|'.join(_KINDS)})\b(?=(?: also| then| later)? [a-z]+(?:ed|s|d)\b)")
_PERSON = re.compile(
    r"(?:He|She|The (?:(?:prime|foreign|finance|interior|defen[cs]e) )?(?P<office>[a-z]+))\b"
    r"(?= (?:(?:also|then|later|further|had|has|will|would) )*"
    r"(?:was|is|made|told|took|met|went|left|[a-z]+(?:ed|s|d))\b)"
)
_NEAR = 300
"""Code points before the words within which the name of a body stands: the sentence before."""
_BACK = 3
"""Sentences before a row, all but the first of them about the same person, in which that person is named."""


def named(article: Article, actors: Sequence[Actor], row: Row) -> Row | None:
    """The row with the name in front, or with the sentence before it, backed by where these stand; the same row where
    it names its subject or nothing is sure; None where it says nothing without one.
    """
    head = _BODY.match(row.text) or _PERSON.match(row.text)
    found = _bearer(article, actors, row, head) if head else None
    if head and found:
        start, end = found
        name = article.text[start:end]
        text = f"{name[0].upper()}{name[1:]}{row.text[head.end() :]}"
        return row._replace(text=text, evidence=((start, end), *row.evidence))
    return _with_sentence_before(article, row)


def _bearer(article: Article, actors: Sequence[Actor], row: Row, head: re.Match[str]) -> tuple[int, int] | None:
    """Where the name stands that the words at the head of a row are for."""
    words = re.compile(rf"\b{head.group()}\b", re.IGNORECASE).search(article.text, *row.evidence[0])
    if words is None:
        return None
    if head.re is _BODY:
        return _body(article, actors, row.evidence[0][0], (words.start(), head["noun"]))
    office = head["office"] or ""
    if office and not is_role(office):
        return None
    fit = [each for each in actors if each.kind == "person" and office in (each.role or "").lower()]
    if office and len(fit) > 1:
        return None
    return _person(article, actors, fit, words.start())


def _body(article: Article, actors: Sequence[Actor], begin: int, words: tuple[int, str]) -> tuple[int, int] | None:
    """The one body of the kind that the noun names, in the lines before it in its paragraph."""
    at, noun = words
    paragraph = max((one.start for one in article.paragraphs if one.start <= begin), default=0)
    near = [
        (mention.start, mention.end, actor.id)
        for actor in actors
        if actor.kind in _KINDS[noun]
        for mention in actor.mentions
        if max(paragraph, at - _NEAR) <= mention.start and mention.end <= begin
    ]
    if len({actor for *_, actor in near}) != 1:
        return None
    start, end, _ = max(near)
    article_word = re.search(r"\bthe $", article.text[max(0, start - 4) : start], re.IGNORECASE)
    return start - (4 if article_word else 0), end


def _person(article: Article, actors: Sequence[Actor], fit: Sequence[Actor], at: int) -> tuple[int, int] | None:
    """The one person that the sentence before is about, or the last one that names anybody, if those between go on
    about somebody (`She added`); it must be one that fits.
    """
    text, place = article.text, _place(article, at)
    for number in range(place - 1, max(-1, place - 1 - _BACK), -1):
        before, after = sentences(article)[number], sentences(article)[number + 1]
        if text[before.end : after.start].strip():
            return None
        named_here = [
            (span.start, span.end, actor)
            for actor in actors
            if actor.kind == "person"
            for span in actor.mentions
            if before.start <= span.start and span.end <= before.end
        ]
        if named_here:
            ids = {actor.id for *_, actor in named_here}
            start, end, actor = min(named_here, key=lambda each: each[0])
            sure = len(ids) == 1 and actor in fit and _is_subject(text, before, (start, end))
            return (start, end) if sure else None
        if not _GOES_ON.match(text, before.start):
            return None
    return None


def _is_subject(text: str, sentence: Sentence, name: tuple[int, int]) -> bool:
    """Whether a sentence is about whom it names: only a title stands before the name, or what is quoted."""
    lead = text[sentence.start : name[0]]
    if text.startswith(("'s", "’s"), name[1]) or _POINTS.match(lead):
        return False
    return _QUOTE.match(lead) is not None or all(in_title(word) for word in WORD.findall(lead))


_GOES_ON = re.compile(r"(?:He|She|The [a-z]+|[\"“])")
_QUOTE = re.compile(r"[\"“]")


def _with_sentence_before(article: Article, row: Row) -> Row | None:
    """The row behind the sentence that tells what its first word stands for, where the two are not too long."""
    if not _POINTS.match(row.text) or _EXPLETIVE.match(row.text):
        return row
    alone = None if len(row.text.split()) < _FEWEST and _PRONOUN.match(row.text) else row
    text, place = article.text, _place(article, row.evidence[0][0])
    here, before = sentences(article)[place], sentences(article)[max(0, place - 1)]
    told = text[before.start : before.end]
    apart = before is here or bool(text[before.end : here.start].strip()) or row.evidence[0][0] != here.start
    kinds = {article.paragraphs[one.paragraph - 1].kind for one in (here, before)}
    if apart or kinds != {"paragraph"} or told.endswith("?") or _POINTS.match(told) or _cuts_a_quotation(told):
        return alone
    if len(told.split()) + len(row.text.split()) > _MOST:
        return alone
    dateline = DATELINE.match(text, before.start, before.end)
    span = dateline.end() if dateline else before.start, before.end
    first = plain(text, [span])
    stop = "" if first.endswith(('."', ".”")) else "."
    both = f"{first}{stop} {plain(text, [*row.evidence])}"  # each with its date
    return row._replace(text=both, evidence=(span, *row.evidence))


def _cuts_a_quotation(sentence: str) -> bool:
    return sentence.count('"') % 2 == 1 or sentence.count("“") != sentence.count("”")


def _place(article: Article, at: int) -> int:
    """Number of the sentence that holds this code point, or is the last before it."""
    return max(0, bisect_right(sentences(article), at, key=lambda one: one.start) - 1)


_PRONOUN = re.compile(r"(?:It|They|He|She|This|That|These|Those|Both|Neither|Such)\b")
_POINTS = re.compile(rf"{_PRONOUN.pattern}|(?:Its|Their|His|Her)\s")
_EXPLETIVE = re.compile(
    r"It (?:is|was|has been|had been|will be)(?: \w+)?(?: \w+)? (?:that|to|for)\b"
    r"|It (?:took|takes|emerged|seems?|appear)"
)
_FEWEST = 6
"""Words of a row that begins with a pronoun and can be understood: `It was a tenth` tells nobody anything."""
_MOST = 60
"""Words of a row of two sentences."""
