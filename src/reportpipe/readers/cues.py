"""The words by which boilerplate is known: how a block opens, what else it must hold, and how long it may be."""

import re
from dataclasses import dataclass

from reportpipe.model import BoilerplateReason


@dataclass(frozen=True)
class Cue:
    """A sign that decides alone, wherever the block stands."""

    reason: BoilerplateReason
    most: int
    """Words: a longer block is the article speaking."""
    opening: re.Pattern[str]
    needs: re.Pattern[str] | None = None
    """What the block must hold besides; None when the opening says it all."""


def _any(*phrases: str, start: str = r"^\W*", end: str = "", case: bool = False) -> re.Pattern[str]:
    return re.compile(f"{start}(?:{'|'.join(phrases)}){end}", re.NOFLAG if case else re.IGNORECASE)


_WORK = "(?:article|commentary|piece|essay|op-ed|text|report|paper|publication|material|document|blog post|post"
_WORK += "|brief|briefing|summary|bulletin|newsletter)"
_AGENCIES = (
    "Getty|AFP|AP|Reuters|REUTERS|EPA|TASS|Shutterstock|Alamy|Flickr|Anadolu|Xinhua|Wikimedia|iStock|Bloomberg|Unsplash"
)
_PICTURE = "(?:[Pp]hoto(?:graph)?|[Ii]mage|[Pp]icture|[Ii]llustration|[Aa]rtwork|PHOTO|IMAGE)s?"
_WHICH = "(?:(?:[Cc]over|[Mm]ain|[Hh]eader|[Ff]eatured?|[Ll]ead|[Tt]op|[Ff]ile|[Bb]anner) )?"
_GIVING = r"\b(?:donat|subscri|support|newsletter|contribut|member|inbox|sign up|reader|share this|app\b|free)"

ANYWHERE: tuple[Cue, ...] = (
    Cue(
        "photo credit",
        40,
        _any(
            rf"\(?{_WHICH}{_PICTURE}(?: (?:by|credits?|courtesy(?: of)?|source)\b:?|:)",
            r"\(?(?:[Pp]hoto )?[Cc]redits?: ",
            rf"[A-Z].{{0,80}}(?:[/\\|] ?|via )(?:{_AGENCIES})\b[^.]{{0,40}}\.?\)?$",
            start="^",
            case=True,
        ),
    ),
    Cue(
        "disclaimer",
        90,
        _any(
            r"disclaimer\b",
            r"(?:the |all |any |these )?(?:views|opinions|analys[ei]s|positions|findings)\b.{0,80}\b"
            r"(?:expressed|presented|contained|stated|(?:in|of) this)\b",
            rf"(?:this|the) {_WORK} (?:only )?(?:reflects|represents|expresses)\b",
            rf"(?:this|the) {_WORK} (?:is (?:provided |intended )?(?:solely |only )?for|does not)\b",
            rf"this {_WORK} is (?:provided|intended) to\b",
            rf"nothing in this {_WORK}\b",
            r"the (?:names|borders|boundaries|designations)\b.{0,80}\bdo(?:es)? not imply\b",
        ),
        re.compile(
            r"disclaimer\b|\bnot (?:necessarily )?(?:reflect|represent|constitute|imply|be construed)"
            r"|\bown\b|\b(?:solely|entirely)\b"
            r"|\b(?:are|is|remain) (?:those|that|attributable) of|\bviews? of the author|\b(?:are|is) the authors?[’']"
            r"|\bnot (?:form part|be relied)|\binformation(?:al)? purposes|\bgeneral information",
            re.IGNORECASE,
        ),
    ),
    Cue(
        "disclaimer",
        40,
        _any(
            r"this (?:interview|conversation|transcript|article) (?:has been|was) (?:lightly )?(?:edited"
            r"|condensed|translated)"
        ),
    ),
    Cue(
        "copyright",
        60,
        _any(
            "©",
            r"\(c\) ?(?:19|20)\d\d",
            r"copyright(?: notice)?:? (?:©|\(c\)|(?:19|20)\d\d)",
            r"copyright [^.]{1,60}(?:19|20)\d\d\W{0,3}$",
            r"all rights reserved\b",
            r"(?:reproduced|republished|reprinted) (?:here )?(?:with|by) (?:the |kind )*permission\b",
            rf"this {_WORK} (?:is|was) (?:re)?(?:published|licensed) (?:here )?(?:under|from|with) ",
        ),
    ),
    Cue(
        "copyright",
        40,
        _any(
            rf"(?:a (?:longer |shorter |previous )?version of )?(?:this|the) {_WORK} (?:(?:was|is) )?"
            rf"(?:originally |first )"
            r"(?:published|appeared)\b",
            r"(?:originally|first) (?:published|appeared) (?:in|on|by|at) (?-i:(?:the )?[A-Z])",
        ),
    ),
    Cue(
        "appeal",
        70,
        _any(
            r"(?:please )?(?:subscribe|donate|sign up)(?: (?:to|for|now|today|here)\b|\W*$)",
            r"(?:join us|become an? (?:member|supporter|subscriber|patron))\b",
            r"support (?:us|our (?:work|journalism|newsroom|mission)|independent journalism)\b",
            r"to support (?:us|our work|our journalism)\b",
            r"make an? (?:[\w-]+ )?(?:donation|gift)\b",
            r"get (?:our|the|unlimited|full) [\w ]{0,40}(?:newsletter|briefing|access|inbox)\b",
            r"(?:buy me a coffee|download (?:our|the) app|follow us|never miss an? (?:story|update|issue))\b",
            r"(?:like what you[’']re reading|enjoying this (?:article|story)|want to read more\?)",
            r"this (?:article|story) is (?:free|for subscribers)\b",
            r"thanks? (?:you )?for reading\b.{0,60}\bsubscribe\b",
            r"you(?:[’']re| are) receiving this (?:e-?mail|message|newsletter|because)\b",
            r"you(?:[’']ve| have)? received this (?:e-?mail|message|newsletter) because\b",
            r"do you have (?:any )?(?:questions|a story|information|tips?)\b.{0,80}\b(?:write|contact|e-?mail)\b",
            r"(?:have|got) an opinion\b.{0,30}\b(?:send|write)\b|letters to the editor\b.{0,60}@",
        ),
    ),
    Cue(
        "appeal",
        70,
        _any(
            r"if you (?:found|liked|enjoyed|value|appreciate|believe in|like|care about)\b",
            r"we (?:rely|depend) on (?:your|our readers|reader|donations)\b",
            r"(?:your|every) (?:donation|support|contribution|gift)\b",
            r"(?:help|enable) us\b",
        ),
        re.compile(_GIVING + r".{0,200}\b(?:us|our|we|your)\b|\b(?:us|our|we|your)\b.{0,200}" + _GIVING, re.IGNORECASE),
    ),
    Cue(
        "related articles",
        30,
        _any(
            r"(?:read (?:more|also|next|the full (?:report|paper|story))|also read|see also|related"
            r"|recommended|listen|watch"
            r"|more on this(?: story)?|don['’]t miss|in case you missed it)\s*(?::|[»›→|–—-]\s)"
        ),
    ),
    Cue(
        "share links",
        16,
        _any(
            r"(?:share|tweet|pin|post|e-?mail|print|copy link|save|like|send|bookmark|reddit|facebook"
            r"|twitter|x|linkedin"
            r"|whatsapp|telegram|pinterest|instagram|youtube|rss|pdf|link|follow|on|this|via|to|article"
            r"|story|page|us|by"
            r"|with|friends|and|or|\d+|shares)\b[\s,|/·•:+&-]*",
            end=r"{1,16}$",
        ),
        re.compile(r"share|tweet|follow|e-?mail|print|facebook|twitter|linkedin|whatsapp|telegram", re.IGNORECASE),
    ),
    Cue(
        "navigation",
        20,
        _any(
            r"skip to (?:main )?content",
            r"back to (?:top|the top|home)",
            r"(?:main )?menu",
            r"home ?[>»›/|].*",
            r"(?:next|previous) (?:article|post|story|page)",
            r"(?:continue|keep) reading(?: below)?",
            r"advertis(?:e|ing|ement)s?(?: continues below)?",
            r"story continues below.{0,40}",
            r"click here.{0,60}",
            r"load more|show (?:more|comments)|\d+ comments?|leave a (?:comment|reply)|log ?in"
            r"(?: / register)?|search|close",
            r"(?:tags?|topics?|keywords?|filed under|categories|posted in)\s?: .{1,200}",
            r"\d+[- ]min(?:ute)?s?[- ]read|print this (?:page|article)|listen to this article.{0,40}",
            r"this (?:site|website) uses cookies.{0,200}|accept (?:all )?cookies",
            r"title page|cover(?: page)?|table of contents|contents|page \d+ of \d+|jump to .{1,40}",
            r"ends?|-\s?30\s?-|# ?# ?#|for immediate release",
            r"(?:press|media) (?:release|statement|summary|communiqu[ée]|notice)",
            r"(?:remarks |check )?(?:as (?:delivered|prepared for delivery)|against delivery)",
            r"view (?:this )?(?:e-?mail |message |newsletter )?(?:in (?:your|a) (?:web )?browser|online)",
            r"unsubscribe\b.{0,120}",
            r"(?:news )?(?:analysis|commentary|opinion|feature|explainer|op-ed)",
            end=r"\W*$",
        ),
    ),
)
"""Signs that decide alone, the more telling first."""

ANNOUNCES: tuple[tuple[BoilerplateReason, re.Pattern[str]], ...] = (
    ("disclaimer", _any("disclaimers?|legal notice|important (?:legal )?notice", start="^", end="$")),
    (
        "author biography",
        _any(
            "(?:about|more about|meet) the (?:authors?|writers?|contributors?)",
            "authors?|contributors?",
            start="^",
            end="$",
        ),
    ),
    (
        "related articles",
        _any(
            "related|recommended|more|similar|latest|popular|trending|most read|read more|see also"
            "|also read|keep reading",
            "read next|up next|you (?:may|might) also (?:like|enjoy)|more (?:from|on|in|by|stories|articles).{0,40}",
            "(?:related|recommended|similar|other|latest|popular|further|suggested) (?:articles?|stories|posts?|content"
            "|publications?|news|reading|reads|topics?|coverage)",
            start="^",
            end="$",
        ),
    ),
    (
        "about the publisher",
        _any(
            r"(?:for )?(?:media|press)(?: and public)? (?:(?:enquir|inquir|quer)(?:y|ies)|contacts?)",
            r"contacts?(?: (?:details|us|information))?|(?:further|more) information|enquiries|inquiries|press",
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
        _any("share", "(?:share (?:this|the)(?: article| story| post| page)?|follow us)(?: on)?", start="^", end="$"),
    ),
    (
        "navigation",
        _any("comments?", "leave a (?:comment|reply)", "tags?|topics|categories|filed under", start="^", end="$"),
    ),
    (
        "appeal",
        _any(
            "newsletter|subscribe|support us|donate|sign up", "stay (?:informed|updated|in touch)", start="^", end="$"
        ),
    ),
)
"""Short lines that say what stands under them."""

_BODY = (
    r"(?:organi[sz]ation|think[- ]tank|institute|institution|centre|center|foundation|charity|publication"
    r"|magazine|newspaper"
    r"|network|charity|outlet|platform|journal|agency|initiative|council|association|non-?profit|NGO|programme"
    r"|program|company|site"
    r"|website|publisher|service|group)"
)
ABOUT_PUBLISHER = re.compile(
    r"^(?:(?:The|Established|Founded|Based) )?(?:in (?:\d{4}|[A-Z]\w+), )?(?:[Tt]he )?[A-Z].{2,90}?"
    r"(?: \([A-Z][\w.&-]+\))?,? "
    rf"(?:is|was (?:founded|established)) (?:(?:an?|the|one of) (?:[\w’',-]+ ){{0,12}}?{_BODY}\b"
    r"|(?:funded|supported|financed|owned) by|published (?:by|[a-z]+ times|weekly|monthly|quarterly|daily)\b)"
)
"""How a note about the publisher opens; case matters."""
ABOUT_LABEL = re.compile(r"^About (?:the )?[A-Z].{2,80}?: (?:The )?[A-Z]")
ABOUT_SURE = _any(
    "independent|non-?partisan|non-?profit|not-?for-?profit|non-for-profit|impartial|501\\(c\\)",
    "registered charity|charity registered",
    "does not (?:engage in|take) |editorial(?:ly)? |donat|funded|published|our (?:mission|readers|work)|its mission",
    "dedicated to|founded in|established in|headquartered|publishes|readers|subscri|all rights",
    start=r"\b",
)
"""What a publisher says of itself; the article seldom says it of anybody in its last paragraph."""
TAIL_APPEAL = _any(
    r"welcomes (?:\w+ ){0,2}donations",
    "please (?:click here|donate|consider|subscribe)|click here to|(?:to|and) subscribe",
    "sign up (?:for|to) (?:our|the)|our newsletter|support our|tax[- ]deductible|follow (?:us|him|her|them) on",
    "for (?:questions|queries|comments),? (?:please )?(?:contact|write)|contacts?: .{2,200}(?:@|\\+\\d+)",
    "for a (?:list|listing) of|for more information|to (?:donate|contact)|media (?:contact|enquiries"
    "|inquiries)|press contact",
    start=r"\b",
    end=r"\b",
)
TAIL_CREDIT = re.compile(
    r"^\(?(?:[Ee]dit(?:ed|ing)|[Tt]ranslat(?:ed|ion)|[Rr]esearch(?:ed)?|[Aa]dditional reporting|[Rr]eporting"
    r"|[Gg]raphics?|[Pp]roduced"
    r"|[Ff]act-check\w*)(?: was| done| provided){0,2}(?: by|:) ?[A-Z]"
)
"""Lines in the tail that name who helped."""

CREDIT_AFTER = re.compile(
    r"^(?P<caption>.{12,}?[.!?”\"]) (?P<credit>(?:Photo(?:graph)?|Image|Picture|Illustration|Credit|PHOTO)s?"
    r"(?::| by| credit:| courtesy).{2,120})$"
)
CREDIT_IN_BRACKETS = re.compile(
    r"^(?P<caption>.{12,}?[.!?”\"]) ?(?P<credit>\((?:(?:Photo|Image|Picture|Illustration|File photo"
    r"|Credit)s?\b[^()]{0,120}"
    r"|[^().]{2,70}/[^().]{2,50}|[^().]{2,60} via [^().]{2,40})\))$"
)
"""A caption that ends in its credit."""
A_PICTURE = re.compile(rf"Photo|Image|Picture|\b(?:{_AGENCIES})\b")
NAMED_AGENCY = re.compile(rf"[/\\©|]|\bvia\b|\b(?:{_AGENCIES})\b|^\(?{_WHICH}{_PICTURE}:|[Cc]redits?:")
