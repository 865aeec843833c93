"""Mark what is not the article: biographies, credits, disclaimers, appeals, furniture. Nothing is dropped.

A block is judged by its own words (`Cue.anywhere`), or by its words and its place: biographies and notes about the
publisher stand in the tail, after the last block that is none of these, or under a heading that announces them.
A body paragraph that merely mentions donations, photos or scholars keeps its kind: a cue must open the block or fill
most of it.
"""

import re
from collections.abc import Sequence

from reportpipe.model import BoilerplateReason
from reportpipe.readers.biography import is_biography, is_contact
from reportpipe.readers.draft import RawBlock
from reportpipe.readers.structure import is_heading_like, is_prose

_ANNOUNCES: tuple[tuple[BoilerplateReason, re.Pattern[str]], ...] = (
    (
        "author biography",
        re.compile(
            "^(?:about|more about|meet) the (?:authors?|writers?|contributors?)$|^(?:authors?|contributors?)$", re.I
        ),
    ),
    (
        "related articles",
        re.compile(
            "^(?:related|recommended|more|similar|latest|popular|trending|most read|read more|see also|also read|keep reading"
            "|read next|up next|you (?:may|might) also (?:like|enjoy)|more (?:from|on|in|by|stories|articles) ?.{0,40}"
            "|(?:related|recommended|similar|other|latest|popular|further|suggested)"
            " (?:articles?|stories|posts?|content|publications?|news|reading|reads|topics?|coverage))$",
            re.I,
        ),
    ),
    (
        "about the publisher",
        re.compile("^about (?!(?:the|this) (?:authors?|data|research|method))[A-Z].{1,60}$|^about us$", re.I),
    ),
    (
        "share links",
        re.compile("^(?:share|share this|share (?:this|the) (?:article|story|post|page)|follow us)(?: on)?$", re.I),
    ),
    ("navigation", re.compile("^(?:comments?|leave a (?:comment|reply)|tags?|topics|categories|filed under)$", re.I)),
    (
        "appeal",
        re.compile("^(?:newsletter|subscribe|support us|donate|stay (?:informed|updated|in touch)|sign up)$", re.I),
    ),
)
"""Short lines that say what follows them; the blocks under them share their fate until prose resumes."""

_WORD = "[\\w’'.-]+"
_ANYWHERE: tuple[tuple[BoilerplateReason, int, re.Pattern[str]], ...] = (
    (
        "photo credit",
        40,
        re.compile(
            "^\\(?(?:(?:[Cc]over|[Mm]ain|[Hh]eader|[Ff]eatured?|[Ll]ead|[Tt]op|[Ff]ile|[Bb]anner) )?(?:[Pp]hoto(?:graph)?|[Ii]mage|[Pp]icture|[Ii]llustration|[Aa]rtwork|PHOTO|IMAGE)s?"
            "(?: (?:by|credits?|courtesy(?: of)?|source)\\b:?|:)(?! (?:the|a|an)\\b.* (?:show|shows|showed|reveal|suggest)s?\\b)"
            "|^\\(?(?:[Pp]hoto )?[Cc]redits?: |^[A-Z].{0,80}(?:[/\\\\|] ?|via )(?:Getty|AFP|AP|Reuters|REUTERS|EPA|TASS|Shutterstock"
            "|Alamy|Flickr|Anadolu|Xinhua|Wikimedia)\\b[^.]{0,40}\\.?\\)?$",
        ),
    ),
    (
        "disclaimer",
        90,
        re.compile(
            "^\\W*(?:disclaimer\\b|(?:the |all |any )?(?:views|opinions|analys[ei]s|positions)(?:,? (?:views|opinions|and|or|analys[ei]s|statements|ideas"
            "|conclusions))* (?:expressed|presented|contained|stated|in this)\\b"
            "|(?:this|the) (?:article|paper|commentary|report|publication|material|document|piece|text|blog post|op-ed)"
            " (?:(?:only )?(?:reflects|represents) (?:only )?the (?:personal )?(?:views?|opinions?) of|is (?:provided )?for (?:general )?"
            "(?:information|informational|educational)|does not (?:necessarily )?(?:constitute|reflect|represent))"
            "|this (?:interview|conversation|transcript|article) (?:has been|was) (?:lightly )?(?:edited|condensed|translated)|nothing in this (?:article|document|publication|report|material)\\b|the (?:names|borders|boundaries|designations)"
            "(?:,? (?:names|borders|boundaries|designations|and|or|shown|used|employed|on|in|this|the|map|maps|update|report))* (?:do|does) not imply)",
            re.I,
        ),
    ),
    (
        "copyright",
        60,
        re.compile(
            "^\\W*(?:©|\\(c\\) ?(?:19|20)\\d\\d|copyright (?:©|\\(c\\)|(?:19|20)\\d\\d|[\\w ]{1,40}(?:19|20)\\d\\d|notice)|all rights reserved"
            "|reproduced with (?:the )?permission|(?:re)?published (?:here )?(?:under|with) (?:a|the|kind) (?:creative|permission)"
            "|this (?:article|work|text) is (?:re)?(?:published|licensed) (?:here )?(?:under|from|with)\\b"
            "|this (?:article|commentary|piece|essay|op-ed|text|report) (?:(?:was|is) )?(?:originally |first )(?:published|appeared)|(?:originally|first) (?:published|appeared) (?:in|on|by|at)\\b)",
            re.I,
        ),
    ),
    (
        "appeal",
        70,
        re.compile(
            "^\\W*(?:(?:please )?(?:subscribe|donate|sign up|register|join us|become an? (?:member|supporter|subscriber|patron)"
            "|support (?:us|our (?:work|journalism|newsroom)|independent journalism)"
            "|make a (?:donation|gift|contribution)|get (?:our|the|unlimited|full) [\\w ]{0,30}(?:newsletter|briefing|access|inbox)"
            "|buy me a coffee|download (?:our|the) app|follow us)\\b(?!(?:,? (?:said|wrote|he|she|they)))"
            "|(?:if you (?:found|liked|enjoyed|value|appreciate|believe|like)|we (?:rely|depend) on (?:your|our readers|reader|donations)"
            "|(?:your|every) (?:donation|support|contribution|gift)\\b|(?:help|enable) us (?:to )?(?:keep|continue|go on|publish)"
            "|like what you(?:'|’)re reading|enjoying this (?:article|story)|this (?:article|story) is (?:free|for subscribers)"
            "|want (?:more|to read more)\\b|never miss an?\\b|stay (?:informed|up to date|on top of)\\b))",
            re.I,
        ),
    ),
    (
        "related articles",
        30,
        re.compile(
            "^\\W*(?:read (?:more|also|next|the full (?:report|paper|story))|also read|see also|related|recommended|more on this(?: story)?"
            "|don['’]t miss|watch|listen|in case you missed it)\\s*(?::|[»›→|–—-]\\s)",
            re.I,
        ),
    ),
    (
        "share links",
        16,
        re.compile(
            "^\\W*(?:(?:share|tweet|pin|post|email|e-mail|print|copy link|save|like|send|bookmark|reddit|facebook|twitter|x|linkedin|whatsapp"
            "|telegram|pinterest|instagram|youtube|rss|pdf|link|follow|on|this|via|to|article|story|page|us|by|with|friends|and|or|\\d+|shares?)\\b"
            "[\\s,|/·•:+&-]*){1,16}$",
            re.I,
        ),
    ),
    (
        "navigation",
        20,
        re.compile(
            "^\\W*(?:skip to (?:main )?content|back to (?:top|the top|home)|(?:main )?menu|home(?: ?[>»›/|] ?.+)+|(?:next|previous) (?:article|post|story|page)"
            "|(?:continue|keep) reading(?: below)?|advertis(?:e|ing|ement)s?(?: continues below)?|story continues below.*|click here.{0,60}|load more"
            "|show (?:more|comments)|\\d+ comments?|leave a (?:comment|reply)|log ?in(?: / register)?|search|close|(?:tags?|topics?|keywords?|filed under"
            "|categories|posted in)\\s?: .+|\\d+[- ]min(?:ute)?s?[- ]read|print this (?:page|article)|this (?:site|website) uses cookies.*"
            "|accept (?:all )?cookies|title page|cover(?: page)?|ends|[-–—#* ]*(?:end|30)[-–—#* ]*|for immediate release|(?:news )?(?:analysis|commentary|opinion|feature|explainer|interview|op-ed)|page \\d+ of \\d+|jump to .{1,40}|listen to this article.*|table of contents|contents)\\W*$",
            re.I,
        ),
    ),
)
"""Cues that decide alone: reason, most words that the block may have, and how the block opens."""

_ORGANISATION = (
    "(?:organi[sz]ation|think[- ]tank|institute|institution|centre|center|foundation|charity|publication|magazine|newspaper|network"
    "|outlet|platform|journal|agency|initiative|council|association|non-?profit|NGO|programme|program|company|site|website|publisher|service)"
)
_ABOUT = re.compile(
    f"^(?:(?:The|Established|Founded|Based) )?(?:in (?:\\d{{4}}|[A-Z]\\w+), )?(?:[Tt]he )?[A-Z].{{2,90}}?(?: \\([A-Z][\\w.&-]+\\))?,? (?:is|was (?:founded|established))"
    f" (?:(?:an?|the|one of) (?:[\\w’',-]+ ){{0,12}}?{_ORGANISATION}\\b|(?:funded|supported|financed|owned) by|published (?:by|[a-z]+ times|weekly|monthly|quarterly|daily)\\b)"
    "|^About (?:the )?[A-Z].{2,80}?: (?:The )?[A-Z]"
)
_ABOUT_SURE = re.compile(
    "\\b(?:independent|non-?partisan|non-?profit|not-?for-?profit|non-for-profit|impartial|501\\(c\\)|registered charity|does not (?:engage in"
    "|take) |editorial(?:ly)? |donat|funded|published|our (?:mission|readers|work)|its mission|dedicated to|founded in|established in|headquartered"
    "|publishes|readers|subscri|all rights)",
    re.I,
)
_TAIL_APPEAL = re.compile(
    "\\b(?:welcomes (?:\\w+ ){0,2}donations|please (?:click here|donate|consider|subscribe)|click here to|(?:to|and) subscribe"
    "|sign up (?:for|to) (?:our|the)|our newsletter|support our|tax[- ]deductible|follow (?:us|him|her|them) on|for a (?:list|listing) of"
    "|for more information|to (?:donate|contact)|media (?:contact|enquiries|inquiries)|press contact)\\b",
    re.I,
)
_TAIL_CREDIT = re.compile(
    "^(?:edit(?:ed|ing)|translat(?:ed|ion)|research(?:ed)?|additional reporting|reporting|graphics?|produced|fact-check\\w*)(?: (?:was )?(?:done |provided )?)?(?: by|:) ?[A-Z]",
    re.I,
)
_CREDIT_SENTENCE = re.compile(
    '^(.{12,}?[.!?”"]) ((?:Photo(?:graph)?|Image|Picture|Illustration|Credit|PHOTO)s?(?::| by| credit:| courtesy).{2,120})$'
)
_TRAILING_CREDIT = re.compile(
    '^(.{12,}?[.!?”"]) ?(\\((?:(?:Photo|Image|Picture|Illustration|File photo|Credit)s?\\b[^()]{0,120}|[^().]{2,70}/[^().]{2,50}|[^().]{2,60} via [^().]{2,40})\\))$'
)
_QUOTE = re.compile('[“"«]')


def mark_boilerplate(blocks: Sequence[RawBlock], authors: Sequence[str]) -> tuple[RawBlock, ...]:
    """The blocks with boilerplate marked and reasoned, captions parted from their photo credits.

    Args:
        blocks: normalised, with headings and bylines marked.
        authors: as known so far; a biography whose subject is one of them is believed outside the tail too.
    """
    out = [part for block in blocks for part in _parted(block)]
    body = " ".join(block.text for block in out if is_prose(block))
    first_prose = next((number for number, block in enumerate(out) if is_prose(block)), len(out))
    for number, block in enumerate(out):
        if block.kind in {"boilerplate", "title", "byline"}:
            continue
        reason = reason_anywhere(block)
        if reason is None and number > first_prose and is_biography(block, authors, body, tail=False):
            reason = "author biography"
        if reason:
            out[number] = block.marked(reason)
    _mark_announced(out, first_prose)
    _mark_tail(out, authors, body)
    return tuple(_strand_headings(out))


def reason_anywhere(block: RawBlock) -> BoilerplateReason | None:
    """Why the block is boilerplate wherever it stands, or None."""
    if block.kind in {"table", "quote"}:
        return None
    words = len(block.text.split())
    for reason, most, pattern in _ANYWHERE:
        if words <= most and pattern.match(block.text[:1000]):
            if reason == "photo credit" and _is_sentence_about_photos(block):
                continue
            return reason
    return None


def _is_sentence_about_photos(block: RawBlock) -> bool:
    """ "Photos by the agency show damage." is the article speaking; "Photo by A. Mendes / EPA." is a credit."""
    text = block.text
    if not text.endswith((".", "!", "?", "…")) or len(text.split()) <= 8:  # noqa: PLR2004 - a credit is no sentence
        return False
    return not re.search(
        "[/\\\\©|]|\\bvia\\b|\\b(?:Getty|Reuters|AFP|AP|EPA|TASS)\\b|^\\(?[Pp]hoto(?:graph)?s?:|[Cc]redits?:", text
    )


def _parted(block: RawBlock) -> list[RawBlock]:
    """A caption that ends in its credit as two blocks: the caption says something, the credit does not."""
    if block.kind not in {"caption", "paragraph"} or len(block.text) > 600:  # noqa: PLR2004 - longer is no caption
        return [block]
    credit = _CREDIT_SENTENCE.match(block.text)
    if credit and (block.kind == "caption" or len(block.text.split()) < 40):  # noqa: PLR2004 - as above
        return [RawBlock("caption", credit[1]), RawBlock("boilerplate", credit[2], reason="photo credit")]
    match = _TRAILING_CREDIT.match(block.text)
    if not match or not (
        block.kind == "caption" or re.search("Photo|Image|Picture|Getty|Reuters|AFP|\\bAP\\b|EPA", match[2])
    ):
        return [block]
    return [RawBlock("caption", match[1]), RawBlock("boilerplate", match[2], reason="photo credit")]


def _mark_announced(blocks: list[RawBlock], first_prose: int) -> None:
    """Mark what stands under "About the author", "Related articles" and the like, until prose resumes."""
    reason: BoilerplateReason | None = None
    for number, block in enumerate(blocks):
        if block.footnote:
            return
        if block.kind in {"heading", "paragraph", "boilerplate"} and (found := _announced(block.text)):
            reason = found if number > first_prose or found in {"share links", "navigation"} else None
            if reason:
                blocks[number] = block.marked(reason)
            continue
        if reason is None:
            continue
        if block.kind == "heading" or not _goes_with(block, reason):
            if not (block.kind == "heading" and reason == "related articles" and not _prose_follows(blocks, number)):
                reason = None
                continue
        if block.kind not in {"title", "byline"}:
            blocks[number] = block.marked(block.reason or reason)


def _announced(text: str) -> BoilerplateReason | None:
    if len(text) > 80:  # noqa: PLR2004 - an announcement is short
        return None
    line = text.strip(" :.…»›→|#*-–—")
    return next((reason for reason, pattern in _ANNOUNCES if pattern.match(line)), None)


def _goes_with(block: RawBlock, reason: BoilerplateReason) -> bool:
    """Whether a block can belong under the announcement: biographies are prose, link lists are not."""
    if reason in {"author biography", "about the publisher"}:
        return block.kind in {"paragraph", "list item", "quote", "boilerplate"}
    if block.kind == "boilerplate" or block.kind == "list item":
        return len(block.text.split()) <= 25  # noqa: PLR2004 - as long as a headline and its teaser get
    return not is_prose(block)


def _prose_follows(blocks: Sequence[RawBlock], number: int) -> bool:
    return any(is_prose(block) and len(block.text.split()) > 25 for block in blocks[number + 1 : number + 3])  # noqa: PLR2004


def _mark_tail(blocks: list[RawBlock], authors: Sequence[str], body: str) -> None:
    """From the end backwards, mark what only the tail's place makes recognisable; stop at the article's last words."""
    for number in range(len(blocks) - 1, 0, -1):
        block = blocks[number]
        if block.kind in {"boilerplate", "byline"} or block.footnote:
            continue
        reason = _tail_reason(block, authors, body)
        if reason is None or block.kind not in {"paragraph", "heading", "list item", "caption", "quote"}:
            if block.kind == "heading" and not is_prose(blocks[min(number + 1, len(blocks) - 1)]):
                continue
            return
        blocks[number] = block.marked(reason)


def _tail_reason(block: RawBlock, authors: Sequence[str], body: str) -> BoilerplateReason | None:
    text = block.text
    if is_biography(block, authors, body, tail=True):
        return "author biography"
    if is_about_publisher(text):
        return "about the publisher"
    if is_contact(text):
        return "author biography"
    if _TAIL_CREDIT.match(text) and len(text.split()) <= 25:  # noqa: PLR2004 - a credit line
        return "author biography"
    if _TAIL_APPEAL.search(text) and len(text.split()) <= 60 and not _QUOTE.search(text):  # noqa: PLR2004 - an appeal is brief
        return "appeal"
    return None


def is_about_publisher(text: str) -> bool:
    """Whether a block says what its publisher is: "The Y Institute (YI) is an independent ... organisation"."""
    match = _ABOUT.match(text[:400])
    if not match or _QUOTE.search(text):
        return False
    return text.startswith("About ") or bool(_ABOUT_SURE.search(text) or _TAIL_APPEAL.search(text))


def _strand_headings(blocks: list[RawBlock]) -> list[RawBlock]:
    """A short line that only boilerplate follows heads nothing of the article: call it a paragraph or mark it."""
    out = list(blocks)
    for number, block in enumerate(out):
        if block.kind == "heading" and number + 1 == len(out) and number and out[number - 1].kind == "boilerplate":
            out[number] = block.marked("navigation") if is_heading_like(block.text) else block
    return out
