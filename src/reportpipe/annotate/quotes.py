"""Key quotes: whole sentences that somebody says in the article, word for word, with who says them.

A quotation is shown only if the text leaves no doubt who speaks: `..., said Ann Bell`, `Ann Bell, the minister, told a
meeting: ...`, `he added` after a sentence that names one person only, a second quotation right after the first. Parts
of sentences are left out: what stands before the mark (`they would not “violate the borders”`) can turn them round.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from reportpipe.annotate.acts import in_clause, speaks, verb_after
from reportpipe.annotate.faithfulness import refuse_quote
from reportpipe.annotate.roles import tells_by_verb
from reportpipe.annotate.summary import cues, telling
from reportpipe.annotate.summary.units import Unit, units
from reportpipe.model import Actor, Article, Findings, Quote, make_id
from reportpipe.settings import Settings

LEAST_WORDS, MOST_WORDS = 6, 60
SPEAKER_WORTH = 0.1
"""What the words of the most important actor are worth more than those of somebody who is not one."""


# All annotators have this shape, whether they ask the settings or not.
def annotate(article: Article, so_far: Findings, settings: Settings) -> Findings:  # noqa: ARG001
    """The findings with the quotations whose speaker is certain, the most telling first."""
    body = units(article)
    spoken = list(_spoken(article, body, so_far.actors))
    if not spoken:
        return so_far
    told = telling(article, body)
    rank = {actor.id: place for place, actor in enumerate(so_far.actors)}

    def order(each: _Spoken) -> tuple[float, int]:
        text = article.text[each.start : each.end]
        worth = told(text) + cues.worth(text).key_point + SPEAKER_WORTH / (1 + rank[each.speaker.id])
        return -worth, each.start

    quotes = [_quote(article, each) for each in sorted(spoken, key=order)]
    shown = tuple(quote for quote in quotes if not refuse_quote(article, quote, _names(so_far.actors, quote)))
    return so_far.model_copy(update={"quotes": (*so_far.quotes, *shown)})


Spans = tuple[tuple[int, int], ...]


class _Spoken(NamedTuple):
    """A quotation, `start` to `end` without its marks, and who says it."""

    start: int
    end: int
    speaker: Actor
    holding: Spans
    """The sentences that it stands in."""
    naming: Spans
    """Those that name who speaks."""


class _Mention(NamedTuple):
    start: int
    end: int
    actor: Actor


def _quote(article: Article, spoken: _Spoken) -> Quote:
    text, speaker = article.text[spoken.start : spoken.end], spoken.speaker
    return Quote(
        id=make_id("quote", article.id, spoken.start, spoken.end, speaker.id),
        text=text.removesuffix(","),
        speaker=_named(speaker),
        actor=speaker.id,
        evidence=tuple(article.span(start, end) for start, end in sorted({*spoken.holding, *spoken.naming})),
    )


def _named(speaker: Actor) -> str:
    """The name and what the source says of it: `Ann Bell, the mayor`, `Ann Bell, who runs the only ward`."""
    if not speaker.role:
        return speaker.name
    return f"{speaker.name}, {'who ' if tells_by_verb(speaker.role) else ''}{speaker.role}"


def _names(actors: Sequence[Actor], quote: Quote) -> frozenset[str]:
    speaker = next(actor for actor in actors if actor.id == quote.actor)
    return frozenset({speaker.name, *(alias.name for alias in speaker.aliases)})


_QUOTED = re.compile(r"“([^“”]*)”|«([^«»]*)»|\"([^\"]*)\"")


def _spoken(article: Article, body: Sequence[Unit], actors: Sequence[Actor]) -> Iterator[_Spoken]:
    mentions = [_Mention(span.start, span.end, actor) for actor in actors for span in actor.mentions]
    mentions.sort(key=lambda mention: mention[:2])
    firsts = [unit.start for unit in body]
    for block in article.paragraphs:
        if block.kind not in {"paragraph", "quote", "list item"}:
            continue
        found = [match.span(match.lastindex or 0) for match in _QUOTED.finditer(article.text, block.start, block.end)]
        if not found:
            continue
        first, last = bisect_left(firsts, block.start), bisect_left(firsts, block.end)
        named = mentions[bisect_left(mentions, block.start, key=_start) : bisect_left(mentions, block.end, key=_start)]
        yield from _Paragraph(article.text, body[first:last], named, found).spoken()


def _start(mention: _Mention) -> int:
    return mention.start


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph with its sentences, the actors that it names and its quotations, in text order."""

    text: str
    body: Sequence[Unit]
    mentions: Sequence[_Mention]
    quoted: Sequence[tuple[int, int]]

    def sentence(self, offset: int) -> int:
        """Index of the sentence that holds a code point; of the one before it in a gap."""
        return max(0, bisect_right(self.body, offset, key=lambda unit: unit.start) - 1)

    def named(self, first: int, last: int) -> Sequence[_Mention]:
        """The mentions between two code points."""
        return self.mentions[
            bisect_left(self.mentions, first, key=_start) : bisect_left(self.mentions, last, key=_start)
        ]

    @cached_property
    def sole(self) -> Sequence[_Mention | None]:
        """For each number of first mentions, the latest one of a person if they are all of one person."""
        found: list[_Mention | None] = [None]
        persons: set[str] = set()
        for mention in self.mentions:
            if mention.actor.kind != "person":
                found.append(found[-1])
                continue
            persons.add(mention.actor.id)
            found.append(mention if len(persons) == 1 else None)
        return found

    def spoken(self) -> Iterator[_Spoken]:
        last: _Spoken | None = None
        for place, (start, end) in enumerate(self.quoted):
            holds = self.body[self.sentence(start) : self.sentence(end - 1) + 1]
            speaker, named = self._speaker(place, holds, last)
            if speaker is None:
                last = None
                continue
            holding = tuple((unit.start, unit.end) for unit in holds)
            last = _Spoken(start, end, speaker, holding, named or holding)
            if _whole(self.text, start, end):
                yield last

    def _speaker(self, place: int, holds: Sequence[Unit], last: _Spoken | None) -> tuple[Actor | None, Spans]:
        """Who says the quotation at this place, and the sentences that tell so if its own do not."""
        start, end = self.quoted[place]
        since = self.quoted[place - 1][1] + 1 if place else self.body[0].start
        until = self.quoted[place + 1][0] - 1 if place + 1 < len(self.quoted) else self.body[-1].end
        after = (end + 1, min(until, holds[-1].end))
        before = (max(since, holds[0].start), start - 1)
        asked = _ASKED.match(self.text, *before)
        before = (asked.end(), before[1]) if asked else before
        for stretch, follows in ((after, True), (before, False)):
            words = self.text[slice(*stretch)]
            if _DOUBTFUL.search(words) or len(_SAYING.findall(words)) > 1:
                return None, ()
            named = self._named(stretch, follows=follows)
            if named:
                return (named[0], ()) if len(named) == 1 else (None, ())
            if (_HE_SAID if follows else _HE_SAYS).search(words):
                return self._meant(start, last)
        bare = not any(char.isalnum() for span in (before, after) for char in self.text[slice(*span)])
        if bare and last and self.sentence(last.end) == self.sentence(start) - 1:
            return last.speaker, last.naming
        return None, ()

    def _named(self, stretch: tuple[int, int], *, follows: bool) -> list[Actor]:
        """Those whom the words beside a quotation name as its speaker: persons first."""
        first, last = stretch
        speaking = [each for each in self.named(first, last) if self._speaks(each, stretch, follows=follows)]
        found = {each.actor.id: each.actor for each in speaking}
        return [actor for actor in found.values() if actor.kind == "person"] or list(found.values())

    def _speaks(self, mention: _Mention, stretch: tuple[int, int], *, follows: bool) -> bool:
        first, last = stretch
        lead = self.text[first : mention.start]
        if _ACCORDING.search(lead):
            return True
        if follows and _SAID.match(lead):
            return True
        verb = verb_after(self.text, mention.end, last)
        if verb is None and lead.endswith(", "):  # `the spokesperson for the ministry, Ann Bell, explained`
            closed = _CLOSED.match(self.text, mention.end, last)
            verb = closed["verb"] if closed else None
        return verb is not None and speaks(verb) and verb not in _OF_OTHERS and not in_clause(self.text, mention.start)

    def _meant(self, start: int, last: _Spoken | None) -> tuple[Actor | None, Spans]:
        """Whom `he` or `she` stands for: the one person that the paragraph has named so far."""
        person = self.sole[bisect_left(self.mentions, start, key=_start)]
        if person is None:
            return None, ()
        if last and last.speaker.id == person.actor.id:
            return last.speaker, last.naming
        naming = self.body[self.sentence(person.start)]
        return person.actor, ((naming.start, naming.end),)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether the words between the marks are a sentence or several, and as long as a quote may be."""
    words = text[start:end]
    closed = words[-1:] in {".", ",", "!", "…"} or text[end + 1 : end + 2] in {".", ","}
    return (
        LEAST_WORDS <= len(words.split()) <= MOST_WORDS
        and words[:1].isupper()
        and closed
        and not cues.verbless(words)
        and not cues.ADDRESS(words)
    )


_VERBS = (
    "said|says|added|adds|warned|warns|explained|explains|argued|argues|noted|notes|wrote|writes|insisted|insists|"
    "replied|replies|recalled|recalls|stated|states|declared|declares|announced|announces|concluded|concludes"
)
_SAID = re.compile(
    rf"[\s,]*(?:{_VERBS})\s+(?!to\b|that\b|in\b|on\b|with\b)(?:(?!(?:to|that|in|with|by)\b)[\w’'.-]+\s+){{0,9}}$"
)
"""`said the minister of ports of Varland ` right after a quotation, before a name."""
_HE_SAID = re.compile(
    rf"^[\s,]*(?:(?:he|she)\s+(?:also\s+|later\s+|then\s+)?(?:{_VERBS}|told)\b|(?:{_VERBS})\s+(?:he|she)\b)"
)
_HE_SAYS = re.compile(rf"\b(?:He|She|he|she)\s+(?:also\s+|later\s+|then\s+)?(?:{_VERBS}|told)\b[^.;]*$")
_SAYING = re.compile(rf"\b(?:{_VERBS}|told|tells|asked|asks)\b")
_ACCORDING = re.compile(r"\b[Aa]ccording to (?:(?!(?:to|that|in|with|by)\b)[\w’'.-]+\s+){0,9}$")
_CLOSED = re.compile(r",\s+(?P<verb>[a-z]+)\b")
_OF_OTHERS = frozenset(
    {"called", "calls", "described", "describes", "criticised", "criticized", "condemned", "praised"}
)
_ASKED = re.compile(r"\s*(?:When )?[Aa]sked\b[^“”\"]*,\s")
"""What was asked before an answer: `Asked whether she would go, the mayor replied:`."""
_DOUBTFUL = re.compile(
    r"\b(?:never|denie[sd]|did not say|reportedly|allegedly|supposedly|quot(?:ed|es|ing)|is said|would|might|if|"
    r"headlines?|slogans?|banners?|signs?|posters?)\b",
    re.IGNORECASE,
)
"""Words beside a quotation that leave open whether it was said, or by whom."""
