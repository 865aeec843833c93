"""Who published an article: from markup, a line about the publisher, the name above the title, a copyright line."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from reportpipe.clean import clean
from reportpipe.model import Origin
from reportpipe.readers.draft import Claim, RawBlock
from reportpipe.readers.masthead import is_body, is_paper
from reportpipe.readers.structure import is_prose

_ABOUT_NAME = re.compile(
    r"^(?:The |Founded in \d{4}, (?:the )?)?(?P<name>(?!(?:The|An?|This|For|Notes?) [a-z])[A-Z].{2,90}?)"
    r"(?: \([A-Z][\w.&-]+\))?,? (?:is|was (?:founded|established))\b"
)
_ABOUT_LABEL = re.compile(r"^About (?:the )?(?P<name>[A-Z].{2,90}?)(?: \([A-Z][\w.&-]+\))?:")
_COPYRIGHT = re.compile(
    r"^(?=.{0,12}(?:[Cc]opyright|COPYRIGHT|©|\([Cc]\)|(?:19|20)\d\d))\W*(?:(?:[Cc]opyright|COPYRIGHT)\s*)?"
    r"(?:©|\([Cc]\))?\s*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?)?,?\s*(?:by )?"
    r"(?P<name>[A-Z][^.|©,]{2,60}?)(?:,? (?:19|20)\d\d)?"
    r"(?: All rights\b|[.|,]|$)"
)
_REPRINT = re.compile(
    r"(?:(?:originally|first) (?:published|appeared) (?:in|on|by|at)|^Published in)"
    r" (?P<name>(?:the )?[A-Z][\w&’' ]{2,60}?)"
    r"(?: (?:on|in|and|under|as) |[.,]|$)"
)
_LANGUAGES = frozenset(
    {"arabic", "chinese", "english", "french", "german", "italian", "portuguese", "russian", "spanish", "turkish"}
)
_NOT_PUBLISHERS = ("all rights", "reproduced", "this ", "licensed", "our ", "us")
_SMALL = frozenset({"AND", "FOR", "IN", "OF", "ON", "THE"})
_OWN_WORDS = frozenset({"about the publisher", "appeal", "copyright", "disclaimer"})
"""Parts in which a publisher speaks of itself."""
_LABELS = re.compile(r" [|·•–—-] |, ")
_WHOSE = re.compile(
    r"^(?:(?:the )?(?:\w+ )?(?:newsletter|bulletin|journal|magazine|publication|briefing) (?:of|from|by) )(?:the )?",
    re.IGNORECASE,
)
BELOW = 4
"""Blocks from the title on in which the line of a series stands."""
_MASTHEAD = range(2, 9)
"""Words of a name above the title: a single one is a section's ("OPINION")."""


def find_publisher(blocks: Sequence[RawBlock], claim: Claim | None) -> tuple[str | None, Origin | None]:
    """The publisher and its origin, from the first of these that there is.

    A firm claim of the markup; a line about the publisher; the name above the title, where the publisher's own words
    repeat it ("Subscribe to ..."); a reprint or copyright line, whose holder may be only the company behind the paper;
    a label beside the day, or above the title, that is the name of a paper or says whose newsletter it is;
    a claim that software fills in, where the text has the name too.
    """
    claimed = clean(claim.value) if claim else ""
    if claim and claim.firm and claimed:
        return claimed, claim.origin
    names = chain(
        _named(blocks, "about the publisher", _ABOUT_LABEL),
        _named(blocks, "about the publisher", _ABOUT_NAME),
        _mastheads(blocks),
        _named(blocks, "copyright", _REPRINT),
        _named(blocks, "copyright", _COPYRIGHT),
        _labels(blocks),
    )
    name = next(names, None)
    if name:
        return name, "stated"
    if claim and len(claimed.split()) > 1 and any(claimed.casefold() in block.text.casefold() for block in blocks):
        return claimed, claim.origin
    return None, None


def _named(blocks: Sequence[RawBlock], reason: str, pattern: re.Pattern[str]) -> Iterator[str]:
    for block in blocks:
        match = pattern.search(block.text[:400]) if block.reason == reason else None
        name = re.sub("^[Tt]he ", "", match["name"]).strip() if match else ""
        if name and name.lower() not in _LANGUAGES and not name.lower().startswith(_NOT_PUBLISHERS):
            yield name


def _mastheads(blocks: Sequence[RawBlock]) -> Iterator[str]:
    """Names above the title that the publisher's own words repeat, as these spell them; an institution's needs none."""
    title = next((number for number, block in enumerate(blocks) if block.kind == "title"), 0)
    own = [block.text for block in blocks[title + 1 :] if block.reason in _OWN_WORDS]
    for block in blocks[:title]:
        if len(block.text.split()) not in _MASTHEAD or is_prose(block):
            continue
        named = re.compile(
            rf"(?:[,©:]|\b(?:to|by|of|for|from|support|at|in)) (?P<name>(?:the )?{re.escape(block.text)})"
            r"(?! (?:newsletter|briefing|bulletin|update|coverage|page|section))\b",
            re.IGNORECASE,
        )
        yield from (re.sub("^the ", "", match["name"]) for text in own if (match := named.search(text[:1000])))
    bodies = (_BEFORE.sub("", block.text) for block in blocks[:title] if is_body(block.text))
    yield from (_spelled(body, blocks[title:]) for body in bodies)


_BEFORE = re.compile(r"^(?:in|before) (?:the )?", re.IGNORECASE)
"""What opens the head of a judgment: `IN THE COURT OF APPEAL`."""


def _labels(blocks: Sequence[RawBlock]) -> Iterator[str]:
    """Names of papers above the title, and whose newsletter a line above or beside the day says that it is."""
    title = next((number for number, block in enumerate(blocks) if block.kind == "title"), 0)
    for number, block in enumerate(blocks[: title + BELOW]):
        if number == title or is_prose(block) or (number > title and block.kind != "byline"):
            continue
        for label in _LABELS.split(block.text):
            whose = _WHOSE.sub("", label)
            if (whose != label and is_body(whose)) or (number < title and is_paper(label)):
                yield re.sub("^[Tt]he ", "", _spelled(whose, blocks[title:]))


def _spelled(name: str, blocks: Sequence[RawBlock]) -> str:
    """A name in capitals as the text spells it, else with capitals only where words begin."""
    if not name.isupper():
        return name
    found = (re.search(re.escape(name), block.text, re.IGNORECASE) for block in blocks)
    spelled = next((match[0] for match in found if match and not match[0].isupper()), None)
    return spelled or " ".join(word.lower() if word in _SMALL else word.capitalize() for word in name.split())
