"""The only ways in which a point may be shorter than its source: what may go without changing what is said.

Dashes, commas and clauses are never touched: what stands between them is often the point.
"""

import re

from reportpipe.datelines import DATELINE

CITATION = re.compile(
    r"[ \u00a0]?\((?=[^()]{0,160}\b(?:1[89]|20)\d\d[a-z]?\b)(?:see(?: also)?,? |e\.g\.,? |cf\. )?"
    r"[A-ZÀ-Þ][^()“”\"]{0,160}?,? (?:1[89]|20)\d\d[a-z]?(?:[,:] ?(?:pp?\. ?)?\d+(?:[–-]\d+)?)?"
    r"(?:[;,] [^()“”\"]{0,120}(?:1[89]|20)\d\d[a-z]?)*\)"
)
"""`(Smith & Jones, 2010; Bell 2014, p. 5)`, with the space before it."""
MARKER = re.compile(r"[ \u00a0]?\[\d{1,3}(?:[,–-] ?\d{1,3})*\]")
"""`[12]`, `[3, 4]`."""
ACRONYM = re.compile(r"(?<=[^\W\d_])[ \u00a0]\((?=[A-Z])[A-Z][A-Za-z]{0,2}[A-Z&\-–]{1,8}s?\)")
"""`(CSTO)` after the name that it abbreviates."""
ANSWER = re.compile(r"^(?:A|Answer|ANSWER): +(?=\S)")
"""The label of an answer in an interview; `A. ` may be the initial of a name."""
CONNECTIVES = (
    r"However|Moreover|Furthermore|Additionally|In addition|Meanwhile|Notably|Remarkably|Importantly|Interestingly|"
    r"Indeed|In fact|Of course|To be sure|After all|In particular|Similarly|Likewise|Finally|Lastly|Also|"
    r"At the same time|In short|In sum|Overall(?=,)|Therefore|Thus|Consequently|As a result|Nevertheless|Nonetheless|"
    r"That said|Still|Again"
)
"""What ties a sentence to the one before it and says nothing of its own."""
CONNECTIVE = re.compile(
    rf"(?:(?:But|And|Yet)(?:,| (?!for\b|another\b|yet\b|so\b|then\b)) *|(?:{CONNECTIVES}), +)(?=\S)"
)
"""A leading connective with its comma; it goes only when the rest stands alone."""


def without_connective(text: str) -> str:
    """The sentence without its leading connective, its next word with a capital; the sentence itself if it has none."""
    match = CONNECTIVE.match(text)
    return text[match.end()].upper() + text[match.end() + 1 :] if match else text


def without_parentheses(text: str, keep: frozenset[str] = frozenset()) -> str:
    """The sentence without dateline, label and citations, and without those acronyms that are not in `keep`."""
    leading = DATELINE.match(text) or ANSWER.match(text)
    shorter = MARKER.sub("", CITATION.sub("", text[leading.end() :] if leading else text))
    return ACRONYM.sub(lambda match: match.group() if acronym_in(match.group()) in keep else "", shorter)


def acronyms(text: str) -> frozenset[str]:
    """The acronyms that a text introduces in brackets."""
    return frozenset(acronym_in(match.group()) for match in ACRONYM.finditer(text))


def acronym_in(parenthesis: str) -> str:
    return parenthesis.strip(" \u00a0()").removesuffix("s")


def removable(sentence: str) -> list[tuple[int, int]]:
    """The stretches of a sentence that may go, as offsets into it."""
    leading = CONNECTIVE.match(sentence) or DATELINE.match(sentence) or ANSWER.match(sentence)
    spans = [(0, leading.end())] if leading else []
    return spans + [match.span() for pattern in (CITATION, MARKER, ACRONYM) for match in pattern.finditer(sentence)]
