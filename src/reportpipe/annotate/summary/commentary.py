"""Commentary: a text in which an author argues, and the signs by which his thesis is known."""

import re
from collections.abc import Sequence

from reportpipe.annotate.summary import cues
from reportpipe.annotate.wording import words

THESIS, AT_THE_END = 0.08, 0.05
"""What a verdict is worth more as the bottom line of a commentary, and in its last fifth once more. With .06 one of
20 op-eds keeps the news on top; with .1 nothing changes."""
OPENING, PEERS = 0.05, 0.10
"""What the first sentence is worth less, which is the news that gave occasion to write, and what others are said to
think, before the author says what he thinks."""
PLAIN_WORDS, BREVITY = 20, 0.004
"""A verdict needs few words: one of fewer than these gets so much for each that is wanting."""
_VERDICTS, _TOLD, _SPOKEN_TO, _SPEAKING = (0.05, 0.1), (0.2, 0.12), (0.2, 0.1), (0.5, 0.35)
"""The shares of verdicts, of sentences that tell what somebody said, of those that speak to the reader, and of those in
the first person, at which a text begins to be a commentary, and is one: between 37 op-eds and the news, academic texts,
interviews, speeches and textbooks of GUM."""


def arguing(texts: Sequence[str]) -> float:
    """From 0.0 for a text that reports or teaches to 1.0 for one whose author says what he thinks ought to be done."""
    return (
        _part(_share([is_verdict(text) for text in texts]), _VERDICTS)
        * _part(_share([_is_told(text) for text in texts]), _TOLD)
        * _part(_share([bool(cues.SECOND_PERSON(text)) for text in texts]), _SPOKEN_TO)
        * _part(_share([bool(cues.SPEAKER(text)) for text in texts]), _SPEAKING)
    )


def _share(found: Sequence[bool]) -> float:
    return sum(found) / max(1, len(found))


def _part(share: float, bounds: tuple[float, float]) -> float:
    start, end = bounds
    return min(1.0, max(0.0, (share - start) / (end - start)))


def thesis_worth(text: str, *, first: bool, late: bool) -> float:
    """What a sentence of a commentary is worth more, or less, as its bottom line."""
    if _PEERS(text):
        return -PEERS
    if not is_verdict(text):
        return -OPENING if first else 0.0
    wanting = max(0, PLAIN_WORDS - len(text.split()))
    return THESIS + (AT_THE_END if late else 0.0) + BREVITY * wanting


def is_verdict(text: str) -> bool:
    """The author, not somebody whom he quotes, says what ought to be done, or what he holds of what was done."""
    if _is_told(text) or _PEERS(text):
        return False
    return bool(_VERDICT(text.lower())) or any(map(_of_main_clause, _OUGHT(text.lower())))


def _is_told(text: str) -> bool:
    return bool(cues.REPORTED(text) or cues.SAYING(text) or _STRESSES(text))


_STRESSES = re.compile(r"\b(?:emphasi[sz]|stress|reiterat|underlin|pledg|vow|promis)(?:ed|es)\b").search
_OUGHT = re.compile(
    r"((?:[\w’'-]{1,40} ){0,3})(?:must|should|ought to|had better|needs? (?:to|an?|more|its|their)|deserves?)\b"
    r"(?! (?:(?:now|still) )?(?:have|in time|know|say|see|note|mention|remember|understand|catch|decide|choose|"
    r"stop pretending|be ashamed|apologi[sz]e)\b)"
).findall
"""With up to three words before it; a reproach (`should be ashamed`) is no advice, nor is what is yet to be decided."""
_NO_SUBJECT = words("""
    i you he she it they who which what that would will may might can could not do does did research studies work
    the a an no any
    """)
"""Behind these it is told what somebody else must do, or will have to, or `need` is a noun."""
_SUBORDINATE = words("because if whether who which what how when why where unless although while")


def _of_main_clause(before: str) -> bool:
    """`The board should`, not `what the board should` or `they should`."""
    subject = before.split()
    return not _NO_SUBJECT.intersection(subject[-1:]) and not _SUBORDINATE.intersection(subject)


_VERDICT = re.compile(
    r"\b(?:"
    r"(?:is|are|was|were|be|remains?) (?:(?!not\b)[\w-]{1,40} ){0,2}"
    r"(?:vital|essential|crucial|imperative|urgent|overdue|indispensable|paramount|worth|an? (?:\w+ )?mistake|futile|"
    r"misguided|ill-advised|unwise|foolish|reckless|unworthy|unethical|immoral|unjust)|"
    r"an? welcome|(?:sensible|ill-advised|misguided|wise|sound) (?:[\w-]+ )?"
    r"(?:bill|law|plan|step|move|measure|proposal|idea|reform|decision|policy|course|approach)|"
    r"the (?:only|right|wrong|best) (?:thing to|way|answer|path|course|solution|choice)|"
    r"the (?:real |true |main |only |first |larger )?"
    r"(?:lesson|moral|answer|conclusion|task|alternative)s? (?:of|for|is|are|lies)|"
    r"there(?:['’]s| is) (?:no|little|every|an urgent) (?:need|reason|excuse|justification)|underscores? the need|"
    r"it(?: is|['’]s) (?:high |past |long past )?time (?:to|for|that)|it(?: is|['’]s) (?:\w+ )?clear (?:that|to me)|"
    r"be (?:\w+ )?in the interests? of|(?:as \w+ as|more \w+ than) ever|one (?:\w+ ){0,2}hopes|still time (?:to|for)|"
    r"would (?:be wiser?|be better|do well) to|(?:right|wrong)ly|too (?:little|few|early|late|soon)|"
    r"(?:may|might|would) [^.;:]{5,150}, but \w+|"
    r"without (?:[\w-]{1,40} ){1,8}[^.]{0,200}\bwill"
    r")\b"
).search
_PEERS = re.compile(
    r"\b(?:(?:many|most|some|several|other) (?:\w+ ){1,4}?(?:have |has |had |often |still |now |who |in \w+ ){0,2}"
    r"(?:believe|say|said|think|argue|hope|fear|expect|assume|insist|claim)d?|conventional wisdom|"
    r"(?:notion|belief|claim) that|it is (?:widely|often|commonly|generally|usually) (?:believed|said|assumed|thought|"
    r"argued))\b",
    re.IGNORECASE,
).search
