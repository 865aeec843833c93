"""What an actor does or says, in the words of the source: at most two statements, each with its sentence.

A statement is the predicate of a main clause whose subject is the actor, from its verb on, or what the text quotes it
as saying. What hangs on another's saying, on `if` or on a question, what stands in somebody's quotation, and what is
done to the actor are not its own deeds and are left out.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reportpipe.annotate.acts import Predicate, predicate, saying_before, speaks
from reportpipe.annotate.lexicon import any_of
from reportpipe.annotate.mentions import Mention
from reportpipe.annotate.roles import role_of
from reportpipe.annotate.temporal.clauses import Sentence
from reportpipe.annotate.temporal.statements import predicates
from reportpipe.annotate.temporal.telling import Telling
from reportpipe.annotate.temporal.verbs import finite
from reportpipe.annotate.titles import title_start
from reportpipe.annotate.verbgroup import VerbGroup, verb_group
from reportpipe.datelines import DATELINE
from reportpipe.model import Article, Statement

MOST = 2
"""Statements of one actor in one article."""


class Clause(NamedTuple):
    """One predicate of a clause that an actor is the subject of."""

    mention: Mention
    subject: int
    """Where the subject begins, with its title or determiner."""
    start: int
    """Where the predicate begins."""
    end: int
    """One past the predicate."""
    verb: VerbGroup


class Deed(NamedTuple):
    """One statement that could be shown."""

    start: int
    end: int
    verb: tuple[int, int]
    evidence: tuple[int, int]
    worth: float
    quoted: bool = False


def statements(article: Article, text: str, found: Sequence[Mention]) -> tuple[Statement, ...]:
    """What the mentioned actor does or says, the most telling first; of one sentence at most one."""
    tried = [each for each in found if each.paragraph and each.sort != "adjective"][:_TRIED]
    deeds = [
        deed
        for mention in tried
        for deed in (_said(text, mention), _set_under(article, mention), _done(text, mention))
        if deed
    ]
    best: list[Deed] = []
    for deed in sorted(deeds, key=lambda deed: (-deed.worth, deed.start)):
        if (
            deed.worth > _LEAST
            and len(best) < MOST
            and not any(_overlap(deed.evidence, other.evidence) for other in best)
        ):
            best.append(deed)
    return tuple(_statement(article, deed) for deed in best)


@lru_cache(maxsize=1024)  # deeds and relations ask for the same
def clauses_of(text: str, mention: Mention) -> tuple[Clause, ...]:
    """The clauses that a mention is the subject of, `X did A` and `(X) did B`; none where they hang on another.

    Main clauses, or one that opens its sentence by `As`, `When`, `While`, `Since`, `After` or `Although`.
    """
    first, last = mention.sentence
    subject = _subject(text, mention)
    found = _predicate(text, mention)
    if found is None or text[first:last].rstrip("”\"’' ").endswith("?"):
        return ()
    told = Telling(Sentence(text, (first, last)))
    begin, end = told.span(mention.start)
    at = next((n for n, word in enumerate(told.words.row) if word.end > mention.start), None)
    if at is None or told.words.quoted[at] or not begin <= subject < found.start < end:
        return ()
    before = text[begin:subject]
    parts = [(found.start, end)]
    if _FRONTED.search(before):
        comma = _COMMA.search(text, found.verb[1], end)
        parts = [(found.start, comma.start() if comma else end)]
    elif _LEANS.search(before) or not (_FREE.search(before) or _TIME.search(before)):
        return ()
    else:
        parts = _predicates(told, found.start, end)
    heads = [(_CONNECTIVE.sub("", text[start:stop], count=1), stop) for start, stop in parts]
    return tuple(
        Clause(mention, subject, stop - len(head), stop, verb_group(text, stop - len(head), stop))
        for head, stop in heads
    )


def _predicates(told: Telling, start: int, end: int) -> list[tuple[int, int]]:
    """First and one past the last code point of each predicate, in the statement that ends at `end`.

    None where the statement has its first verb before `start`: then its subject is another.
    """
    row = told.words.row
    one = next((one for one in told.statements if row[one.last - 1].end == end), None)
    found = predicates(told.words, one) if one else None
    if found is None:
        return [(start, end)]
    first, *others = found[1]
    if row[first.first].start < start:
        return []  # `Officers escorted X, to the port and put him on a ship, said Y`: the statement is not about X
    return [(start, row[first.last - 1].end), *((row[part.first].start, row[part.last - 1].end) for part in others)]


def hedged(words: str) -> bool:
    """Whether somebody else's saying, or a condition, stands in these words."""
    return _HEDGES.search(words) is not None


def _subject(text: str, mention: Mention) -> int:
    """Where the subject begins: before a title or a role, `one group from`, others named with it, an article."""
    first = mention.sentence[0]
    start = mention.start
    if mention.sort in {"person", "organisation", "body"}:
        role = role_of(text, mention)
        tied = role is not None and role.start < start and _TIED.fullmatch(text, role.end, start)
        start = role.start if role and tied else title_start(text, mention)
    listed = _LISTED if _GOES_ON.match(text, mention.end) else _OTHERS
    agents = () if _NAMED.match(text, mention.end) else (_AGENT,)
    for pattern in (_SHORT_TITLE, *agents, listed, _DETERMINERS):
        found = pattern.search(text, max(first, start - _BACK), start)
        start = found.start() if found else start
    return start


def _predicate(text: str, mention: Mention) -> Predicate | None:
    """At once, or behind the comma that closes a role before the name: `Its president, X, called`."""
    last, subject = mention.sentence[1], title_start(text, mention)
    found = predicate(text, _end(text, mention), last)
    if found and mention.sort == "state" and _OFFICE.match(text, mention.end, found.start):
        return None  # `Salz's president, Captain Moussa Keita, visited`: it is he who did
    closed = _COMMA_VERB.match(text, mention.end, last) if text[:subject].endswith(", ") else None
    if found is None and closed is None:
        closed = _WHEN.match(text, _end(text, mention), last)
    return found or (predicate(text, closed.end(), last) if closed else None)


def _end(text: str, mention: Mention) -> int:
    """One past the subject: `U.S. forces` where the mention is `U.S.` alone."""
    if mention.sort != "state" or not mention.phrase:
        return mention.end
    at = text.find(mention.phrase, mention.end, mention.sentence[1])
    return at + len(mention.phrase) if at >= 0 else mention.end


def _done(text: str, mention: Mention) -> Deed | None:
    """The predicate from its verb on."""
    clause = next(iter(clauses_of(text, mention)), None)
    if clause is None or clause.verb.passive:
        return None
    end = _ending(text, clause.start, clause.end)
    if end is None:
        return None
    verb = text[clause.verb.start : clause.verb.end].split()
    length = end - clause.start
    worth = 3.0 + (clause.subject == mention.sentence[0]) + 1.5 * speaks(verb[-1]) + _early(mention)
    worth -= 2.5 * clause.verb.being + 0.5 * bool(_UNSURE & set(verb))
    worth -= 3.5 * bool(_VAGUE_SOON.match(text, clause.verb.end, end) or _VAGUE_LAST.search(text, clause.start, end))
    worth -= max(0, length - _LONG) / 50 + max(0, _SHORT - length) / 10
    return Deed(clause.start, end, (clause.verb.start, clause.verb.end), mention.sentence, worth)


def _early(mention: Mention) -> float:
    return 2.0 / (1 + mention.paragraph / 4)


def _said(text: str, mention: Mention) -> Deed | None:
    """`“...,” said X.`, `“...,” X, the minister, told reporters.`, `“...,” the minister, X, explained.`."""
    first, last = mention.sentence
    subject = _subject(text, mention)
    before = saying_before(text, subject)
    found = None if before else _predicate(text, mention)
    verb = before or (found.verb if found else None)
    if verb is None or not speaks(text[slice(*verb)]):
        return None
    closed = _QUOTE_ENDS.search(text, first, min(subject, verb[0]))
    if closed is None:
        return None if before else _reported(text, mention, subject, verb)
    opened = max(text.rfind(mark, max(0, first - _LONGEST), closed.start()) for mark in '“"')
    if opened < 0 or "\n" in text[opened : closed.start()]:
        return None
    begin = opened + 1 if closed.start() - opened < _LONGEST else first
    if not _SHORT < closed.start() - begin < _LONGEST:
        return None
    return Deed(begin, closed.start(), verb, (min(opened, first), last), 5.5 + _early(mention), quoted=True)


def _reported(text: str, mention: Mention, subject: int, verb: tuple[int, int]) -> Deed | None:
    """`The reserve runs low, the ministry told parliament on Monday.`: the clause before, and who has said it."""
    first, last = mention.sentence
    dateline = DATELINE.match(text, first, subject)
    first = dateline.end() if dateline else first
    told = text[first:subject].rstrip()
    tail = len(text[verb[0] : last].rstrip(' .”"'))
    words = Sentence(text, (first, last))
    clause = any(
        not quoted and finite(words.row, at) and word.end <= subject
        for at, (word, quoted) in enumerate(zip(words.row, words.quoted, strict=True))
    )
    if not told.endswith(",") or not clause or len(text[verb[0] : verb[0] + tail].split()) > _SHORT_TAIL:
        return None
    if not _SHORT < len(told) < _LONGEST or not _closed(told) or _FRONTED_CLAUSE.match(told):
        return None
    return Deed(first, first + len(told), (verb[0], verb[0] + tail), mention.sentence, 5.0 + _early(mention))


def _set_under(article: Article, mention: Mention) -> Deed | None:
    """A quotation set apart, with the name of who said it in the paragraph under it; there is no verb."""
    name = article.paragraphs[mention.paragraph - 1]
    above = article.paragraphs[mention.paragraph - 2] if mention.paragraph > 1 else None
    if above is None or name.kind != "quote" or above.kind != "quote":
        return None
    if article.text[name.start : mention.start].strip("—–- "):
        return None
    words = article.text[above.start : above.end]
    start = above.start + len(words) - len(words.lstrip('“" '))
    end = above.start + len(words.rstrip('”" '))
    if not _SHORT < end - start < _LONGEST:
        return None
    return Deed(start, end, (end, end), (above.start, above.end), 5.5 + _early(mention), quoted=True)


def _ending(text: str, start: int, end: int) -> int | None:
    """Where the statement ends: with its clause, or where a long one can be cut; None where it is too long."""
    mark = text.find(";", start + _SHORT, end)
    end = mark if mark >= 0 else end
    end = start + len(text[start:end].rstrip(" \n.,;:—–"))
    if end - start > _LONG:
        cuts = [match.start() for match in _CUTS.finditer(text, start + _SHORT, start + _LONG)]
        whole = [cut for cut in cuts if _closed(text[start:cut]) and not _HEDGES.search(text, cut, end)]
        end = whole[-1] if whole else end
    return end if end - start <= _LONGEST and _closed(text[start:end]) else None


def _closed(words: str) -> bool:
    """Whether quotation marks and brackets pair."""
    return words.count("“") == words.count("”") and words.count('"') % 2 == 0 and words.count("(") == words.count(")")


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _statement(article: Article, deed: Deed) -> Statement:
    return Statement(
        text=" ".join(article.text[deed.start : deed.end].split()).rstrip(","),
        verb=" ".join(article.text[slice(*deed.verb)].split()),
        quoted=deed.quoted,
        evidence=(article.span(*deed.evidence),),
    )


_LEAST = 2.0
"""What a statement must be worth; swept by eye on the example articles, where less is `is also doing the same`."""
_TRIED = 40
"""Mentions of one actor that are looked at."""
_BACK = 120
"""Characters before a name in which its subject begins."""
_LONG, _LONGEST, _SHORT = 130, 230, 24
"""Characters: from where a statement is cut if it can be, at most, and at least. Two lines of the actor table hold
130."""
_UNSURE = frozenset({"may", "might", "could", "would", "should", "seems", "seem", "appears", "appear"})
_SAY = any_of("saying verbs")
_HEDGES = re.compile(rf"\b(?:[Ii]f|[Uu]nless|[Aa]ccording to|[Rr]eportedly|[Aa]llegedly|[Ss]upposedly|{_SAY})\b")
_LEANS = re.compile(rf"\b(?i:whether|that|which|who|whose|what|how|why)\b|{_HEDGES.pattern}")
"""What a clause hangs on, before it or after."""
_FREE = re.compile(r"^\s*$|[,;:—–]\s+$|\b(?:and|but|yet|so|then|meanwhile|But|And|Yet|Still|Now|Meanwhile)\s+$")
"""What may stand before the subject of a main clause."""
_TIME = re.compile(
    r"(?:^|[,;]\s)(?:On|In|Since|During|By|At|After|Before|Until|Last|This|Earlier|Late|Early|on|in|since|last|at)\s"
    r"(?:[^,;:“”]{0,40}?\b)?(?:\d{1,4}s?|[A-Z][a-z]+day|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|days?|weeks?|months?|years?|night|morning|evening|time|spring|summer|autumn|winter|"
    r"decades?|century|moment|period|meantime)\s$"
)
"""`On 20 April`, `Since August`, `Remarkably, on the same day`: when, before the subject, without a comma."""
_DETERMINERS = re.compile(
    r"(?:\b(?:the|an?|its|their|both|all|some|many|several|top|senior|key|new|old|former|acting|ruling|Amb\.|"
    r"Mr\.?|Mrs\.?|Ms\.?|Dr\.?|The|An?|Its|Their|Both|All|Some|Many|Several|Top|Senior|Former|two|three|Two"
    r"|Three)\s+)+$"
)
_AGENT = re.compile(
    r"\b(?:(?:one|an?|the|another|some|several|two|three|first|second|senior|top|other)\s+){0,3}(?:group|delegation"
    r"|team|mission|officials?|members?|leaders?|leadership|fighters|"
    r"commanders?|representatives?|envoys?|negotiators?|diplomats?|soldiers|troops|forces|scientists|experts|"
    r"spokes(?:man|woman|person|people)|ministers?|authorities|government|parliament|army|military)\s+"
    r"(?:of|from|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""`one group from the Taliban`, `officials of the ministry`: who acts for a body."""
_CONNECTIVE = re.compile(r"^(?:therefore|thus|instead|then|also)\s+")
_SHORT_TAIL = 6
"""Words in which a sentence says who has said the rest of it: `told parliament on Monday`."""
_FRONTED_CLAUSE = re.compile(
    r"(?:As|When|While|Since|After|Before|Although|Though|If|Unless|Because|Asked|According)\b"
)
_OFFICE = re.compile(r"['’]s?\s[^,;]{3,60},\s+[A-ZÀ-Þ][\w.'’-]*(?:\s[\w.'’-]+){1,5},")
_WHEN = re.compile(
    r" (?:(?:on|in|late on|early on|last|this|earlier this) )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|yesterday|today|week|month|year|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem"
    r"|Decem)ber)"
    r"\b(?: \d{1,2}\b)?(?=,? [a-z])"
)
"""`Kumar on Friday accused the party`. Only for what is told: as an act it would cost the order of the list a point."""
_COMMA_VERB = re.compile(r",(?=\s+[a-z])")
_NAMED = re.compile(r",\s+(?:[A-ZÀ-Þ][\w.'’-]*\s?){1,5},")
"""`the spokesperson for the ministry, Maria Zakharova,`: it is she who speaks."""
_QUOTE_ENDS = re.compile(r"[,.!?]?[”\"][,.]?(?=\s+(?:the\s+|its\s+|their\s+)?\Z)")
_TITLE = rf"(?:{any_of('short titles')}|Captain|Colonel|General)\.?\s+"
_TIED = re.compile(rf",?\s+(?:the\s+)?(?:{_TITLE})?")
_NAMES = (
    r"(?:(?:the\s+)?(?!(?:If|Unless|As|When|While|After|Since|Although|Though|Because|In|On|At|Between|With|By|For|Of|"
    r"To|From|Under|But|And|Yet|Both|Like|Unlike|Whether|That|What|Once|Until)\b)[A-ZÀ-Þ][\w.'’-]*,?\s+){1,9}"
)
_OTHERS = re.compile(rf"{_NAMES}(?:and|or)\s+(?:the\s+)?$")
"""`Mali, Burkina Faso and`: who acts together."""
_LISTED = re.compile(rf"{_NAMES}(?:(?:and|or)\s+)?(?:the\s+)?(?<=, )$")
_GOES_ON = re.compile(r"(?:,|,?\s+(?:and|or))\s+(?:the\s+)?[A-ZÀ-Þ]")
_SHORT_TITLE = re.compile(rf"\b{_TITLE}$")
_COMMA = re.compile(r",\s")
_FRONTED = re.compile(
    r"^(?:[A-Z][a-z]+\s(?:[a-z]+\s){0,2})?(?:As|When|While|Since|After|Although|Though|after|since)\s+$"
)
_VAGUE_SOON = re.compile(r"(?:\s+\w+){0,2}?\s+(?:it|them|him|her|us|so|th(?:is|ese|ose)(?=\s(?:and|or)\b|[.,;]))\b")
_VAGUE_LAST = re.compile(r"\b(?:each|too|there|here|one|so|the same)$")
"""Words that lean on the sentence before."""
_CUTS = re.compile(
    r";|\s[—–]\s|,\s(?:and|but|while|which|who|where|whose|as|because|although|though|so|since|after|before|with|"
    r"including|such as|[a-z]+ing)\b|\s(?:while|because|although|as well as|so that|even though)\b"
)
