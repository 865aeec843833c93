"""What a policy reader wants first, by the words that signal it: editorial weights, set by hand and tested by cases.

The fitted coefficients (training/summary) come from reference summaries of many genres, which know nothing of a
minister's adviser; these weights, in the same unit (share of a reference summary that the sentence is worth), do.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reportpipe.annotate.wording import content, words


class Cue(NamedTuple):
    """A pattern, and what it is worth for the bottom line and for a key point."""

    name: str
    found: Callable[[str], object]
    bottom_line: float
    key_point: float


class Worth(NamedTuple):
    """The sum of the weights of the cues in a text."""

    bottom_line: float
    key_point: float


def worth(text: str, assessing: float = 1.0) -> Worth:
    """What the cues in a text are worth, in an article that assesses (1.0), only reports (0.0) or does both."""
    found = [(cue, assessing if cue.name in ASSESSING else 1.0) for cue in CUES if cue.found(text)]
    return Worth(
        bottom_line=sum(cue.bottom_line * share for cue, share in found),
        key_point=sum(cue.key_point * share for cue, share in found),
    )


def assessing(texts: Sequence[str]) -> float:
    """From 0.0 for sentences that only report, where the news is the bottom line, to 1.0 for an analysis.

    Set between the share of assessments in GUM's news and lives (0.07 and 0.03) and in policy articles (0.2).
    """
    share = sum(bool(ASSESSMENT(text)) for text in texts) / max(1, len(texts))
    return min(1.0, max(0.0, (share - 0.12) / 0.08))


def _search(pattern: str) -> Callable[[str], object]:
    """A search for a pattern of small letters, in either case: three times as fast as to ignore the case."""
    search = re.compile(pattern).search
    return lambda text: search(text.lower())


def _any(*words: str) -> Callable[[str], object]:
    """A search for any of these patterns as whole words, in either case."""
    return _search(rf"\b(?:{'|'.join(words)})\b")


ASSESSMENT = _any(
    r"seems? to|appears? to|(?:is|are) (?:un)?likely to|(?:is|are) (?:set|expected|bound|poised) to|no longer",
    r"believes?|judges?|considers?|prefers?|rather than|(?:better|safer|worse|least bad) option|can live with",
    r"a matter of (?:days|weeks|months|years|time)",
    r"we (?:therefore |now |still )?(?:expect|forecast|recommend|conclude)",
    r"as long as|so long as|provided that|on condition that|unless|depends? on|in the interests? of",
    r"risks?|threat(?:en)?s?|should|must|needs? to|ought to|cannot afford",
    r"the (?:main|real|key|central|chief) (?:question|issue|risk|reason|problem|obstacle|concern)|only if|will not",
    r"cannot|(?:easier|harder|cheaper|better|worse|safer|more|less) [^.,;]{0,40}\bthan|but (?:not|only|it|they)",
    r"not because",
)
CONSEQUENCE = _any(
    r"means? that|leads? to|led to|results? in|resulted in|as a result|consequences?|implications?|impact",
    r"(?:will|would) (?:have to|need to|cost|force|allow|require|mean)|so that|in order to|to secure|to avoid",
    r"allow(?:s|ed|ing)?|prevent(?:s|ed|ing)?|force[sd]?|because|therefore|thus",
)
DECISION = _any(
    r"agreed|decided|announced|approved|adopted|signed|ruled|ordered|pledged|committed|rejected|banned|imposed",
    r"launched|called (?:on|for)|propose[sd]?|recommend(?:s|ed)?|warn(?:s|ed)?|demand(?:s|ed)?|urged?|conclude[sd]?",
    r"found that|shows? that|argues? that|seeks? (?:to|ways)|sought to",
)
ADVICE = _any(
    r"should|must|ought to|(?:needs?|has|have) to|(?:we|i) (?:therefore |also )?(?:urge|propose|suggest|advise|call)",
    r"recommend(?:s|ed)?|(?:it is|it's) (?:high )?time (?:to|for|that)|would do well to|calls? (?:on|for)",
)
"""What somebody ought to do."""
_TO_DO = words("""
    accept adopt agree allow amend apply appoint ask assign avoid ban begin break bring build buy call cancel cap
    choose clarify close collect commit complete convene coordinate create cut declare deepen define deliver deploy
    develop draft drop enable encourage end enforce engage ensure establish evaluate exempt expand extend finance
    fix focus forbid form freeze fund give grant guarantee halt hand help hire hold identify impose improve include
    increase insist integrate introduce invest invite issue keep launch lend let lift limit link lower maintain make
    mandate mark modernise modernize monitor move negotiate offer open pass pay permit phase place pledge prevent
    prioritise prioritize prohibit promote protect provide publish push put raise ratify recognise recognize reduce
    reform reject release remove renew reopen repair repeal replace require restore restrict resume review revise
    scale scrap secure sell send set share shift simplify speed spend start stop strengthen support suspend take tax
    teach test train treat turn update upgrade use withdraw
    """)
IMPERATIVE = re.compile(
    r"(?:(?:(?:recommendation|proposal|measure|step|action|priority) (?:\d{1,2}|[a-z]|[ivx]{1,4}|one|two|three|"
    r"four|five) ?[.:–—-]|\d{1,2}[.)]|(?:first|second|third|fourth|fifth|final)(?:ly)?,) )?"
    r"(?:(?:do not|never|also|immediately|urgently) )?"
    rf"(?:{'|'.join(sorted(_TO_DO))})\b(?! (?:of|has|have|had|is|are|was|were|will|would|can|may|by)\b)",
    re.IGNORECASE,
).match
"""`Lend against boats.`, `Recommendation 2: Lend ...`: advice, in a section that is there for it."""
REPORTED = _any(r"said|says|told|according to|warned|wrote|insisted|argued|demanded|urged")
"""Somebody else's words: his advice is not the author's."""
ADDRESSEE = _search(
    r"^the (?:[a-z\d]+ ){0,2}(?!(?:two|three|four|five|six|seven|\d+|latter|former|others?|same|rest) )[a-z]+ "
    r"(?:should|must|ought to|needs? to|has to|have to)\b"
)
"""`The three governments should ...`: advice to those whom the whole text is about."""
ENUMERATION = _search(
    r"\b(?:two|three|four|five|six|seven|several|following|main|key|major|concerns?|demands?|conditions?|priorities|"
    r"aims?|goals?|options?|measures|steps|reasons|items)\b[^.:;]{0,100}:\s\S"
)
RUMOUR = _any(
    r"speculat\w+|rumou?r\w*|conspirac\w+|gossip\w*|alleged(?:ly)?|reportedly|supposedly|purported(?:ly)?|hearsay",
    r"unconfirmed|anonymous(?:ly)?|unnamed (?:source|official)s?|(?:is|are) said to|it is (?:said|whispered|believed)",
    r"some (?:say|believe|claim|think)|sources (?:say|said|close)|suspicions?",
)
ATMOSPHERE = _any(
    r"memes?|went viral|on (?:\w+ )?social media|applause|smil(?:ed|es|ing)|sipp(?:ed|ing)|sat down|before dawn",
    r"anecdote|long queue|queued? (?:up )?(?:for|outside|at)|crowds? outside|jok(?:ed|ing)|handshakes?",
    r"remains to be seen|(?:only )?time will tell",
    r"i (?:stood|sat|walked|strolled|watched)|i (?:still |well )?(?:recall|remember) (?:when|how|being|my|the day)\b",
    r"(?:offered|showed|drove|drives|led|leads) me",
    r"has (?:driven|lived|fished|farmed|herded|sold)\b[^.]{0,60} for \w+ (?:years|winters|summers|decades)",
    r"^(?!.*\b(?:agreed|announced|approved|arrested|attacked|collapsed|decided|declared|died|exploded|killed|ordered|"
    r"ruled|seized|signed|struck|voted)\b)(?:(?:early |late )?on an? (?!(?:single|typical|average|normal|given|daily|"
    r"good|bad|usual|peak|business|working)\b)(?:[a-z]+ ){1,3}(?:morning|afternoon|evening|night|day|(?:mon|tues|"
    r"wednes|thurs|fri|satur|sun)day)|(?:just |long )?(?:before|after|at) (?:dawn|dusk|sunrise|sunset|daybreak|"
    r"first light|nightfall)|it (?:is|was) (?:still |just |nearly |already )*(?:dark|dawn|dusk|raining|snowing))",
    r"had been (?:running|leading|heading|serving|working|hired|promoted)|a former [a-z ]{3,30} who",
    r"an? (?:[a-z]+ )?(?:driver|trader|farmer|fisherman|shopkeeper|vendor|student|teacher|mother|father|herder|"
    r"resident|passer-by|bystander|pensioner) (?:from|in|of|who)",
)
ASIDE = re.compile(
    r"\([^()]*\)[.!]?$|.*\b(?:[Tt]he|[Aa]n?) (?:(?:old|oldest|local|standing|running) )?(?:jokes?|sayings?|adages?) |"
    r".*\bas the (?:\w+ )?(?:joke|saying|adage) (?:goes|has it)\b"
).match
"""A sentence in brackets, a joke."""
QUOTATION = re.compile(r"[“\"«][^“”\"«»]{25,}[”\"»]").search
SAYING = _any(
    r"said|says|told|according to|explained|argued|argues|warned|added|wrote|writes|stated|states|announced|declared",
    r"insisted|noted|claimed|claims|replied|asked",
)
ANNOUNCED = _search(
    r"\b(?:two|three|four|five|six|seven|several|a number of|the following)\s+(?:\w+\s+)?(?:reasons|factors|things|"
    r"ways|points|items|steps|questions|lessons|options|scenarios)\b(?![^.]*:)|"
    r"\b(?:asked|wondered|enquired|inquired)(?: \w+){0,3}? (?:whether|how|why|what|when|where|who|about)\b|"
    r"\?[”\"],? (?:[\w.’'-]+ ){0,5}(?:asks?|asked|wonders?|wondered)\b"
)
"""Announced but not given: an enumeration, the answer to a question."""
ADDRESS = _any(
    r"thank(?:s| you)|(?:we|i) thank|congratulat\w+|ladies and gentlemen|welcome (?:to|you)|let (?:me|us)",
    r"dear (?:sir|madam|friends)|^(?:mr|madam) speaker|i commend (?:this|the) (?:statement|bill|motion|budget)",
    r"the house will (?:wish|want|understand|join|forgive|know)",
    r"you (?:can|could|should|will) (?:see|find|read|learn)|i (?:hope|wish)",
    r"i am (?:happy|pleased|glad|honou?red)(?! to (?:announce|confirm))",
)
DECLARED = _any(
    r"(?:i|we) (?:(?:can|now|today|hereby|therefore|also|formally) )*(?:announce|confirm|declare)",
    r"(?:pleased|proud|delighted|happy|glad|able) to (?:announce|confirm)",
    r"(?:i am|we are) (?:(?:today|therefore|now) )?announcing",
)
"""`Today I can announce that ...`: the news of a speech."""
SITTING = frozenset(content("minutes record proceedings hearing sitting session"))
"""Stems of a title that is that of the record of a sitting."""
RESOLVED = _search(
    r"^(?:it was|(?:(?:the|this) )?(?:[a-z]+ )?(?:committee|council|board|commission|meeting|assembly|chair\w*|panel|"
    r"members|ministers|parties|participants|working group|conference|house|senate|parliament|cabinet))"
    r" (?:(?:also|then|therefore|unanimously|further) )*(?:agreed|decided|resolved|adopted|approved|concluded|endorsed|"
    r"rejected|asked|instructed|requested|invited|called on|recommended)\b"
)
"""`The committee agreed to ...`, `The chair concluded that ...`"""
SCOPE = _search(
    r"\b(?:court|office|auditors?|inspect\w+|ombudsman|committee|commission|authority|agency|team|mission|review|audit|"
    r"evaluation|inquiry|panel)\b[^.,;]{0,40}\b(?:examined|audited|reviewed|assessed|evaluated|inspected|looked (?:at|"
    r"into)|visited)\b(?![^.]*\b(?:found|finds?|shows?|showed|conclude[sd]?|reveal\w*)\b)"
)
"""What was examined, without what was found."""
RELEASED = _search(
    r"\b(?:issued|releas\w+|publish\w+|unveil\w+|outlin\w+) (?:an?|its|their|his|her) (?:[\w-]+ ){0,3}(?:statement|"
    r"update|report|survey|study|bulletin|briefing|paper|communiqu\w+|series|set|list|number)\b"
    r"(?![^.]*\b(?:say\w*|said|warn\w*|call\w*|show\w*|found|find\w*|urg\w+|condemn\w+|demand\w+|accus\w+|:))"
)
"""`The agency released an update on the outbreak`, without what it says."""
PROCEDURE = _any(
    r"(?:agenda|minutes)\b[^.]{0,60} (?:was|were) (?:approved|adopted|agreed)",
    r"next (?:meeting|session|sitting) (?:will|is to|is scheduled|was set)|apologies (?:were|for absence)",
    r"(?:meeting|session|sitting|hearing) (?:was )?(?:opened|closed|adjourned|ended) (?:at|by)",
    r"(?:was|were) (?:also )?attended by|wished [^.]{0,60}(?:recovery|success)",
    r"expressed (?:\w+ ){0,4}(?:condolences|sympathy|gratitude|appreciation|satisfaction)",
    r"thanked [^.]{2,60} for (?:his|her|their|the) (?:\w+ )?(?:years|service|work|attendance|presentation|report)",
    r"refers? [^.]{0,40}to (?:the|its|his|her|my|our) (?:\w+ )?(?:answer|reply|response)s?",
)
"""How a sitting went, and where else to look: `The minutes of 10 March were approved.`"""
VAGUE = re.compile(r"^[^A-ZÀ-Þ]*[A-Z]?[^A-ZÀ-Þ]{0,40}\bthe (?:two|three|four|five|six|seven) [a-z]").search
"""`The three operators` before any name: the reader does not know which."""
SEQUEL = re.compile(r"^[^,.;]{0,60}\balso\b").search
"""Something is added to what the reader does not have."""
BACKGROUND = _search(
    r"\b(?:is|are|was|were) (?:an? )?(?:\w+ )?members? of\b|\bshares? a border\b|\b(?:is|are) (?:home to|located in)\b"
)
"""What an encyclopaedia says of a country or body, too."""
CAREER = re.compile(
    r"^(?:[A-ZÀ-Þ][\w.'’-]+ ){2,4}(?:is|was|has been|served as|serves as) (?:the |an? |now |[A-ZÀ-Þ]\w+['’]s? )*"
    r"(?:former |first |deputy |foreign |prime |senior |chief )*"
    r"(?:ambassador|minister|secretary|president|envoy|commissioner|director|head|chief|chair\w*|governor|professor|"
    r"member|adviser|advisor|general|colonel|editor|correspondent|author|fellow)\b[^.;,]{0,80}[.](?:\s|$)"
).search
"""`X was Georgia's ambassador to the European Union until 2021.`: who speaks, not what the article says."""
INTERVIEWED = re.compile(
    r"(?:^|[.] )(?:She|He|They) (?:spoke|talked) (?:(?:to|with) us\b|(?:to|with) [A-ZÀ-Þ])|"
    r"(?:^|[.] )[A-ZÀ-Þ][\w’'-]+ [^.”]{0,120}\bexplains (?:why|how|what)\b"
).search
"""`She spoke to Mark Hollis in Brussels`, `Ines Calder explains why ...`: how the text came about."""
INTERVIEWER = re.compile(r"(?:Q|Question|QUESTION)[:.] ").match
"""The paragraph is a question of his."""
PORTRAIT = re.compile(
    r"^(?:[A-ZÀ-Þ][\w.'’-]+ ){1,3}[A-ZÀ-Þ][\w.'’-]+(?:, (?:aged )?\d\d,| \(\d\d\))? (?:was born|grew up|trained|"
    r"studied|graduated|joined|runs|heads|leads|chairs|teaches|lives|"
    r"(?:has|had) (?:headed|led|run|chaired|taught|worked))\b"
).search
"""Who somebody is; in a text in which people speak for themselves, not what they say."""
TAKEN_BACK = re.compile(r"Or (?:\w+ ){0,3}\w+\?$|Or so [^?]{3,60}[.]$").match
"""`Or have they?`: the sentence before it is not what the author says."""
OVERTAKEN = _search(
    r"\b(?:warned|predicted|forecast|feared|estimated)\b[^.;]{0,160}\bwould\b[^.;]{0,160}\b(?:unless|if)\b"
)
"""A forecast of the past on a condition: the next sentence tells whether it came true, and is shown with it."""
OWN_TEXT = _any(
    r"in this (?:chapter|section|article|paper|study|report)|(?:figure|table|chapter|listing|appendix) \d+",
    r"we (?:will )?discuss(?:ed)?",
)
"""The text speaks of itself: its parts are not in the memo."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|should|shall|\w+ed|"
    r"[a-z]+s|said|told|made|took|gave|went|came|met|held|won|lost|left|led|began|became|found|got|grew|kept|knew|"
    r"paid|put|ran|rose|fell|saw|sent|set|shot|sold|spent|spoke|stood|thought|wrote|brought|built|bought|broke|cut|"
    r"let|drew|drove|fought|felt|hit|hurt|meant|read|want|need|hope|believe|think|know|say|see|get|make|take|go|"
    r"come|n't)\b|['’](?:s|re|ve|ll|d|m)\b"
).search


def verbless(text: str) -> bool:
    """A sentence in name only."""
    return not _VERB(text)


SPEAKER = re.compile(r"^(?![“\"]).*?\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b(?!\.)").search
FIRST_PERSON = re.compile(r"^(?![“\"]).*?(?:\bI\b(?!\.)|\b(?:my|me)\b)").search
SECOND_PERSON = re.compile(r"^[^“\"«]*\b[Yy]ou(?:r|rs|rself|rselves)?\b").match
"""The writer, not somebody whom he quotes, speaks to the reader, or an interviewer to his guest."""
NOT_PROSE = _search(
    r"https?://|www\.|(?<=\S)@\S{1,60}\.\S|©|\b(?:click here|subscribe|sign up|newsletter|all rights reserved|"
    r"views expressed|follow (?:us|him|her|them) on|financial donations?|donate (?:now|today|here|to us)|"
    r"make a donation)\b|"
    r"^[a-zà-þ][^.:?!]{1,40}: (?:you|your|what|why|how|and you|so you|but you|let us|tell us)\b|"
    r"^about ([a-z][^.:]{2,60}?) (?:the )?\1\b|"
    r"^(?:photo|image|figure|fig\.|table|source|keywords|read more|see also|credit|caption|editor|note)\b\s*"
    r"(?:\d|:|by\b)|^(?:reporting|edited|written) by\b|^(?:figures|sources?|data|method|methodology):|"
    r"\b(?:can be (?:obtained|downloaded) (?:from|at)|for (?:further|more) information|further information|"
    r"next (?:update|report|bulletin|issue) will|first appeared in|originally published)\b|"
    r"^(?:this|the) (?:interview|conversation|transcript) (?:was|has been) (?:\w+ )?(?:edited|condensed|shortened)\b|"
    r"^to ask (?:the|her|his)\b|"
    r"\bis an? (?:non-?resident |senior |research |associate |visiting )*(?:fellow|scholar) (?:at|with)\b"
)
"""Boilerplate that a reader let through, links, captions, credits, questions to a minister or by an interviewer."""


ASSESSING = frozenset({"assessment", "consequence"})
"""Cues that count as far as the article assesses."""
CUES = (
    Cue("assessment", ASSESSMENT, 0.05, 0.09),
    Cue("consequence", CONSEQUENCE, 0.02, 0.03),
    Cue("decision", DECISION, 0.015, 0.015),
    Cue("declared", DECLARED, 0.08, 0.10),
    Cue("procedure", PROCEDURE, -0.15, -0.30),
    Cue("scope", SCOPE, -0.20, -0.08),
    Cue("released", RELEASED, -0.10, -0.08),
    Cue("aside", ASIDE, -1.0, -0.30),
    Cue("enumeration", ENUMERATION, -0.02, 0.18),
    Cue("rumour", RUMOUR, -1.0, -0.30),
    Cue("atmosphere", ATMOSPHERE, -0.10, -0.30),
    Cue("quotation", QUOTATION, -0.06, -0.01),
    Cue("announced", ANNOUNCED, -0.05, -0.10),
    Cue("address", ADDRESS, -0.20, -0.30),
    Cue("vague", VAGUE, -0.03, -0.08),
    Cue("sequel", SEQUEL, -0.05, -0.12),
    Cue("first person", FIRST_PERSON, 0.0, -0.04),
    Cue("background", BACKGROUND, -0.05, -0.22),
    Cue("career", CAREER, -0.15, 0.0),
    Cue("interviewed", INTERVIEWED, -0.15, -0.30),
    Cue("overtaken", OVERTAKEN, -0.08, -0.04),
    Cue("own text", OWN_TEXT, 0.0, -0.08),
)
