"""What only the tail's place makes recognisable: behind the article's last words, back from the end."""

import re
from collections.abc import Sequence
from itertools import accumulate

from reportpipe.model import BoilerplateReason
from reportpipe.readers.biography import is_biography, is_contact
from reportpipe.readers.cue import AGENCIES, any_of
from reportpipe.readers.cues import RECORD
from reportpipe.readers.draft import RawBlock
from reportpipe.readers.structure import is_prose

PASSED = 5
"""Lines without a sentence, such as `Next in World`, that may stand unrecognised in the tail."""

REST, SHARE, LOOSE = 100, 6, 40
"""Words behind a biography in all, the part of the text that they are at most, and words of each block."""

LINE, LONGEST = 12, 1000
"""Words of a line of a contact, and characters that are looked at."""

LABEL = 4
"""Words that a label has not."""

_CLOSING = frozenset({"author biography", "about the publisher", "copyright", "disclaimer"})
"""What stands behind an article's last words, or above its first, but hardly amid them."""

_BODY = (
    r"(?:organi[sz]ation|think[- ]tank|institute|institution|centre|center|foundation|charity|publication"
    r"|magazine|newspaper"
    r"|network|outlet|platform|journal|agency|initiative|council|association|non-?profit|NGO|programme"
    r"|program|project|company|site"
    r"|website|publisher|service|group)"
)
_ABOUT = re.compile(
    r"^(?:(?:The|Established|Founded|Based) )?(?:in (?:\d{4}|[A-Z]\w+), )?(?:[Tt]he )?(?P<name>[A-Z].{2,90}?)"
    r"(?: \([A-Z][\w.&-]+\))?,? "
    rf"(?:is|was (?:founded|established)) (?:(?:an?|the|one of) (?:[\w’',-]+ ){{0,12}}?{_BODY}\b"
    r"|(?:funded|supported|financed|owned) by|(?:committed|dedicated) to|published (?:by|[a-z]+ times|weekly"
    r"|monthly|quarterly|daily)\b)"
)
"""How a note about the publisher opens; case matters."""
_ABOUT_LABEL = re.compile(r"^About (?:the )?[A-Z].{2,80}?: (?:The )?[A-Z]")
_ABOUT_SURE = any_of(
    "independent|non-?partisan|non-?profit|not-?for-?profit|non-for-profit|impartial|501\\(c\\)",
    "registered charity|charity registered",
    "does not (?:engage in|take) |editorial(?:ly)? |donat|funded|published|our (?:mission|readers|work)|its mission",
    "(?:commentary|analysis|news|publishing|digital|online|blog)(?: and \\w+)? (?:site|arm|platform|outlet) of",
    "(?:we are|is) supported by",
    "rel(?:y|ies) on (?:grants|donations)",
    "dedicated to|founded in|established in|headquartered|publishes|readers|subscri|all rights",
    start=r"\b",
)
"""What a publisher says of itself; the article seldom says it of anybody in its last paragraph."""
_APPEAL = any_of(
    r"welcomes (?:\w+ ){0,2}donations",
    "please (?:click here|donate|consider|subscribe)|click here to|(?:to|and) subscribe",
    "sign up (?:for|to) (?:our|the .{0,40}(?:newsletter|briefing|bulletin|digest|list))"
    "|our newsletter|support our|tax[- ]deductible|follow (?:us|him|her|them) on",
    "for (?:questions|queries|comments),? (?:please )?(?:contact|write)|contacts?: .{2,200}(?:@|\\+\\d+)",
    "for a (?:list|listing) of|for (?:more|further) information|to (?:donate|contact)",
    r"for (?:more|further) (?!than\b)[^.]{0,40}\b(?:details|analysis|reporting|news|coverage|on)\b[^.]{0,60}\b"
    r"(?:contact|visit|e-?mail|see|go to|listen|click)",
    "our (?:twitter|facebook|linkedin|instagram) (?:feed|page|channel|account)",
    "(?:media|press|interview) (?:contact|enquiries|inquiries|queries|requests)",
    r"(?:learn|find out|read) more (?:at|on|about)\b.{2,60}\b(?:www|https?|\w+\.(?:com|org|net|int|eu))",
    "(?:are|spokes(?:people|persons?)|experts?) available for interviews?|spokes(?:people|persons?) available"
    "|to arrange (?:an )?interviews?|get in touch by",
    r"(?-i:(?:^|[.!?] )(?:Become an? (?:member|supporter|patron|friend)|(?:Follow|Like|Tweet|Join) [^.]{1,60} @\w+"
    r"|(?:Follow|Like|Tweet|Join) [^.]{1,40} on (?:Facebook|Twitter|X|LinkedIn|Instagram|Telegram)))",
    start=r"(?:\b|^)",
    end=r"\b",
)
_CREDIT = re.compile(
    r"^[\[(]?(?:(?:[Ee]dit(?:ed|ing)|[Tt]ranslat(?:ed|ion)|[Rr]esearch(?:ed)?|(?:[Aa]dditional )?[Rr]eporting"
    r"|[Ww]riting|[Bb]ased on reporting|[Gg]raphics?|[Pp]roduc(?:ed|tion)|[Cc]ompiled|[Ii]llustrations?|[Dd]esign"
    r"|[Mm]aps?|[Pp]roofread(?:ing)?|[Ff]act-check\w*)"
    r"(?: was| done| provided){0,2}(?: from (?:the )?\w+)?"
    r"(?: by:?|:) ?[A-Z]"
    r"|(?:Translator|Copy[ -]?editor|Editor|Illustrator|Producer|Graphics?|Maps?|Copy editing"
    r"|Photo editor|Designer|Fact[ -]checker)s?: [A-Z]"
    r"|[Ww]ith (?:additional )?(?:reporting|files|contributions?|inputs?|material) (?:by|from) "
    rf"|[Ww]ith (?:the )?(?:{AGENCIES})\b|[A-Z][\w.]+ with (?:{AGENCIES})$"
    rf"|(?:[a-z]{{2,4}}(?:/[a-z]{{2,4}})* )?\((?:(?:{AGENCIES}|dpa)(?:, | and |/)?){{1,6}}\)$)"
)
"""Lines in the tail that name who helped."""
_CONTACT_LINE = any_of(
    r"(?:tel(?:ephone)?|phone|mobile|fax|e-?mail|mail|web(?:site)?|press officer|spokesperson)\b\W{1,3}.{3,100}",
    r"(?:(?:media|press) )?(?:enquir(?:y|ies)|inquir(?:y|ies)|contacts?|rsvp)\s?: .{3,120}",
    r"(?-i:ISSUED|Issued) by:? (?:the )?.{3,100}",
    end="$",
)
"""`Phone: +1 202 555 7100`; the lines above it say whose it is."""
_REACHED = re.compile(r"[\w.+-]+@[\w-]+\.\w+|\+\d[\d ()./-]{7,}\d")
"""An address for mail, or a telephone number with its country's code."""
_FIELD = re.compile(r"^[A-Z][\w ]{1,24}: ")
"""`Venue: Cape Lorne harbour`: what a notice says, above its contact."""
_VIEWS = any_of(
    r"(?:views|opinions|positions|conclusions)\b.{0,80}\b(?:expressed|(?:re)?presented|in this)\b.{0,120}"
    r"\b(?:those of|(?:by|of) the authors?|the authors?[’'])",
    r"(?:represents?|reflects?) (?:only |solely )?the views of (?:\w+ ){0,3}authors?",
    r"(?:views|opinions)(?: \w+){0,2} are (?:strictly |entirely |solely )?(?:personal|(?:his|her|their|my) own)",
    r"(?:views|opinions|positions|conclusions)\b.{0,160}\bnot necessarily (?:reflect|represent)",
    r"(?:institutional|collective|specific policy) positions?",
    r"does not take (?:\w+ )?positions? on\b|not responsible for the content of",
    r"(?:does|do) not work for\b.{0,60}\b(?:shares|funding)",
    r"(?:declare|disclose|report)s? no (?:\w+ ){0,3}(?:affiliations|conflicts? of interest|competing interests)",
    start=r"\b",
)
"""A disclaimer behind the text, whatever it begins with."""
_SUPPORT = re.compile(
    r"^This (?:\w+ )?(?:article|report|paper|publication|brief|study|research|analysis|series|project) (?:has |have )?"
    r"(?:(?:received|receives) (?:funding|support) from|(?:was|is|been) (?:\w+ly )?(?:funded|supported|made possible)"
    r" by)\b"
    r"|^(?:We|I|The authors?)\b.{0,20}\b(?:thank|grateful to|indebted to)\b.{3,200}"
    r"\b(?:comments|reviewers?|research assistance|support (?:of|for) this|drafts?)\b"
)
"""Thanks and what paid for the text."""
_QUOTE = re.compile('[“"«]')
_MARKED = re.compile(r"[\[(*†]|\d{1,3}[.) ]")
_ASKS = re.compile(
    r"@|\b(?:e-?mail|newsletter|donat|support|gift|give|subscri|sign up|hear from|tell us)", re.IGNORECASE
)


def mark_tail(blocks: list[RawBlock], authors: Sequence[str], body: str) -> None:
    """Mark the tail from the end backwards; stop at the article's last words.

    Lines that are no sentences and stand behind a closing note are furniture as well, up to `PASSED`.

    Args:
        blocks: with what is boilerplate by its own words marked; changed in place.
        authors: known from bylines or markup.
        body: the article's prose, to see whom it is about.
    """
    passed: list[int] = []
    for number in range(len(blocks) - 1, 0, -1):
        block = blocks[number]
        if block.kind == "byline" or block.footnote:
            continue
        reason = block.reason or _reason(block, authors, body)
        if reason is None and (_heads_contact(blocks, number) or _tells_of_another(blocks, number, body)):
            reason = "about the publisher"
        if reason is None:
            passed.append(number)
            if block.kind not in {"paragraph", "heading"} or is_prose(block) or len(passed) > PASSED:
                return
            continue
        blocks[number] = block.marked(reason)
        if reason in _CLOSING:
            for place in passed:
                blocks[place] = blocks[place].marked("navigation")
            passed.clear()


def mark_behind_biography(blocks: list[RawBlock]) -> None:
    """Mark what stands behind an author's biography at the end: short blocks, `REST` words in all, no heading.

    Args:
        blocks: with biographies marked; changed in place. A biography above more of the text ends nothing.
    """
    words = [0 if block.kind == "boilerplate" or block.footnote else len(block.text.split()) for block in blocks]
    total = sum(words)
    most = min(REST, total // SHARE)
    first = next((place for place, left in enumerate(accumulate(words)) if left >= total - most), len(blocks))
    number = next((place for place in range(first, len(blocks)) if blocks[place].reason == "author biography"), None)
    if number is None:
        return
    rest = [place for place in range(number + 1, len(blocks)) if words[place]]
    if all(_is_loose(blocks[place]) for place in rest):
        for place in rest:
            asks = _ASKS.search(blocks[place].text)
            blocks[place] = blocks[place].marked("appeal" if asks else "navigation")


def _is_loose(block: RawBlock) -> bool:
    """A short paragraph or item, neither a quotation nor a note with its mark."""
    short = block.kind in {"paragraph", "list item"} and len(block.text.split()) <= LOOSE
    return short and not _QUOTE.search(block.text) and not _MARKED.match(block.text)


def _heads_contact(blocks: Sequence[RawBlock], number: int) -> bool:
    """Whether a line says whose the telephone or address below it is: `Media relations`."""
    block, below = blocks[number], blocks[number + 1] if number + 1 < len(blocks) else None
    line = block.kind in {"paragraph", "heading"} and len(block.text.split()) <= LINE and not is_prose(block)
    line = line and not _FIELD.match(block.text)
    near = any(_CONTACT_LINE.match(each.text) for each in blocks[number + 1 : number + 1 + PASSED])
    return line and near and below is not None and below.reason == "about the publisher" and not is_prose(below)


def is_about_publisher(text: str) -> bool:
    """Whether a block says what its publisher is: "The Y Institute (YI) is an independent ... organisation"."""
    if _ABOUT_LABEL.match(text[:400]):
        return True
    if not _ABOUT.match(text[:400]) or _QUOTE.search(text):
        return False
    return bool(_ABOUT_SURE.search(text) or _APPEAL.search(text))


def _tells_of_another(blocks: Sequence[RawBlock], number: int, body: str) -> bool:
    """Whether a block beside furniture says what an organisation is that the article does not name: its publisher."""
    text = blocks[number].text
    told = _ABOUT.match(text[:400]) if blocks[number].kind == "paragraph" and not _QUOTE.search(text) else None
    beside = any(block.kind == "boilerplate" for block in blocks[number - 1 : number + 2])
    return told is not None and beside and told["name"] not in body.replace(text, "")


def _is_barred(text: str) -> bool:
    """Labels between bars: `Privacy | Terms of use | Contact us`."""
    labels = text.split(" | ")
    return len(labels) > 2 and all(len(label.split()) < LABEL for label in labels)  # noqa: PLR2004 - a pair may be a title


def _reason(block: RawBlock, authors: Sequence[str], body: str) -> BoilerplateReason | None:
    text = block.text
    words = len(text.split())
    if block.kind not in {"paragraph", "heading", "list item", "caption", "quote"}:
        return None
    biography = is_biography(block, authors, body, tail=True) or is_contact(text)
    brief = words <= 60 and len(text) <= LONGEST and not _QUOTE.search(text)  # noqa: PLR2004 - what an appeal has
    contact = (words <= LINE and _CONTACT_LINE.match(text)) or (brief and _REACHED.search(text))
    signs: tuple[tuple[BoilerplateReason, object], ...] = (
        ("author biography", biography or (_CREDIT.match(text) and words <= 25)),  # noqa: PLR2004 - a credit line
        ("about the publisher", is_about_publisher(text) or contact or (brief and _SUPPORT.match(text))),
        ("disclaimer", not _QUOTE.search(text) and _VIEWS.search(text[:LONGEST])),
        ("appeal", brief and _APPEAL.search(text)),
        ("navigation", words <= LINE and (RECORD.match(text.strip("()")) or _is_barred(text))),
    )
    return next((reason for reason, seen in signs if seen), None)
