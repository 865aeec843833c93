"""How sites ask their readers for money, an address or a visit."""

import re

from reportpipe.readers.cue import SELF, Cue, any_of

_GIVING = (
    r"\b(?:donat|subscri|support|newsletter|contribut|member|inbox|sign up|reader|share this|app\b|free|follow|claps?)"
)
_US = r"\b(?:us|our|we|your|me|my)\b"

APPEALS: tuple[Cue, ...] = (
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
            r"(?:readers|people|supporters) like you\b|support independent (?:reporting|media)\b|get alerts when\b",
            r"chip in (?:today|now|what|with|[$£€]).{0,60}$|enter your e-?mail\b",
            r"you[’']ve (?:reached|hit) your (?:limit|\w+ limit)\b",
            r"get (?:the|our) (?:latest|best|top) .{3,80}\b(?:delivered|e-?mailed|sent) to\b",
            r"(?:listen to|watch|download) the (?:podcast|audio|video|print|pdf) version\b",
            r"before you go\W*(?:$|[:…]|can |could |please )",
            r"(?:we have|just) a (?:small|quick) (?:favou?r|request)\b|since you[’']re here\b"
            r"|we believe in the free flow of information$|stay tuned (?:to|for) .{3,60}$",
            r"(?:you can )?help (?:us|sustain|keep|fund) (?:tell|keep|continue|do|stay|report|grow|this|our|the|more"
            r"|independent|free|investigat)\w*\b.{0,90}(?<![.”\"])$",
            r".{0,120}\bif everyone who reads?\b.{0,60}\b(?:gave|gives|donat|contribut|support|chipped)",
            r"(?:listen|subscribe)\b.{3,60}\b(?:wherever you (?:get|listen)|apple podcasts|spotify)",
            r"(?:get|download) (?:the|our) (?:\w+ ){0,3}app(?: (?:from|on|for|now|today|here)\b|\W*$)",
            r"enjoy(?:ed|ing)? this\?",
            r"(?:have|got|do you have) (?:a|any) (?:\w+ ){0,3}(?:tips?|story)\?",
            r"(?:download (?:our|the) app|follow us|never miss an? (?:story|update|issue))\b",
            rf"if you(?:[’']ve)? (?:found|liked?|enjoy(?:ed)?) (?:this|reading this) {SELF}\b",
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
)
