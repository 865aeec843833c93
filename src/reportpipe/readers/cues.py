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


def any_of(*phrases: str, start: str = r"^\W*", end: str = "", case: bool = False) -> re.Pattern[str]:
    return re.compile(f"{start}(?:{'|'.join(phrases)}){end}", re.NOFLAG if case else re.IGNORECASE)


_WORK = "(?:article|commentary|piece|essay|op-ed|text|report|paper|publication|material|document|blog post|post"
_WORK += "|brief|briefing|summary|bulletin|newsletter)"
AGENCIES = (
    "Getty|AFP|AP|Reuters|REUTERS|EPA|TASS|Shutterstock|Alamy|Flickr|Anadolu|Xinhua|Wikimedia|iStock|Bloomberg|Unsplash"
)
_SELF = "(?:article|commentary|piece|essay|op-ed|story|blog post|post|interview|conversation|transcript|newsletter"
_SELF += "|page)"
"""What only a text about itself calls "this": "this report" may be what the article is about."""
_PICTURE = "(?:[Pp]hoto(?:graph)?|[Ii]mage|[Pp]icture|[Ii]llustration|[Aa]rtwork|PHOTO|IMAGE)s?"
_WHICH = "(?:(?:[Cc]over|[Mm]ain|[Hh]eader|[Ff]eatured?|[Ll]ead|[Tt]op|[Ff]ile|[Bb]anner) )?"
_GIVING = (
    r"\b(?:donat|subscri|support|newsletter|contribut|member|inbox|sign up|reader|share this|app\b|free|follow|claps?)"
)
_US = r"\b(?:us|our|we|your|me|my)\b"

RECORD = re.compile(
    r"^(?:source|publisher|(?:story|document|report) (?:code|date|number|no|id|type|symbol)|language|category|section"
    r"|country|region|themes?|format|word count|pages?|file(?: ?name)?|(?:product|document|content) type"
    r"|doi|issn|isbn|url|link|distribution"
    r")\.?\s?:\s?\S.{0,80}$",
    re.IGNORECASE,
)
"""A line of a catalogue's record above or below the text: `Language: English`."""

ANYWHERE: tuple[Cue, ...] = (
    Cue(
        "photo credit",
        40,
        any_of(
            rf"[(\[]?{_WHICH}{_PICTURE}(?: (?:by|credits?|courtesy(?: of)?|source)\b:?|:)",
            r"\(?(?:[Pp]hoto )?[Cc]redits?: ",
            rf"[|© ]*[A-Z].{{0,80}}(?:[/\\|] ?|via )(?:{AGENCIES})\b[^.]{{0,40}}\.?\)?$",
            rf"(?:{AGENCIES})(?: (?:Images?|Photos?|News))?(?:[/\\|] ?[A-Z][^.]{{2,40}})?$",
            start="^",
            case=True,
        ),
    ),
    Cue(
        "disclaimer",
        90,
        any_of(
            r"disclaimer\b",
            r"(?:the |all |any |these )?(?:views|opinions|analys[ei]s|positions|findings)\b.{0,80}\b"
            r"(?:expressed|presented|contained|stated|(?:in|of) this)\b",
            rf"(?:this|the) {_WORK} (?:only )?(?:reflects|represents|expresses)\b",
            rf"(?:this|the) {_WORK} (?:is (?:provided |intended )?(?:solely |only )?for|does not)\b",
            rf"this {_WORK} is (?:provided|intended) to\b",
            rf"nothing in this {_WORK}\b",
            r"the (?:names|borders|boundaries|designations)\b.{0,80}\bdo(?:es)? not imply\b",
            rf"(?:this|the) (?:(?:press|news) release|announcement|{_WORK}) (?:may )?contains?\b.{{0,40}}"
            r"\bforward-looking\b",
        ),
        re.compile(
            r"disclaimer\b|\bnot (?:necessarily )?(?:reflect|represent|constitute|imply|be construed)"
            r"|\bown\b|\b(?:solely|entirely)\b"
            r"|\b(?:are|is|remain) (?:those|that|attributable) of|\bviews? of the author|\b(?:are|is) the authors?[’']"
            r"|\bnot (?:form part|be relied)|\bforward-looking\b|\binformation(?:al)? purposes|\bgeneral information",
            re.IGNORECASE,
        ),
    ),
    Cue(
        "disclaimer",
        90,
        any_of(
            r".{0,400}?\b(?:views|opinions)\b.{0,20}\b(?:expressed|(?:re)?presented)\b.{0,20}"
            r"\b(?:here(?:in)?|in this)\b",
        ),
        any_of(
            "(?:are|is) (?:solely |entirely )?(?:those|that) of|not (?:necessarily )?(?:reflect|represent)", start=r"\b"
        ),
    ),
    Cue(
        "disclaimer",
        60,
        any_of(
            rf"this {_SELF} (?:has (?:not )?been|was) (?:\w+ly |last )?(?:generated|transcribed|edited|condensed"
            rf"|translated|amended|updated"
            r"|corrected|clarified|revised|adapted|abridged|excerpted)\b",
            r"this (?:e-?mail|message|communication)\b.{0,60}\b(?:confidential|privileged|intended)\b",
            rf"an? (?:earlier|previous) version of this {_WORK}\b",
            r"confidentiality (?:notice|statement):",
            r"this is a summary of what was said by .{3,80} to whom quoted text may be attributed\b",
            r"for (?:use of )?(?:the )?information media\b.{0,10}\bnot an official record\b",
        ),
    ),
    Cue(
        "disclaimer",
        90,
        any_of(r"(?:corrections?|clarifications?|editors?[’']?s?[’']? notes?|updates?|amendments?|note)\b[^:]{0,40}:"),
        re.compile(rf"\b(?:earlier|previous|original) version\b|\bthis {_SELF}\b", re.IGNORECASE),
    ),
    Cue(
        "about the publisher",
        70,
        any_of(
            rf"this {_SELF} (?:was|is|has been) (?:produced|supported|funded|financed|made possible|co-published"
            r"|reported|written)\b.{0,60}\b(?:by|with|for|through|under|in (?:partnership|co-?operation))\b",
            rf"(?:the )?(?:reporting|research|travel|fieldwork|work) (?:for|on|behind) this {_WORK} (?:was|were) "
            "(?:supported|funded|financed|made possible)\\b",
        ),
    ),
    Cue(
        "related articles",
        45,
        any_of(
            rf"this (?:(?:{_SELF}) )?is (?:the )?(?:\w+ )?(?:part|instalment|installment|article|story|in)\b.{{0,20}}"
            r"\b(?:our|a|an ongoing|the|\w+-part)\b.{0,40}\bseries\b",
        ),
    ),
    Cue(
        "copyright",
        60,
        any_of(
            r"©(?=\W{0,3}(?:19|20)\d\d|.*\b(?:copyright|rights|reserved|reproduc|licen[cs]ed|ltd|inc|llc|gmbh|plc)"
            r"|(?: ?(?-i:[A-Z][\w.&’'-]*|of|for|the|and)){1,8},? (?:19|20)\d\d\b|(?:\W?\S+){1,8}$)",
            r"\(c\) ?(?:19|20)\d\d",
            r"copyright(?: notice)?:? (?:©|\(c\)|(?:19|20)\d\d)",
            r"copyright [^.]{1,60}(?:19|20)\d\d\W{0,3}$",
            r"all rights reserved\b",
            r"(?:reproduced|re-?published|re-?printed|re-?posted|cross-?posted|distributed) (?:here )?"
            r"(?:(?:with|by) (?:the |kind )*permission\b|courtesy of |from (?-i:the |[A-Z])|by .{2,40} on behalf of )",
            r"published in (?-i:(?:the |The )?[A-Z][\w’' ]{2,40}), .{0,20}\b(?:19|20)\d\d\W*$",
            rf"(?:this|our|the|all) (?:{_WORK}|work|content)(?: on this site)? (?:is|was) (?:re)?(?:published|licensed"
            "|available) (?:here )?(?:under|from|with) ",
            "(?:you (?:can|may|are free to)|if you(?: would|[’']d)? (?:like|want|wish) to) (?:re-?publish|reprint)\\b",
            r"re-?publish (?:this|our) (?:article|story|content)|reuse this content",
            r"(?:(?:a version of )?this .{3,20} )?appear(?:s|ed) (?:in print )?(?:in"
            r"|on) .{3,60}\b(?:print )?(?:edition|issue)\b",
        ),
    ),
    Cue("copyright", 60, any_of(r"(?:suggested |recommended )?citation:|cite (?:this \w+ )?as\b|(?:how )?to cite\b")),
    Cue(
        "copyright",
        40,
        any_of(
            rf"an? (?:\w+ )?version of (?:this|the) {_WORK} (?:was )?(?:published|appeared|ran) (?:in|on|by|at)\b",
            rf"(?:a (?:longer |shorter |previous )?version of )?(?:this|the) (?:{_WORK}|blog)(?: and \w+)? "
            rf"(?:(?:was|is) )?(?:originally |first |previously )(?:published|posted|appeared|written|printed)\b",
            r"(?:originally|first|previously) (?:published|posted|appeared)(?: (?:in|on|by|at) (?-i:(?:the )?[A-Z])"
            r"|: .{0,30}\d{4})",
        ),
    ),
    Cue(
        "appeal",
        70,
        any_of(
            r"(?:please )?(?:subscribe|donate|sign up)(?: (?:to|for|now|today|here)\b|\W*$)",
            r"(?:join us|become an? (?:member|supporter|subscriber|patron))\b",
            r"support (?:us|our (?:work|journalism|newsroom|mission)|independent journalism)\b",
            r"to support (?:us|our work|our journalism)\b",
            r"make an? (?:[\w-]+ )?(?:donation|gift)\b",
            r"register (?:for free|now|today)\b|with (?:any|a|your) subscription,? you\b",
            r"(?:get|receive|join) [^.]{1,80}\b(?:newsletter|inbox)\b|get (?:our|unlimited"
            r"|full) [\w ]{0,40}(?:briefing|access)\b",
            r"(?-i:Follow|Please follow) (?!(?:her|him|them|me)\b).{2,40} on (?-i:WhatsApp|Telegram|Facebook|Twitter|X"
            r"|LinkedIn|Instagram|Google News|Bluesky)\b",
            r"by (?:signing up|subscribing|registering|continuing|clicking)\b[^,.]{0,40}, you (?:agree|accept"
            r"|consent|acknowledge)\b",
            r"you(?:[’']ve| have)? .{0,20}\b\d+ (?:of your )?(?:\w+ )?free (?:articles?|stories)\b",
            r"(?:this is|you[’']re reading|you are reading) an? (?:free )?preview\b",
            r"to (?:continue|keep) reading\b|(?:rate|review) (?:us|this (?:podcast|show|episode))\b"
            r"|leave (?:us )?a (?:rating|review)\b",
            r"stay (?:in the loop|informed|updated|up to date)\b.{0,60}\b(?:newsletter|subscrib|sign(?:ing)? up)",
            r"(?:you can (?:also )?)?buy (?:me|us) a coffee\b",
            r"(?:download (?:our|the) app|follow us|never miss an? (?:story|update|issue))\b",
            rf"if you(?:[’']ve)? (?:found|liked?|enjoy(?:ed)?) (?:this|reading this) {_SELF}\b",
            r"(?:like what you[’']re reading|enjoy(?:ed|ing) this (?:article|story)|want to read more\?)",
            r"this (?:article|story) is (?:free|for subscribers)\b",
            r"thank(?:s| you) for reading\b.{0,60}(?:\bsubscribe\b|\bshare\b|$)",
            r"(?:have|got) (?:any )?feedback\b|already an? (?:subscriber|member)\b",
            r"(?:was|is|did you find) this (?:page|article|information)(?: \w+)? (?:useful|helpful)\b",
            r"(?:continue|keep) reading (?:your|this|the) .{0,40}\b(?:with|account|free|subscri)",
            r"[$€£] ?\d+(?:\.\d\d)? (?:a|per) (?:week|month|year) for (?:the first )?\d+ (?:week|month)",
            r"no spam\b|unsubscribe (?:at )?any ?time\b|receive our (?:\w+ ){0,2}(?:bulletin|newsletter|digest)\b",
            r"privacy notice:? newsletters\b|.{3,60} is a reader-(?:supported|funded) publication\. ",
            r"you(?:[’']re| are) receiving this (?:e-?mail|message|newsletter|because)\b",
            r"you(?:[’']ve| have)? received this (?:e-?mail|message|newsletter) because\b",
            r"do you have (?:any )?(?:questions|a story|information|tips?)\b.{0,80}\b(?:write|contact|e-?mail)\b",
            r"(?:if you )?(?:have|having|are having) (?:trouble|difficulty|problems) (?:reading|viewing|seeing)\b",
            r"(?:you can )?(?:change|update|manage) your (?:\w+ )?(?:preferences|subscription)\b",
            r"do you .{3,80}\? (?:e-?mail|write|contact|tell|get in touch)\b.{0,60}@",
            r"independent journalism\b.{0,80}\b(?:support|donat|subscri)",
            r"(?:have|got) an opinion\b.{0,30}\b(?:send|write)\b|letters to the editor\b.{0,60}@",
        ),
    ),
    Cue(
        "appeal",
        70,
        any_of(
            r"did you (?:find|like|enjoy) this\b",
            r"if you (?:found|liked|enjoyed|value|appreciate|believe in|like|care about)\b",
            r"we (?:rely|depend) on (?:your|our readers|reader|donations)\b",
            r"(?:your|every) (?:donation|support|contribution|gift)\b",
            r"(?:help|enable) us\b",
        ),
        re.compile(f"{_GIVING}.{{0,200}}{_US}|{_US}.{{0,200}}{_GIVING}", re.IGNORECASE),
    ),
    Cue(
        "appeal",
        60,
        any_of(r".{0,200}\bforward(?:ed)? (?:to )?(?:you|this)\b"),
        any_of(r"subscri|sign up", start=r"\b"),
    ),
    Cue(
        "navigation",
        120,
        any_of(
            r"(?:we|you|(?:this|our) (?:web)?site)\b.{0,80}\b(?:cookies|our \d+ partners)\b",
            r"we value your privacy\b|this (?:web)?site (?:uses akismet|is protected by)\b",
        ),
        re.compile(r"\b(?:uses?|stores?|consent|accept|privacy|akismet|protected)\b", re.IGNORECASE),
    ),
    Cue(
        "author biography",
        60,
        any_of(r"(?:Additional )?(?:Reporting|Writing|Editing|Compiled)(?: and \w+)? by [A-Z]", start="^", case=True),
        re.compile(r"\b(?:[Ee]dit(?:ing|ed)|[Ww]riting|[Aa]dditional reporting)\b.{0,40}? by "),
    ),
    Cue(
        "author biography",
        30,
        any_of(
            r"(?:Edited|Translated|Illustrated|Fact-checked) by [A-Z][^.]{2,60}\.?$",
            rf"[A-Z].{{3,90}}\bcontributed (?:reporting|research|to (?:this|our) (?:{_WORK}|{_SELF}|coverage))\b",
            start="^",
            case=True,
        ),
    ),
    Cue(
        "related articles",
        30,
        any_of(
            r"(?:read (?:also|next|the full (?:report|paper|story)|more(?: (?:from|on|about) [^:.]{2,40})?)|also read"
            r"|see also|related|(?:recommended|further)(?: reading)?|listen|watch|(?-i:READ|Read|MORE)"
            r"|more on this(?: story)?|don['’]t miss|in case you missed it)\s*(?::|[»›→|–—-]\s)"
        ),
    ),
    Cue(
        "share links",
        16,
        any_of(
            r"(?:share|tweet|pin|post|e-?mail|print|copy link|save|like|send|bookmark|reddit|facebook"
            r"|twitter|x|linkedin"
            r"|whatsapp|telegram|pinterest|instagram|youtube|rss|pdf|link|follow|on|this|via|to|article"
            r"|story|page|us|by"
            r"|with|friends|and|or|it|\d+|shares)\b[\s,|/·•:+&-]*",
            end=r"{1,16}$",
        ),
        re.compile(
            r"share|tweet|follow|e-?mail|print|copy link|facebook|twitter|linkedin|whatsapp|telegram", re.IGNORECASE
        ),
    ),
    Cue(
        "navigation",
        20,
        any_of(
            r"skip to (?:main )?content|(?:direkt )?zum (?:seiten)?inhalt(?: springen)?|aller au contenu(?: principal)?"
            r"|(?:ir|saltar) al contenido(?: principal)?",
            r"(?:read|access|view) (?:the )?(?:full|original|whole|entire|rest) .{3,60}",
            r"(?:privacy|cookie) (?:policy|notice)|terms (?:of (?:use|service)|and conditions)|our standards: .{3,60}"
            r"|(?:view|see|read) (?:the )?original(?: (?:article|post|version|source))?",
            r"acquire licensing rights.{0,30}",
            r"comments? (?:will be|are) (?:pre-?|post-?)?moderated\b.{0,100}",
            r"this article is (?:more than |over )?\w+ years? old",
            r"home(?: (?-i:[A-Z][\w’']*|&)){5,40}|to view or print the pdf\b.{0,90}|you are on page \d+ ?of \d+",
            r"press play to listen\b.{0,40}|voiced by artificial intelligence|presented by .{2,30}",
            r"(?:[\w.]+ ){1,5}logo|\d+ downloads \d+ views\b.{0,40}",
            r"back to (?:top|the top|home)|top of page|accessibility links|open this photo in gallery",
            r"%d bloggers like this",
            r"(?:main )?menu",
            r"home ?[>»›/|].*",
            r"(?:next|previous) (?:article|post|story|page)",
            r"(?:continue|keep) reading(?: below)?",
            r"advertis(?:e|ing|ement)s?(?: continues below)?",
            r"story continues below.{0,40}",
            r"click here.{0,60}|cite this(?: \w+)?|save (?:story|article)|scroll down for .{3,20}",
            r"comment(?:s|ing)\b.{0,30} (?:are|is) (?:now )?closed.{0,40}",
            r"(?:log|sign) in to (?:continue|comment|read).{0,20}",
            r".{0,30}\bnot (?:currently )?accepting comments.{0,40}",
            r"share or comment on this .{1,150}|(?:click to )?(?:share|e-?mail|print) .{0,40}\(opens in .{3,20}\)",
            r"(?:load|show|see|view) (?:more|all|comments)(?: (?:posts|comments|updates|stories|news))?"
            r"|\d+ comments?|leave a (?:comment|reply)|log ?in"
            r"(?: / register)?|search|close",
            r"(?:tags?|topics?|keywords?|jel (?:codes?|classification)|regions?|filed under|categories"
            r"|posted in)\s?: .{1,200}",
            r"related (?:topics|tags)\s?: [^.!?]{1,80}",
            r"(?:last|page|article|content) (?:last )?(?:updated|modified|reviewed)\b.{0,40}\d{4}.{0,30}",
            r"(?:\d+[-–])?\d+[- ]min(?:ute)?s?(?:[- ]read)?|(?:estimated )?read(?:ing)? time\W{0,3}\d+.{0,12}",
            r"print(?: this)? (?:page|article|friendly.{0,8})|printer[- ]friendly.{0,60}",
            r"listen(?: (?:to this .{0,40}|now))?(?: ?\(.{1,12}\))?",
            r"(?:audio|video|listen|play)(?: version)?\W{0,3}\d{1,2}:\d\d(?:\W+\d{1,2}:\d\d)?",
            r"(?:share|resize|listen|print|save|comment|page contents)(?: \| .{2,30})+",
            r".{0,140}\(\d+(?:\.\d+)? ?[km]b(?: ?[-–,] ?pdf)?\)",
            r"(?:(?:updated|published|posted) )?\d+ (?:second|minute|hour|day|week|month)s? ago|published in"
            r"|available (?:languages|in): .{2,60}",
            r"(?:live )?[\d.,]+[km]? (?:followers?|likes?|shares?|views?|viewing|watching|reading|claps?"
            r"|reactions?|restacks?|retweets?)",
            r"download(?: (?:the )?(?:full |this )?(?:pdf|report|article|commentary|brief|paper|publication|document))?"
            r"(?: (?:here|as (?:a )?pdf(?: or txt)?))?(?: ?\(.{1,20}\))?",
            r"(?:skip past|after|skip) (?:the )?(?:newsletter|advertisement|promotion).{0,20}|https?://\S+",
            r"(?-i:(?:www\.)?[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,8}(?:/\S*)?)",
            r"\((?:adds|updates|recasts|corrects|repeats|rewrites|releads)\b.{1,160}\)|\(\(.{3,160}\)\)",
            r"on .{6,120} wrote:",
            r"(?-i:#[^\W\d][\w/-]*\s*)+",
            r"(?:tagged|previous|next): .{1,120}(?<![.!?])",
            r"this (?:site|website) uses cookies.{0,200}|accept (?:all )?cookies",
            r".{2,200}?(?<![.·…])(?: ?[.·…]){4,} ?\d{1,4}",
            r"title page|cover(?: page)?|table of contents|contents|jump to .{1,40}",
            r"(?:page|column) \d+(?: of \d+)?|[-–—]+ ?\d{1,3} ?[-–—]+",
            r"sources?: .{0,60}\bagencies",
            r"ends?|(?-i:SOURCE [A-Z].{1,80})|-\s?30\s?-|# ?# ?#|for immediate release",
            r"(?:press|media) (?:release|statement|summary|communiqu[ée]|notice)",
            r"(?:remarks |check )?(?:as (?:delivered|prepared for delivery)|against delivery)",
            r"view (?:this )?(?:e-?mail |message |newsletter )?(?:in (?:your|a) (?:web )?browser|online)",
            r"(?:(?:click here )?to |you (?:can|may) )?unsubscribe\b.{0,120}|live (?:reporting|updates|coverage)",
            r"(?:news )?(?:analysis|commentary|opinion|feature|explainer|op-ed)",
            end=r"\W*$",
        ),
    ),
)
"""Signs that decide alone, the more telling first."""

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
A_PICTURE = re.compile(rf"Photo|Image|Picture|\b(?:{AGENCIES})\b")
NAMED_AGENCY = re.compile(rf"[/\\©|]|\bvia\b|\b(?:{AGENCIES})\b|^\(?{_WHICH}{_PICTURE}:|[Cc]redits?:")
