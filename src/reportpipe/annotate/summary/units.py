"""The article as a summary sees it: its sentences in order, each with its words, section and quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from reportpipe.annotate.sentences import Sentence, sentences
from reportpipe.annotate.wording import content, tokens, with_marks
from reportpipe.model import Article, Block, BlockKind


@dataclass(frozen=True, eq=False)
class Unit:
    """One sentence."""

    index: int
    """Position among all sentences of the body, from 0."""
    start: int
    end: int
    paragraph: int
    """The n of ¶n."""
    kind: BlockKind
    section: int
    """How many headings stand before it."""
    opens: bool
    """It is the first sentence of its paragraph."""
    sums_up: bool
    """It stands in a section that sums the text up: `Summary`, `At a glance`, `Conclusions`."""
    advises: bool
    """It stands in a section that says what should be done: `What to do`, `Recommendations`, `The way forward`."""
    announces: bool
    """A list follows: it ends in a colon, or in the middle of a sentence that the items go on with."""
    text: str
    quoted_from: bool
    """It begins inside a quotation that an earlier sentence opened."""
    quoted_to: bool
    """It ends inside a quotation."""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return tuple(tokens(self.text))

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """Stems of the words that carry meaning."""
        return tuple(content(self.text))

    @cached_property
    def length(self) -> int:
        """Words, as a word processor counts them."""
        return len(self.text.split())


@lru_cache(maxsize=2)
def units(article: Article) -> tuple[Unit, ...]:
    """The sentences of the numbered paragraphs, in text order: the same for summary, quotes and figures."""
    headings = [block for block in article.blocks if block.kind == "heading"]
    starts = [block.start for block in headings]
    summing = [bool(_SUMMING_UP.match(article.text[block.start : block.end])) for block in headings]
    advising = _advising(article, headings)
    found: list[Unit] = []
    paragraph, inside = 0, False
    split = sentences(article)
    for index, sentence in enumerate(split):
        opens = sentence.paragraph != paragraph
        paragraph = sentence.paragraph
        text = article.text[sentence.start : sentence.end]
        before = False if opens else inside
        inside = inside_quotation(text, inside=before)
        section = bisect_right(starts, sentence.start)
        found.append(
            Unit(
                index=index,
                start=sentence.start,
                end=sentence.end,
                paragraph=paragraph,
                kind=article.paragraphs[paragraph - 1].kind,
                section=section,
                sums_up=section > 0 and summing[section - 1],
                advises=section > 0 and advising[section - 1],
                opens=opens,
                announces=text.endswith(":") or _goes_on(article, split[index : index + 2]),
                text=text,
                quoted_from=before,
                quoted_to=inside,
            )
        )
    return tuple(found)


def _goes_on(article: Article, pair: Sequence[Sentence]) -> bool:
    """`The Court recommends that the ministry`, then items: the first of two sentences ends in those of a list."""
    kinds = [article.paragraphs[each.paragraph - 1].kind for each in pair]
    if kinds != ["paragraph", "list item"]:
        return False
    return article.text[pair[0].end - 1].isalnum() and article.text[pair[1].start].islower()


def _advising(article: Article, headings: Sequence[Block]) -> list[bool]:
    """For each heading, whether it or one that it stands under opens advice."""
    found: list[bool] = []
    above: int | None = None
    for block in headings:
        if above is None or block.level <= above:
            above = block.level if _ADVISING.match(article.text[block.start : block.end]) else None
        found.append(above is not None)
    return found


_NUMBERED = r"(?:(?:\d+(?:\.\d+)*|[IVX]+)[.)]?\s+)?"
_ADVISING = re.compile(
    _NUMBERED + r"(?:what (?:to do|is to be done|now)\b|"
    r"what (?:is|are) (?:needed|required)\b|"
    r"what (?:should|must|needs? to|ought to|has to) (?:be|happen|change)\b|"
    r"what (?:[^\s?:]+ ){1,6}(?:should|must|ought to|needs? to)(?: now| next)? do\b|"
    r"(?:(?:key|main|our|policy|conclusions?(?: and|,|:)|findings and) )*recommendations?\b|"
    r"policy (?:options|proposals|responses|implications)\b|implications for policy\b|"
    r"(?:(?:our|the|key) )?(?:proposals|policy asks)\b|(?:a )?call (?:to|for) action\b|how to fix (?:it|this)\b|"
    r"(?:proposed|recommended|suggested|priority) (?:actions?|measures|steps|reforms|changes)\b|"
    r"(?:(?:the|a) )?(?:ways?|path|road) (?:forward|ahead)\b|next steps\b)",
    re.IGNORECASE,
)
_SUMMING_UP = re.compile(
    _NUMBERED + r"(?:(?:executive )?summary|abstract|at a glance|in brief|overview|highlights|"
    r"(?:key|main) (?:points|findings|messages|takeaways)|conclusions?|concluding remarks|bottom line)\b[^a-z]*$",
    re.IGNORECASE,
)
_QUOTE_MARK = re.compile(r"[“”«»„\"]")


def inside_quotation(text: str, *, inside: bool) -> bool:
    """Whether the end of the text lies in a double quotation, when its beginning does or does not."""
    for mark in _QUOTE_MARK.findall(with_marks(text)):
        inside = not inside if mark == '"' else mark in "“«„"
    return inside
