"""The words by which boilerplate is known: how a block opens, what else it must hold, and how long it may be."""

import re

from reportpipe.readers.appeals import APPEALS
from reportpipe.readers.cue import AGENCIES, SELF, WORK, Cue, any_of
from reportpipe.readers.furniture import FURNITURE

_PICTURE = "(?:[Pp]hoto(?:graph)?|[Ii]mage|[Pp]icture|[Ii]llustration|[Aa]rtwork|PHOTO|IMAGE)s?"
_WHICH = "(?:(?:[Cc]over|[Mm]ain|[Hh]eader|[Ff]eatured?|[Ll]ead|[Tt]op|[Ff]ile|[Bb]anner) )?"

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
            r"(?:legal )?disclaimer\b",
            rf"information (?:contained )?in this (?:{WORK}|release|e-?mail|note)\b",
            r"(?:the |all |any |these )?(?:views|opinions|analys[ei]s|positions|findings)\b.{0,80}\b"
            r"(?:expressed|presented|contained|stated|(?:in|of) this)\b",
            rf"(?:this|the) {WORK} (?:only )?(?:reflects|represents|expresses)\b",
            rf"(?:this|the) {WORK} (?:is (?:provided |intended )?(?:solely |only )?for|does not)\b",
            rf"this {WORK} is (?:provided|intended) to\b",
            rf"nothing in this {WORK}\b",
            r"the (?:names|borders|boundaries|designations)\b.{0,80}\bdo(?:es)? not imply\b",
            rf"(?:this|the) (?:(?:press|news) release|announcement|{WORK}) (?:may )?contains?\b.{{0,40}}"
            r"\bforward-looking\b",
        ),
        re.compile(
            r"disclaimer\b|\bwithout warranty\b|\bnot guaranteed\b"
            r"|\bnot (?:necessarily )?(?:reflect|represent|constitute|imply|be construed)"
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
            rf"this {SELF} (?:has (?:not )?been|was) (?:\w+ly |last )?(?:generated|transcribed|edited|condensed"
            rf"|translated|amended|updated"
            r"|corrected|clarified|revised|adapted|abridged|excerpted)\b",
            r"this (?:e-?mail|message|communication)\b.{0,60}\b(?:confidential|privileged|intended)\b",
            rf"an? (?:earlier|previous) version of this {WORK}\b",
            r"this is an? (?:developing|breaking|live) (?:news )?story\b",
            r"this story (?:is developing|will be updated)\b|this material is not .{3,40} advice\b",
            rf"(?:certain|some) statements in this (?:{WORK}|release) (?:are|may be) forward-looking\b",
            r"updated? (?:at |on )?\d{1,2}(?:[:.]\d\d| \w+ \d{4})\b.{0,30}"
            r"(?:$|\b(?:with|to (?:add|include|reflect|correct|clarify|show))\b)",
            rf"this {WORK} (?:has been|was) (?:\w+ly )?(?:corrected|clarified|updated) to\b",
            r"confidentiality (?:notice|statement):",
            r"this is a summary of what was said by .{3,80} to whom quoted text may be attributed\b",
            r"for (?:use of )?(?:the )?information media\b.{0,10}\bnot an official record\b",
        ),
    ),
    Cue(
        "disclaimer",
        90,
        any_of(r"(?:corrections?|clarifications?|editors?[’']?s?[’']? notes?|updates?|amendments?|note)\b[^:]{0,40}:"),
        re.compile(rf"\b(?:earlier|previous|original) version\b|\bthis {SELF}\b", re.IGNORECASE),
    ),
    Cue(
        "about the publisher",
        70,
        any_of(
            rf"this {SELF} (?:was|is|has been) (?:produced|supported|funded|financed|made possible|co-published"
            r"|reported|written)\b.{0,60}\b(?:by|with|for|through|under|in (?:partnership|co-?operation))\b",
            rf"(?:the )?(?:reporting|research|travel|fieldwork|work) (?:for|on|behind) this {WORK} (?:was|were) "
            "(?:supported|funded|financed|made possible)\\b",
            r"(?:[\w-]+ ){0,3}(?:commentary|newsletter|bulletin|briefing|brief|research notes) is (?:produced"
            r"|published) by (?-i:the |[A-Z])",
            r"this (?:publication|article|report|study|series) (?:was|is|has been) (?:produced|published|prepared"
            r"|funded|financed) (?:\w+ ){0,3}(?:(?:with|through|under|by) (?:the |an? )?(?:financial |generous )?"
            r"(?:support|assistance|grant)|by a grant)\b",
        ),
    ),
    Cue(
        "related articles",
        45,
        any_of(
            rf"this (?:(?:{SELF}) )?is (?:the )?(?:\w+ )?(?:part|instalment|installment|article|story|in)\b.{{0,20}}"
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
            r"copyright [^.]{1,60}(?:(?:19|20)\d\d\W{0,3}$|\. all rights reserved\b|\(c\))",
            r"(?:(?:this|the|all|our) [\w ]{3,40} (?:is|are) |text )?licen[sc]ed under (?:an? )?(?-i:CC|Creative)\b",
            r"(?:permission is (?:hereby )?granted|for permission) to (?:reprint|reproduce|republish|re-?use)\b",
            r"reproduction (?:of|in|is)\b.{0,120}\b(?:allowed|permitted|authori[sz]ed|prohibited|forbidden)\b",
            r"(?:extracts|excerpts|contents?|material|this text|articles) (?:of .{3,60} |here )?(?:may|can) be"
            r" (?:freely )?(?:reproduced|quoted|copied|reprinted)\b.{0,120}"
            r"\b(?:provided|acknowledg|credit|source|permission)",
            rf"(?:this|the) (?:{WORK}|content) is made available under\b",
            r"(?:ordered to be )?(?:(?:re-?)?published|printed|issued) (?:under|by|with) (?:the )?(?:kind )?"
            r"(?:authority|permission) of\b[^,]{3,80}$",
            r"the post .{3,160} (?:appeared first|first appeared) on .{2,60}$",
            rf"this (?:{WORK}|column) is (?:an )?(?:adapted|excerpt(?:ed)?|extract(?:ed)?) from\b",
            r"(?:adapted|excerpted|extracted) from (?:(?:his|her|their|my) |(?-i:[A-Z]).{2,80}\b(?:published"
            r"|by (?-i:[A-Z])))",
            r"all rights reserved\b",
            r"(?:reproduced|re-?published|re-?printed|re-?posted|cross-?posted|distributed) (?:here )?"
            r"(?:(?:with|by) (?:the |kind )*permission\b|courtesy of |from (?-i:the |[A-Z])|by .{2,40} on behalf of )",
            r"published in (?-i:(?:the |The )?[A-Z][\w’' ]{2,40}), .{0,20}\b(?:19|20)\d\d\W*$",
            rf"(?:this|our|the|all) (?:{WORK}|work|content)(?: on this site)? (?:is|was) (?:re)?(?:published|licensed"
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
            rf"an? (?:\w+ )?version of (?:this|the) (?:{WORK}|column|story) (?:was )?(?:published|appeared|ran)"
            r" (?:in|on|by|at)\b",
            rf"(?:a (?:longer |shorter |previous )?version of )?(?:this|the) (?:{WORK}|{SELF}|column|blog)(?: and \w+)?"
            r" (?:(?:was|is) )?(?:originally |first |previously )(?:published|posted|appeared|written|printed|ran"
            r"|delivered|given)\b",
            rf"this {WORK} may be (?:re-?published|reprinted|reproduced)\b",
            r"(?:originally|first|previously) (?:published|posted|appeared)(?: (?:in|on|by|at) (?-i:(?:the )?[A-Z])"
            r"|: .{0,30}\d{4})",
        ),
    ),
    *APPEALS,
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
            start="^",
            case=True,
        ),
    ),
    Cue(
        "author biography",
        60,
        any_of(
            rf"[A-Z](?:[^.]|\.(?! [A-Z“])){{3,300}}\bcontributed (?:reporting|research"
            rf"|to (?:this|our) (?:{WORK}|{SELF}|coverage))\b",
            r".{0,40}\b(?:[Rr]eporters?|[Jj]ournalists|[Ww]riters?|[Ss]taff|[Cc]orrespondents?)\b.{3,200}"
            r"\bcontributed to the (?:report|story|article)\.?$",
            rf"[A-Z][^.]{{3,90}} (?:was|were) used in this (?:{WORK}|{SELF})\b",
            r"[-–—(][-–—(\s]*[Ww]ith (?:\w+ )?(?:assistance|inputs?|files|agency reports|agencies)"
            r"(?: (?:from|by) .{3,120})?[.)]*$",
            r"[Ww]ith (?:[A-Z]\w+ )?(?:assistance|inputs?|files|agency reports)(?: (?:from|by) [A-Z][^,.]{3,80})?$",
            start="^",
            case=True,
        ),
    ),
    *FURNITURE,
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
