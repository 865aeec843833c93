"""The article as a summary sees it: its sentences in order, each with its words, section and quotation marks."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache

from reportpipe.annotate.sentences import sentences
from reportpipe.annotate.wording import content, tokens
from reportpipe.model import Article, BlockKind


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
    found: list[Unit] = []
    paragraph, inside = 0, False
    for index, sentence in enumerate(sentences(article)):
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
                opens=opens,
                text=text,
                quoted_from=before,
                quoted_to=inside,
            )
        )
    return tuple(found)


_SUMMING_UP = re.compile(
    r"(?:[\dIVX]+[.)]?\s+)?(?:(?:executive )?summary|abstract|at a glance|in brief|overview|highlights|"
    r"(?:key|main) (?:points|findings|messages|takeaways)|conclusions?|concluding remarks|bottom line)\b[^a-z]*$",
    re.IGNORECASE,
)
_QUOTE_MARK = re.compile(r"[“”«»„\"]")


def inside_quotation(text: str, *, inside: bool) -> bool:
    """Whether the end of the text lies in a double quotation, when its beginning does or does not."""
    for mark in _QUOTE_MARK.findall(text):
        inside = not inside if mark == '"' else mark in "“«„"
    return inside
