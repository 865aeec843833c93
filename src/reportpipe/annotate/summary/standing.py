"""Whether a sentence can be read on its own, or leans on the one before it."""

import re
from itertools import pairwise
from typing import Literal

from reportpipe.annotate.shorten import ANSWER
from reportpipe.annotate.summary.units import Unit
from reportpipe.annotate.wording import EMPTY, stem, with_marks, words

Lean = Literal["pronoun", "connective", "demonstrative", "definite", "quotation", "sequel"]


def leans(unit: Unit, title: frozenset[str] = frozenset()) -> Lean | None:
    """What makes the sentence lean on others; None when it stands alone.

    `title` holds the stems of the article's title, which the reader of a memo has before him.
    """
    if unit.quoted_from or unit.quoted_to or unit.kind == "quote" or unattributed(unit.text):
        return "quotation"
    return opening_leans(unit.text, title)


def opening_leans(text: str, title: frozenset[str] = frozenset()) -> Lean | None:
    """As `leans`, for the words alone."""
    text = with_marks(text)
    bare = _DEFINED.sub("people", ANSWER.sub("", text.lstrip("\"'“‘«([-–—•* "), count=1))
    if _CONNECTIVE.match(bare):
        return "connective"
    if _SEQUEL.match(bare) or _ELLIPSIS.match(bare) or _LAST_WORDS.search(text) or _REST.match(text):
        return "sequel"
    bare = _EXPLETIVE.sub("", bare, count=1) if _EXPLETIVE.match(bare) else bare
    words = _WORDS.findall(bare[:_REACH])
    if not words or (words[0].lower() in _PRONOUNS and not _DEICTIC.match(bare)):
        return "pronoun"
    if (
        _points_back(words)
        or _COUNT.match(bare)
        or _PART_OF.search(bare[:_REACH])
        or _HERE.search(_QUOTED.sub("", text))
        or _FRACTION_OF.match(bare)
    ):
        return "demonstrative"
    if (
        _pronoun_before_name(words, bare)
        or _ATTACHED.match(bare)
        or _OBJECT.match(bare)
        or _DONE_TO.match(bare)
        or _leaves_open(text)
    ):
        return "pronoun"
    return "definite" if _bare_definite(_WORDS.findall(_BETWEEN_DASHES.sub(" ", bare)[:_REACH]), title) else None


def _leaves_open(text: str) -> bool:
    """`..., he added.`, `The port paid three times as much for it, ...`: pronouns that nothing explains."""
    return bool(
        (_SAID_BY_PRONOUN.search(text) and not _NAMED.search(_QUOTED.sub("", text)))
        or _EARLY_OBJECT.match(text)
        or (_LAST_OBJECT.search(text) and len(text.split()) <= _SHORT)
    )


def unattributed(text: str) -> bool:
    """A sentence that is a quotation from end to end: nobody says it."""
    return bool(_ALL_QUOTED.match(with_marks(text)))


_DEFINED = re.compile(r"\b[Tt]hose(?= (?:who|whose|whom|[a-z]+ing)\b)")
"""`All those who fled`, `the cost of those living on the quay`: who, the sentence itself says."""
_REACH = 160
_WORDS = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*|,|:")
_ALL_QUOTED = re.compile(r"^[“\"«][^“”\"»]*[”\"»][.!?]?$")

_PRONOUNS = words("""
    he she it they him her his hers their theirs its them this that these those such both neither either another others
    ones here same i'm it's he's she's they're that's it’s he’s she’s they’re that’s
    """)
_CONNECTIVE = re.compile(
    r"""(?:
    (?:but|and|or|so|nor|yet|then|also|too|again|thus|hence|besides|otherwise|indeed|now|however|moreover|furthermore|
    therefore|consequently|accordingly|conversely|nevertheless|nonetheless|similarly|likewise|meanwhile|afterwards?|
    elsewhere|alternatively|additionally|specifically|subsequently|notably|remarkably|interestingly|importantly|
    surprisingly|unfortunately|fortunately|obviously|clearly|finally|lastly|yes|no|well|okay|ok|oh|sure|certainly|
    absolutely|exactly|worse|relatedly)(?=[\s,.!])
    |(?:still|next|later|earlier|rather|right|actually|admittedly|naturally),
    |instead(?!\ of\b)
    |in\ (?:addition|contrast|fact|turn|particular|short|sum|other\ words|conclusion|response|return|doing\ so|
        so\ doing|the\ meantime|the\ process|the\ end|any\ case|both\ cases|all\ cases|the\ same\ way|the\ same\ vein)\b
    |in\ (?:the\ (?:first|second|third|former|latter|other)\ case|either\ case|the\ interview)\b
    |by\ (?:contrast|comparison|then|the\ same\ token|doing\ so)\b
    |on\ (?:the\ same|that|the\ other\ hand|the\ contrary|the\ one\ hand|top\ of)\b
    |as\ (?:a\ result|a\ consequence|such|mentioned|noted|described|discussed|i\ said|we\ have\ seen|stated)\b
    |for\ (?:example|instance|now|one,|their\ part|his\ part|her\ part|its\ part)
    |last\ but\ not\ (?:the\ )?least\b
    |at\ (?:the\ same\ time|the\ time|that\ time|that\ point|this\ point|this\ stage|first\b|last\b)
    |after\ (?:all|that|this|which)\b
    |(?:the\ same|that|the\ next)\ (?:day|week|month|year|night|evening|morning)\b
    |(?:(?:more|less)\ than\ |nearly\ |almost\ |about\ |barely\ |just\ |only\ )?
        (?:an?|two|three|four|five|six|seven|eight|nine|ten|some|few|\d+|several)\ (?:minutes?|hours?|days?|weeks?|
        months?|years?|decades?)\ (?:later|earlier)\b
    |(?:since|until)\ then|even\ (?:so|then)\b|of\ course|to\ be\ sure|that\ is\b|that\ said|having\ said
    |to\ (?:this|that)\ end|to\ top\ it|to\ do\ so|with(?:out)?\ (?:that|this)\b|better\ still
    |because\ of\ (?:this|that)\b|despite\ (?:this|that|these)\b|according\ to\ (?:him|her|them|this|that)\b
    |the\ (?:latter|former|same|other|others|rest|second|third|fourth|last|next|following|above|two|three|four|
        result\ is|point\ is|problem\ is|reason\ is|answer\ is)\b
    |(?:not\ only|more\ than)\ that
    |the\ first\ (?:is|was|has|had|will|would|can|could|may|might|must|should|of\ (?:these|them))\b
    |there,?\ (?!(?:is|are|was|were|has|have|had|will|would|may|might|can|could|must|seems?|remains?|came|exists?)\b)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_SEQUEL = re.compile(
    r"(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?)(?:,|\s+of\s+all\b)|"
    r"(?:one|another|a (?:second|third|further|final|related|similar)|other)\s+"
    r"(?:is|was|are|were|reason|factor|example|such|concern|issue|problem|question)\b|"
    r"all (?:of )?(?:these|this|those|that|them|two|three|four|five)\b|(?:some|many|most|none|each|several) of (?:them|"
    r"these|those|which)\b",
    re.IGNORECASE,
)
_REST = re.compile(r"\([^()]*\),? [a-zà-þ]")
"""`(Three Sinners, 1950) and alongside ...`: the rest of a sentence that was cut before its bracket."""
_LAST_WORDS = re.compile(
    r"\b(?:too|as well|to each|the same|(?:all|both) (?:two|three|four|five))[.!]$|"
    r"[,;] see (?:its|the|their|our|this) (?:report|website|annex|appendix|table|figure|page)\b[^,;]{0,40}[.!]$"
)
"""`... to look into all three.`: three what? `..., see its report.`: which the reader of a memo has not."""
_QUOTED = re.compile(r"[“\"«][^“”\"«»]*[”\"»]")
_HERE = re.compile(
    r"\bhere\b(?! to stay)|\bno such [a-z]+\b(?! (?:as|that|exists?)\b)|"
    r"\bsuch an?\b(?! [\w-]+(?: [\w-]+)? (?:that|as)\b)|"
    r"\bthe same (?:way|manner)\b(?! (?:as|that)\b)|"
    r"\b(?:thinks?|thought|believes?|suppose|doubt|hope|knows?|says?) (?:that|this) (?:is|was|will|would)\b"
)
"""`He has been here since Sunday`: where? `such a plan`, `buy the same way`, `I do not think that is ...`: which?"""
_SAID_BY_PRONOUN = re.compile(
    r"[,”\"’] (?:he|she|they) (?:said|says|added|adds|told|explained|argued|warned|noted|wrote|insisted|recalled)\b|"
    r"[,”\"] (?:said|says|added|adds) (?:he|she)\b"
)
"""`..., he added.`: who?"""
_NAMED = re.compile(r"[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ][\w’'-]+")
_EARLY_OBJECT = re.compile(r"(?:[^\s,]+ ){3,14}(?:for|of|with|by|on|about|against|from|at) (?:it|them),")
_LAST_OBJECT = re.compile(r"\b(?:them|him)[.!]$")
_SHORT = 16
"""In as few words there is seldom something else that the pronoun stands for."""
_DEICTIC = re.compile(
    r"this (?:paper|study|report|article|year|week|month|morning|evening|summer|spring|autumn|winter|century|decade)\b",
    re.IGNORECASE,
)
"""A time counted from now, or the text itself."""
_EXPLETIVE = re.compile(
    r"it(?:['’]s| is) (?:(?:high |past |long past |well past )?time for|(?:long )?(?:overdue|vital|essential|crucial|"
    r"imperative|urgent|important|necessary) (?:that|to))\b\s*|"
    r"it (?:now |also |still |therefore )?"
    r"(?:(?:appears?|appeared|seems?|seemed)(?: likely)?|(?:is|was|remains)(?: now| also| still)? "
    r"(?:(?:un)?likely|(?:un)?clear|(?:im)?possible|true|agreed|decided|resolved|recommended)) that\b\s*",
    re.IGNORECASE,
)
"""`It appears that ...`: it stands for nothing, and the sentence begins behind it."""
_PART_OF = re.compile(
    r"\b(?i:one|two|three|some|most|many|all|both|none|each|any|several) of the (?:two|three|four|five|six|others?)\b"
    r"(?! [A-Z])"
)
"""`One of the four`: four what?"""
_FRACTION_OF = re.compile(
    r"[^,;:()“”\"]*?\b(?:half|fraction|part|share|rest|quarter|third|most|much|cost|price|value|size|end) of "
    r"(?:that|these|those) (?!that\b|which\b)[a-z]"
)
"""`... at a fraction of that price`: which? Behind a comma it may be what the sentence itself speaks of."""
_COUNT = re.compile(
    r"(?:(?:By|Until|Since|Of) [^,;:]{2,30},? )?(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|most|none|few) "
    r"(?:had|have|has|were|was|are) (?:been|not|already|still|never|\w+ed)\b",
    re.IGNORECASE,
)
"""`By mid-September 34 had been installed`: 34 what?"""
_OBJECT = re.compile(
    r"(?:The )?(?:[A-ZÀ-Þ][\w.’'-]+ )+(?:[a-z]+ ){1,3}(?:it|them)(?:[.,;:]| (?:best|well|more|less|again|too|all|now|"
    r"today|to|as|in|on|for|with|at|from|by|into|only|out|off|up|down)\b)"
    r"|[A-ZÀ-Þ][^,]{2,50}, (?:its|his|her|their) [^,]{2,50},"
)
"""`Russia has used it best`, `The Front, its rival, ...`: the subject is not what the pronoun stands for."""
_DONE_TO = re.compile(
    r"(?!(?:after|before|during|in|under|since|with|without|to|for)\b)"
    r"(?:(?!(?:that|which|who|and|but|as|because|if|when|where|so|than|of|for)\b)[^\s,;:]+ "
    r"|(?:of|for) (?:the )?(?-i:[A-ZÀ-Þ])[^\s,;:]* ){1,6}?"
    r"(?:can|could|will|would|must|should|may|might|do|does|did)(?: not| never| also| now| still)? "
    r"[a-z]+(?: (?:to|on|at|for|with|by|from|about))? (?:it|them)\b",
    re.IGNORECASE,
)
"""`Two yards can make them, and ...`: the pronoun is not the subject, and stands for nothing else in the sentence."""
_ATTACHED = re.compile(
    r"(?:Built|[A-Z][a-z]+(?:ed|ing)) (?:[a-z\d]+,? ){1,15}?(?<=, )(?:it|he|she|they|its|his|her|their) "
)
"""`Intended to drive out smugglers, it is ...`: what is?"""
_ELLIPSIS = re.compile(
    r"(?:(?!(?:what|whatever|all|best|as|than|that|which|who|where|how|to)\b)[^\s,.;:]+ ){0,5}?"
    r"(?!(?:a|an|the|his|her|their|its|good|free|political)\b)[^\s,.;:]+ "
    r"(?:would|could|should|might|may|can|do|does|did|will)(?:n['’]t| not)?(?:[.;]|, (?:and|but|so|though)\b)"
)
"""`Contracts do, and ...`, `In an ordinary market it would.`: do what?"""
_DEIXIS_TO_ITSELF = words(
    "paper study article report book chapter essay section year week month morning evening summer spring autumn fall "
    "winter century decade weekend day time quarter season afternoon tuesday wednesday thursday friday saturday sunday "
    "monday"
)
_CALENDAR = words(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday"
)
_PERSON = words("he she him his her hers himself herself")
_THING = words("they them their it its themselves itself")
_REFERRING = _PERSON | _THING
_FRONTED = words(
    "after although as at because before by despite during even following for from given if in instead of on once "
    "since though through to under unless until unlike upon when whenever where whereas whether while with within "
    "without asked today yesterday tomorrow currently recently sometimes often perhaps maybe soon eventually initially "
    "originally previously"
)
"""What may stand before the subject, and explains no pronoun."""
_NO_NAMES = EMPTY | _FRONTED
_DETERMINERS = words("the a an some many most several few two three four five no every each any all our my your")
_UNIQUE = words("""
    government president parliament ministry minister army war world economy country state police court prime foreign
    central international global united military public press region city nation people results findings evidence
    european american russian chinese british french german western eastern northern southern middle first most best
    biggest largest main key number majority vast average new current latest only whole entire early late idea fact
    question future past present sun earth sea internet regulator council commission bank navy embassy opposition
    treasury cabinet senate congress assembly authorities constitution currency budget coalition ruling death weather
    """)
_COMPLETES = words(
    "of for in on between that which who whose whom where when to from with against behind under near at by over about "
    "among across into within without during after before since until toward towards as"
)


def _points_back(words: list[str]) -> bool:
    """`In this context`, `Under these rules`: a demonstrative near the beginning, but not `this year`, `this paper`."""
    near = [word.lower() for word in words[:9]]
    return bool(_TO_THAT.search(" ".join(near))) or any(
        (word in {"this", "these", "those"} and following not in _DEIXIS_TO_ITSELF)
        or (word == "such" and following != "as")
        for word, following in pairwise(near[1:])
    )


def _pronoun_before_name(words: list[str], bare: str) -> bool:
    """`After he left, ...`: a pronoun before anything that it could stand for, and no name right after its phrase."""
    fronted = words[0].lower() in _FRONTED
    noun = False
    for place, word in enumerate(words[:14]):
        small = word.lower()
        named = word[0].isupper() and small not in _CALENDAR and (place > 0 or small not in _NO_NAMES)
        if named and small not in _REFERRING:
            return False
        if small in _REFERRING:
            if noun and not (fronted and (small in _PERSON or words[place - 1] == ",")):
                return False
            return place != 1 or not _CATAPHORA.match(bare)
        previous = words[place - 1].lower() if place else ""
        noun = noun or previous in _DETERMINERS or (place == 0 and not fronted and small not in EMPTY)
    return False


_TO_THAT = re.compile(
    r", that [a-z]+ (?:is|was|has|had|will|would|can|could|may|must|remains?|remained)\b|"
    r"\b(?:to|of|against|under|from|by|with|for|after|before) that "
    r"(?:act|law|bill|decree|ruling|decision|agreement|deal|treaty|plan|report|meeting|attack|vote|war|case|date|sum)\b"
)
"""`A challenge to that act`, `In May, that share was higher`: which?"""
_CATAPHORA = re.compile(r"\w+ (?:its|their|his|her) [^,]{3,60},\s+(?:the\s+)?[A-ZÀ-Þ]")
"""`Despite its size, Russia ...`: the name follows at once."""


def _bare_definite(words: list[str], title: frozenset[str]) -> bool:
    """`The list included ...`: a definite subject that nothing in the sentence or the title explains."""
    if words[0].lower() != "the":
        return False
    for place, word in enumerate(words[1:6]):
        small = word.lower()
        if _explained(word, title if place < _HEAD_NOUN else frozenset()) or (place and small in _COMPLETES):
            return False
        if (
            (small in EMPTY and words[place + 2 : place + 3] != ["of"])
            or word in {",", ":"}
            or (place and small.endswith("ed"))
        ):
            return True
    return True


_BETWEEN_DASHES = re.compile(r" (?:--?|–|—) [^–—.;]{1,80}? (?:--?|–|—) ")
"""`The use — and abuse — of sanctions`: what stands between them does not part a subject from what completes it."""
_HEAD_NOUN = 2
"""The noun of a definite subject is one of its first words."""


def _explained(word: str, title: frozenset[str]) -> bool:
    """A name, a number, a possessive, something that there is only one of, or what the title speaks of.

    A title with `rescued` in it does not say who `the rescued members` are.
    """
    small = word.lower()
    return (
        word[0].isupper()
        or word[0].isdigit()
        or small.endswith(("'s", "’s"))
        or small in _UNIQUE
        or (stem(small) in title and not small.endswith("ed"))
    )
