"""Passages: what can be shown as one point, a sentence alone or with the neighbours that it needs, and its worth."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from reportpipe.annotate.listing import in_line
from reportpipe.annotate.shorten import acronyms, without_connective, without_parentheses
from reportpipe.annotate.summary import cues
from reportpipe.annotate.summary.bullets import (
    ENUMERATION_WORDS,
    announced,
    fitting,
    is_sentence,
    items_behind,
    under_headings,
)
from reportpipe.annotate.summary.commentary import is_verdict, thesis_worth
from reportpipe.annotate.summary.manner import Manner, is_advice, manner_of
from reportpipe.annotate.summary.standing import Lean, leans, opening_leans
from reportpipe.annotate.summary.told import PAIR, first_of_all, is_told, told_items
from reportpipe.annotate.summary.units import Unit, inside_quotation
from reportpipe.annotate.summary.weighing import Topic, dot, sentence_features
from reportpipe.model import Article

LEAST_WORDS, LEAST_ADVICE = 6, 3
"""Of a sentence, and of one that says what should be done in a section that is there for it."""
MOST_WORDS = 75
"""Of a passage of several sentences: a longer one is no longer a point."""

_RUNNING_ON = 1000
"""Characters: what goes on for longer without a stop, as captions of a video do, is no sentence to show."""


@dataclass(frozen=True, eq=False)
class Passage:
    """Neighbouring sentences that can be shown as one point."""

    units: tuple[Unit, ...]
    text: str
    bottom_line: float
    """Worth as a bottom line: a share of a human summary."""
    key_point: float
    """Worth as a key point, besides the words that it covers."""
    lean: Lean | None
    """What it still leans on; None when it can be read alone."""
    thesis: bool = False
    """It holds what the author of a commentary thinks: a bottom line even if it takes two sentences."""

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(stem for unit in self.units for stem in unit.stems)

    @cached_property
    def length(self) -> int:
        return len(self.text.split())

    @property
    def room(self) -> int:
        """Words that it takes from the other points; an enumeration, which must stay whole, no more than a sentence."""
        return min(self.length, ENUMERATION_ROOM) if self.enumerates else self.length

    @cached_property
    def enumerates(self) -> bool:
        """It is or ends with a list, which is why it takes so many words or sentences."""
        last = self.units[-1]
        return last.kind == "list item" or is_told(self.units) or bool(cues.ENUMERATION(last.text))

    @cached_property
    def advises(self) -> bool:
        return any(is_advice(unit) for unit in self.units)

    @property
    def section(self) -> int:
        return self.units[0].section


@lru_cache(maxsize=2)  # the summary, quotes and figures ask for the same
def prose_of(body: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The sentences that may be shown: whole ones, no questions, captions, table rows, credits or links."""
    asked = {unit.paragraph for unit in body if unit.opens and cues.INTERVIEWER(unit.text)}
    kinds = {"paragraph", "quote", "list item"}
    prose = [unit for unit in body if unit.kind in kinds and unit.paragraph not in asked and _presentable(unit)]
    if prose:
        return tuple(prose)
    rest = (unit for unit in body if unit.kind not in {"table", "caption"} and not cues.NOT_PROSE(unit.text))
    return tuple(unit for unit in rest if len(unit.text) <= _RUNNING_ON)


def passages_of(page: "Page", together: tuple[Unit, ...] = ()) -> list[Passage]:
    """Every sentence of the prose, alone or with the neighbours that it needs, and those `together`, weighed.

    What belongs to a list is shown with all of it, or not at all.
    """
    found: list[Passage] = []
    for rank, unit in enumerate(page.about.units):
        members, text, lean = _complete(unit, page)
        if lean is None and page.quoted(text):
            lean = "quotation"
        told = is_told(members)
        most = ENUMERATION_WORDS if told or members[-1].kind == "list item" else MOST_WORDS
        if len(members) > 1 and len(text.split()) > most:
            continue
        worth = page.worth(unit, rank, text)
        opening = FIRST_ADVICE * page.opens_advice(members)
        key_point = worth.key_point + TOLD_LIST * told + opening
        thesis = page.argued(members, text)
        bottom_line = worth.bottom_line - PAIRED * (thesis and len(members) > 1)
        found.append(Passage(members, text, bottom_line, key_point, lean, thesis))
        if together[-1:] == (unit,) and members != together:
            found.append(Passage(together, page.joined(together), *worth, leans(together[0], page.about.title)))
    lists = [
        p
        for p in found
        if p.lean is None and len(p.units) > 1 and (is_told(p.units) or p.units[-1].kind == "list item")
    ]
    listed = {unit for passage in lists for unit in passage.units}
    return [_raised(p, found, page) for p in found if p in lists or not listed & set(p.units)]


def _raised(passage: Passage, passages: Sequence[Passage], page: "Page") -> Passage:
    """What a section advises first, worth as much as a bottom line as the fullest of the advice that follows it."""
    first = passage.units[0]
    if first.index not in page.first_advice or len(passage.units) > 1:
        return passage
    advice = [p.bottom_line for p in passages if p.section == first.section and p.advises and len(p.units) == 1]
    whole = passage if passage.length >= LEAST_LINE else _with_reason(passage, page)
    return replace(whole, bottom_line=max(advice) + FIRST_BEFORE) if whole else passage


def _with_reason(passage: Passage, page: "Page") -> Passage | None:
    """Advice of a few words (`Build the gallery.`) with the sentence behind it in its paragraph; None without one."""
    unit = passage.units[0]
    reason = page.neighbour(unit, 1)
    if reason is None or reason.paragraph != unit.paragraph or page.lean(reason) in {"quotation", "sequel"}:
        return None
    text = page.joined((unit, reason))
    fits = len(text.split()) <= STANDFIRST_WORDS and passage.lean is None
    return replace(passage, units=(unit, reason), text=text, thesis=True) if fits else None


def _main_advice(body: Sequence[Unit]) -> frozenset[int]:
    """Indices of the sentences that say first what should be done, one for each section of advice."""
    first: dict[int, int] = {}
    for unit in body:
        if is_advice(unit):
            first.setdefault(unit.section, unit.index)
    return frozenset(first.values())


def standfirst(article: Article, body: Sequence[Unit]) -> tuple[Unit, ...]:
    """The one or two sentences between title and byline that say what the article is about; empty without them."""
    kinds = [block.kind for block in article.blocks if block.kind not in {"title", "caption", "boilerplate"}]
    if kinds[:2] != ["paragraph", "byline"]:
        return ()
    members = tuple(unit for unit in body if unit.paragraph == article.paragraph_number(body[0].start))
    members = () if any(leans(unit) for unit in members[:1]) else members
    fitting = len(members) <= STANDFIRST_SENTENCES and all(unit.text.endswith((".", "”", '"')) for unit in members)
    return members if fitting and sum(unit.length for unit in members) <= STANDFIRST_WORDS else ()


STANDFIRST_SENTENCES, STANDFIRST_WORDS = 2, 60


ENUMERATION_ROOM = 30
TOLD_LIST = 0.28
"""What a list in running text is worth more as a key point: as much as one behind a colon."""
ADDRESSED = 0.2
"""What a sentence that speaks to the reader is worth less as a key point, where few do: swept from .04 to .3 on GUM
train."""
PORTRAIT = 0.15
"""What the portrait of a speaker is worth less as a bottom line; as much as a career."""
LATE = 0.8
SUMMING_UP = 0.03
"""What a sentence is worth more in a section that sums the text up."""
CONCLUSION = 0.03
"""What an assessment in the last fifth of an article, its author's conclusion, is worth more as a bottom line."""
PAIRED = 0.04
"""What a thesis that takes two sentences loses beside one that takes one: swept from .02 to .04 on 20 commentaries."""
ARGUED = 0.5
"""A text that is a commentary to this part may have a bottom line of two sentences, if the second needs the first."""
RESOLVED = 0.08
"""What a decision is worth more in the record of a sitting."""
FIRST_ADVICE, FIRST_BEFORE = 0.2, 0.001
"""What a section advises first is worth more as a key point, and as a bottom line than the fullest of its advice."""
LEAST_LINE = 8
"""Words of such advice that can be a bottom line: `Build the gallery.` is one with its reason only."""


def _presentable(unit: Unit) -> bool:
    ending = unit.text.rstrip("\"'”’»)]0123456789[ ")[-1:]
    advises = is_advice(unit)
    least = LEAST_ADVICE if advises else LEAST_WORDS
    return (
        (unit.length >= least or unit.announces)
        and (ending in {".", "!", "…", ":", ";"} or unit.kind == "list item" or unit.announces)
        and not cues.NOT_PROSE(unit.text)
        and (advises or not cues.verbless(unit.text))
    )


class Page(NamedTuple):
    """An article as its passages are made: its sentences, what they are weighed against, how it speaks."""

    body: Sequence[Unit]
    about: Topic
    manner: Manner
    shown: frozenset[int]
    """Indices of the sentences that may be shown."""
    known: frozenset[str]
    """Acronyms that stay in their brackets, because the article goes on to use them."""
    announced: frozenset[int]
    """Indices of the items of lists that a sentence announces."""
    first_advice: frozenset[int]
    """Indices of the sentences that say first what should be done, one for each section of advice."""
    headed: Mapping[int, tuple[Unit, ...]]
    """What shows the list of an item that only a heading announces, by its index."""

    def worth(self, unit: Unit, rank: int, text: str) -> cues.Worth:
        """What a sentence, `rank` from 0 in the prose, is worth when it is shown by this text."""
        late = rank >= LATE * len(self.about.units)
        fitted = dot(self.about.sentences, sentence_features(unit, rank, self.about))
        fitted += self.manner.assessing * CONCLUSION if late and cues.ASSESSMENT(unit.text) else 0.0
        fitted += self.manner.arguing * thesis_worth(unit.text, first=rank == 0, late=late)
        fitted += self.manner.advice if is_advice(unit) else 0.0
        fitted -= PORTRAIT if not self.manner.strange and cues.PORTRAIT(text) else 0.0
        more = (SUMMING_UP if unit.sums_up else 0.0) + (RESOLVED if self.resolved(unit) else 0.0)
        told = cues.worth(text, self.manner.assessing)
        addressed = ADDRESSED if self.manner.distant and cues.SECOND_PERSON(text) else 0.0
        return cues.Worth(fitted + told.bottom_line + more, told.key_point + more - addressed)

    def argued(self, members: Sequence[Unit], text: str) -> bool:
        """They say what the author of a commentary thinks, and are shown by no more words than a standfirst."""
        plain = members[-1].kind == "paragraph" and len(members) <= PAIR and len(text.split()) <= STANDFIRST_WORDS
        return plain and self.manner.arguing >= ARGUED and is_verdict(members[-1].text)

    def opens_advice(self, members: Sequence[Unit]) -> bool:
        """They say first what should be done, and are no list."""
        return members[-1].kind == "paragraph" and any(unit.index in self.first_advice for unit in members)

    def quoted(self, text: str) -> bool:
        """Somebody speaks of himself where hardly anybody does: a quotation without its marks."""
        return self.manner.strange and bool(cues.FIRST_PERSON(text))

    def neighbour(self, unit: Unit, step: int) -> Unit | None:
        """The sentence right before (-1) or after (1) it that can be shown with it."""
        place = unit.index + step
        other = self.body[place] if place in self.shown else None
        return other if other and other.section == unit.section and other.kind == "paragraph" else None

    def lean(self, unit: Unit) -> Lean | None:
        """What the sentence leans on; what opens a section of advice or a conclusion is about the text as a whole.

        Whoever is told what to do in such a section is known from the text.
        """
        lean = leans(unit, self.about.title) or self.taken_back(unit)
        opens = (unit.advises or unit.sums_up) and self.body[unit.index - 1].section != unit.section
        addressed = unit.advises and bool(cues.ADDRESSEE(unit.text))
        known = opens or addressed or self.resolved(unit)
        return None if (lean == "definite" and known) or (lean == "connective" and opens and addressed) else lean

    def resolved(self, unit: Unit) -> bool:
        """What the sitting decided whose record this is; who decides there needs no further name."""
        return bool(self.about.title & cues.SITTING) and bool(cues.RESOLVED(unit.text))

    def taken_back(self, unit: Unit) -> Lean | None:
        """What the next sentence takes back (`Or have they?`) is not what the author says."""
        following = self.body[unit.index + 1 : unit.index + 2]
        return "sequel" if any(cues.TAKEN_BACK(other.text) for other in following) else None

    def joined(self, members: Sequence[Unit]) -> str:
        return " ".join(in_line([(without_parentheses(unit.text, self.known), unit.kind) for unit in members]))


def page_of(body: Sequence[Unit], about: Topic) -> Page:
    after_sentences = announced(body)
    return Page(
        body=body,
        about=about,
        manner=manner_of(about.units),
        shown=frozenset(unit.index for unit in about.units),
        known=_used_again(body),
        announced=after_sentences,
        first_advice=_main_advice(body),
        headed=under_headings(body, after_sentences),
    )


Group = tuple[tuple[Unit, ...], str, Lean | None]
"""Sentences, the text that shows them, and what it still leans on."""


def _used_again(body: Sequence[Unit]) -> frozenset[str]:
    counts = Counter(word for unit in body for word in re.findall(r"[A-Z][A-Za-z&\-–]+", unit.text))
    return frozenset(name for unit in body for name in acronyms(unit.text) if counts[name] > 1)


def _complete(unit: Unit, page: Page) -> Group:
    """The sentence with what it needs to be read; what it still leans on if that cannot be had."""
    listed = _listed(unit, page)
    if listed:
        return listed
    lean = page.lean(unit)
    if lean is None:
        after = page.neighbour(unit, 1) if cues.OVERTAKEN(unit.text) else None
        members = (unit, after) if after and after.paragraph == unit.paragraph else (unit,)
        return members, page.joined(members), None
    bare = without_connective(unit.text)
    if lean == "connective" and bare != unit.text and opening_leans(bare, page.about.title) is None:
        return (unit,), without_parentheses(bare, page.known), None
    if lean == "quotation":
        return _quotation(unit, page)
    before = page.neighbour(unit, -1)
    # What opens with a quotation is not about what the writer spoke of before: its `this` is the speaker's.
    spoken = unit.opens and unit.text[0] in _OPENING_MARKS
    if lean == "sequel" or spoken or before is None or _leads_on(before, page.about.title):
        return (unit,), unit.text, lean
    return (before, unit), page.joined((before, unit)), None


def _leads_on(unit: Unit, title: frozenset[str]) -> bool:
    """It cannot explain what follows: it leans on others itself, announces a list, or asks."""
    return bool(leans(unit, title)) or unit.announces or unit.text.endswith("?")


_OPENING_MARKS = frozenset('“«"')


def _quotation(unit: Unit, page: Page) -> Group:
    """Two sentences that hold a quotation from its first mark to its last, and who says it."""
    step = 1 if unit.quoted_to and not unit.quoted_from else -1
    other = page.neighbour(unit, step)
    if other is None or other.paragraph != unit.paragraph:
        return (unit,), unit.text, "quotation"
    pair = (unit, other) if step > 0 else (other, unit)
    text = page.joined(pair)
    closed = not pair[0].quoted_from and not inside_quotation(text, inside=False)
    if not closed or not cues.SAYING(text) or opening_leans(text, page.about.title):
        return (unit,), unit.text, "quotation"
    return pair, text, None


def _listed(unit: Unit, page: Page) -> Group | None:
    """The list that the sentence announces or stands in, whole; None for a sentence of its own."""
    members = page.headed.get(unit.index, ())
    if members:
        first = next((each for each in members if each.index in page.shown), None)
        return (
            (members, page.joined(members), page.lean(members[0])) if unit is first else ((unit,), unit.text, "sequel")
        )
    if unit.kind == "list item":
        alone = is_sentence(unit) and unit.index not in page.announced and not unit.announces
        return None if alone else ((unit,), unit.text, "sequel")
    if unit.announces:
        return _enumeration(unit, page)
    members = (unit, *told_items(unit, page.body))
    hidden = len(members) == 1 or any(member.index not in page.shown for member in members)
    lean = None if hidden or first_of_all(unit) else opening_leans(unit.text, page.about.title)
    return None if hidden or lean else (members, page.joined(members), None)


def _enumeration(unit: Unit, page: Page) -> Group:
    """A sentence that announces a list, with all the items that follow."""
    items = fitting(items_behind(unit, page.body), ENUMERATION_WORDS - unit.length)
    if not items:
        return (unit,), unit.text, "sequel"
    lean = opening_leans(unit.text, page.about.title)
    before = page.neighbour(unit, -1) if lean else None
    if before is None or leans(before, page.about.title):
        return (unit, *items), page.joined((unit, *items)), lean
    return (before, unit, *items), page.joined((before, unit, *items)), None
