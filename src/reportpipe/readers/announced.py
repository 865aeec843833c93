"""What stands under "About the author", "Related articles" and the like, until prose resumes."""

import re
from collections.abc import Sequence
from itertools import pairwise

from reportpipe.model import BoilerplateReason
from reportpipe.readers.biography import introduces, is_role
from reportpipe.readers.cue import any_of
from reportpipe.readers.draft import RawBlock
from reportpipe.readers.people import all_names, names_in
from reportpipe.readers.structure import ends_sentence, is_prose

LAST = 8
"""Blocks from the end within which "About X" announces the publisher; before, it may head a section."""
LINE = 15
"""Words of a line that belongs to an announcement and is no sentence."""
TEXT, NEAR = 3, 6
"""Blocks of prose above what runs to the end, and blocks below "2 comments" within which the first of them ends."""
CLOSING = 45
"""Words of each block of a list of other articles with their summaries that runs to the end."""
SUMMARY = 25
"""Words of prose below a related article's headline that is no link, at most: its summary; and of a headline."""
CARD = 3
"""Blocks below a name within which the biography of its bearer begins."""

_LINES: tuple[tuple[BoilerplateReason, re.Pattern[str]], ...] = (
    (
        "disclaimer",
        any_of(
            "disclaimers?|legal notice|important (?:legal )?notice|disclosures?(?: statement)?"
            "|(?:conflicts?|declarations?) of interests?",
            "(?:(?:cautionary )?(?:note|statement|information)s? .{0,20})?forward-looking (?:statements|information)",
            "(?:confidentiality|privacy) (?:notice|statement)|safe harbou?r(?: statement)?",
            start="^",
            end="$",
        ),
    ),
    (
        "author biography",
        any_of(
            "(?:about|more about|meet) the (?:authors?|writers?|contributors?)",
            "authors?|contributors?|(?:written|words|text|posted|reported) by",
            "(?:production|episode|podcast) credits|acknowledge?ments?(?: and funding)?|funding (?:statement"
            "|acknowledge?ments?)",
            start="^",
            end="$",
        ),
    ),
    (
        "related articles",
        any_of(
            "related|recommended|more|similar|latest|popular|trending"
            "|most (?:read|viewed|popular|watched|shared).{0,20}|featured|in other news|top stories.{0,20}"
            "|read more|see also|also read|keep reading",
            "read (?:this )?next|up next|other (?:stories|articles|news)(?: .{3,30})?|related reading",
            "you (?:may|might) also .{3,40}|more (?:(?:\\w+ ){0,2}from|on|in|by|stories|articles).{0,40}",
            "(?:related|recommended|similar|other|latest|popular|further|suggested) (?:articles?|stories|posts?|content"
            "|publications?|news|reading|reads|topics?|coverage|events?|links?|resources)(?: (?:from|by) .{1,40})?",
            "m[aá]s (?:historias|noticias)|(?:noticias|artículos) relacionad[ao]s|lea también|lire aussi|à lire aussi"
            "|sur le même (?:sujet|thème)|mehr zum thema|lesen sie auch|leia também|veja também",
            "recommended from .{1,40}|what we[’']re (?:reading|watching|listening to)|(?:show|episode) notes"
            "|editors?[’']s? (?:picks?|choice)|don[’']t miss|from (?:the|our) archives?|also in this issue",
            start="^",
            end="$",
        ),
    ),
    (
        "about the publisher",
        any_of(
            r"(?:for )?(?:media|press)(?: and public)? (?:(?:enquir|inquir|quer)(?:y|ies)|contacts?)",
            r"contacts?(?: (?:details|us|information|for (?:the )?(?:media|press)))?"
            "|(?:further|more|additional) information"
            r"|enquiries|inquiries|press",
            r"for (?:more|further|media) (?:information|details|enquiries|inquiries)(?:,? (?:please )?contact)?",
            r"notes? (?:to|for) (?:the )?editors?",
            "about (?:the )?(?-i:[A-Z]).{1,60}",
            "about us|about (?:the|our|this) (?:institut(?:e|ion)|organi[sz]ation|publisher|centre|center"
            "|magazine|journal"
            "|foundation|network|programme|company|newspaper|think tank)",
            start="^",
            end="$",
        ),
    ),
    (
        "share links",
        any_of(
            "share|partager|compartir|teilen|compartilhar",
            "(?:share (?:this|the)(?: article| story| post| page)?|follow us)(?: on)?",
            start="^",
            end="$",
        ),
    ),
    (
        "navigation",
        any_of(
            "(?:(?:readers?[’']?|top|latest|recent) )?comments?"
            "|(?:\\d+|no) (?:comments?|responses?)(?: (?:on|to) .{1,120})?"
            "|\\d+ (?:thoughts?|replies) (?:on|to) .{1,120}|discussion about this post",
            "leave a (?:comment|reply)|join the (?:conversation|discussion)",
            "tags?|topics|categories|filed under|explore more on these topics",
            "(?:table of )?contents|on this page|in this (?:article|section|story|post|issue|report|commentary"
            "|brief)|page contents|jump to",
            "updates? to this (?:page|article|story)|(?:publication|page|article) history",
            start="^",
            end="$",
        ),
    ),
    (
        "appeal",
        any_of(
            "newsletter|subscribe|support us|donate|sign up", "stay (?:informed|updated|in touch)", start="^", end="$"
        ),
    ),
)
_TO_AUTHOR = re.compile(r"^(?:written by|about|more from) +", re.IGNORECASE)
_QUOTED = re.compile('^[“«"„]')
_ONLY_LISTS = frozenset({"share links"})
_PROSE = frozenset({"author biography", "about the publisher", "disclaimer"})
_EARLY = frozenset({"share links", "navigation"})
"""What is believed above the article's first words, too."""


def mark_announced(blocks: list[RawBlock], first_prose: int, authors: Sequence[str]) -> None:
    """Mark announcements and what belongs to them.

    Args:
        blocks: with what is boilerplate by its own words marked; changed in place.
        first_prose: the place of the article's first words.
        authors: known from bylines or markup: below the text, an author's name alone announces a biography.
    """
    reason: BoilerplateReason | None = None
    last = _last_text(blocks)
    _mark_contact(blocks[: first_prose + 1], blocks)
    for number in range(len(blocks)):
        block = blocks[number]
        if block.footnote:
            reason = None
            continue
        found = announced(block)
        if number > first_prose:
            found = found or ("author biography" if _names_author(block, authors) else None)
            for place in _card(blocks, number, authors):
                blocks[place] = blocks[place].marked("author biography")
        if found:
            early = number <= first_prose and found not in _EARLY
            about = found == "about the publisher" and block.text.casefold().startswith("about")
            section = (about and number < len(blocks) - LAST) or _heads_prose(blocks, number, found)
            reason = None if early or section else found
            below = sum(is_prose(above) for above in blocks[:number]) >= TEXT
            if reason and below and not about and _runs_to_end(blocks, number, found):
                for place in range(number, len(blocks)):
                    blocks[place] = _below(blocks[place], reason)
                return
            if reason:
                blocks[number] = block.marked(reason)
            continue
        if reason is None:
            continue
        teaser = reason == "related articles" and block.kind == "heading" and (bool(block.link) or number >= last)
        if not teaser and not _goes_with(block, reason):
            reason = None
            continue
        if block.kind not in {"title", "byline"}:
            blocks[number] = block.marked(block.reason or reason)


def _mark_contact(front: Sequence[RawBlock], blocks: list[RawBlock]) -> None:
    """Mark whom to reach, above the text: a label and the address or telephone number below it."""
    for number, (label, below) in enumerate(pairwise(front)):
        reached = len(below.text.split()) <= LINE and _REACHED.search(below.text)
        if reached and announced(label) == "about the publisher":
            blocks[number : number + 2] = [each.marked("about the publisher") for each in (label, below)]


def _below(block: RawBlock, reason: BoilerplateReason) -> RawBlock:
    return block if block.footnote else block.marked(block.reason or announced(block) or reason)


def _runs_to_end(blocks: Sequence[RawBlock], number: int, reason: BoilerplateReason) -> bool:
    """Whether all that is left belongs to an announcement: contacts, cards of other articles, comments of readers."""
    rest = [block for block in blocks[number + 1 :] if block.kind != "boilerplate" and not block.footnote]
    words = [len(block.text.split()) for block in rest]
    if not rest:
        return False
    if reason == "about the publisher":
        return max(words) <= LINE and any(_REACHED.search(block.text) for block in blocks[number + 1 :])
    if reason == "related articles":
        closing = [place for place in range(number + 1, len(blocks)) if blocks[place].reason in _PROSE]
        if any(
            is_prose(block) and block.kind != "boilerplate" for block in blocks[number + 1 : max(closing, default=0)]
        ):
            return False  # what stands above the article's own closing notes is its text
        told = [is_prose(block) for block in rest]
        return max(words) <= CLOSING and told.count(False) > 1 and (True, True) not in set(pairwise(told))
    replies = [place for place in range(number, len(blocks)) if _REPLY.search(blocks[place].text)]
    return reason == "navigation" and len(replies) > 1 and replies[0] <= number + NEAR


_REACHED = re.compile(r"@|\+?\(?\d[\d ()/.-]{6,}\d")
_REPLY = re.compile(
    r"^(?:reply|report(?: (?:comment|abuse))?|flag|permalink|like|upvote)\W*$|\b(?:says|wrote):$"
    r"|\b\d+ (?:minute|hour|day|week|month|year)s? ago\W*$",
    re.IGNORECASE,
)
"""What stands beside a reader's comment."""


def announced(block: RawBlock) -> BoilerplateReason | None:
    """What the block says that stands under it: a short line, "Related articles", that tells nothing else."""
    if block.kind not in {"heading", "paragraph", "boilerplate"} or len(block.text) > 160:  # noqa: PLR2004 - it is short
        return None
    line = block.text.strip(" :.…»›→|#*-–—")
    return next((reason for reason, pattern in _LINES if pattern.match(line)), None)


def _heads_prose(blocks: Sequence[RawBlock], number: int, reason: BoilerplateReason) -> bool:
    """Whether what could announce a list ("Contents", "More on prices") heads a section of the text instead."""
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    listed = reason in {"related articles", "navigation"} and blocks[number].kind == "heading"
    return listed and following is not None and following.kind == "paragraph" and ends_sentence(following.text)


def _names_author(block: RawBlock, authors: Sequence[str]) -> bool:
    """Whether a line below the text says whose biography follows: "Written by", "About" and an author's name."""
    if block.kind not in {"heading", "paragraph", "boilerplate"} or not (label := _TO_AUTHOR.match(block.text)):
        return False
    name = block.text[label.end() :]
    return all_names(name) and any(person in authors for person in names_in(name))


def _card(blocks: Sequence[RawBlock], number: int, authors: Sequence[str]) -> range:
    """The places of an author's card: a name alone, and what follows it down to where its bearer is introduced, or
    the role of one who is known as the author.

    Nothing but other cards stands below it: elsewhere the name heads what its bearer says.
    """
    name = blocks[number]
    if name.kind not in {"heading", "paragraph"} or not all_names(name.text):
        return range(0)
    for place in range(number + 1, min(number + 1 + CARD, len(blocks))):
        known = name.text in authors and place == number + 1 and is_role(blocks[place].text)
        if known or introduces(blocks[place].text, names_in(name.text)):
            below = [block for block in blocks[place + 1 :] if block.kind != "boilerplate"]
            last = not any(is_prose(block) for block in below) or all_names(below[0].text)
            return range(number, place + 1) if last else range(0)
    return range(0)


def _goes_with(block: RawBlock, reason: BoilerplateReason) -> bool:
    """Whether a block can belong under the announcement: biographies are prose, link lists are not."""
    if block.kind in {"heading", "caption", "table"}:
        return False
    if reason in _ONLY_LISTS:
        return block.kind in {"list item", "boilerplate"} and len(block.text.split()) <= 25  # noqa: PLR2004 - as below
    if reason in _PROSE:
        quoted = reason == "about the publisher" and _QUOTED.match(block.text) is not None
        return block.kind in {"paragraph", "list item", "quote", "boilerplate"} and not quoted
    if block.kind in {"boilerplate", "list item"}:
        return len(block.text.split()) <= 25  # noqa: PLR2004 - as long as a headline and its teaser get
    most = SUMMARY if reason == "related articles" else LINE
    return not ends_sentence(block.text) and len(block.text.split()) <= most


def _last_text(blocks: Sequence[RawBlock]) -> int:
    """The place from which on next to no prose is left: headings there are those of other articles."""
    left = 0
    for number in range(len(blocks) - 1, -1, -1):
        told = is_prose(blocks[number]) and ends_sentence(blocks[number].text)
        left += len(blocks[number].text.split()) if told else 0
        if left > SUMMARY:
            return number
    return 0
