"""What a text says that somebody is: title, apposition, `X, who ...`, `X is a ...`. Always the words of the source."""

import re

from reportpipe.annotate.acts import has_verb
from reportpipe.annotate.appointments import appointed, listed
from reportpipe.annotate.lexicon import any_of, section
from reportpipe.annotate.mentions import Mention
from reportpipe.annotate.titles import ADVOCATE, LINKING, WORD, Role, is_role, office_opening, qualifies, title_before


def role_of(text: str, mention: Mention) -> Role | None:
    """The role that the sentence of a mention states for it; the strongest where it states more than one."""
    first, last = mention.sentence
    persons = mention.sort == "person"
    nouns = _ROLES if persons else _BODIES
    found = [
        office_opening(text, mention, first) if persons else None,
        title_before(text, mention, first) if persons else _kind_before(text, mention, first),
        _shared(text, mention, first) if persons else None,
        _apposition_after(text, mention, last, nouns),
        _apposition_before(text, mention, first, last, nouns),
        _relative(text, mention, last) if persons else None,
        _acting(text, mention, last) if persons else None,
        _copula(text, mention, last, nouns),
        _copula_before(text, mention, first) if persons else None,
        _as(text, mention, last) if persons else None,
        appointed(text, mention, last) if persons else None,
        listed(text, mention) if persons else None,
    ]
    stated = [role for role in found if role is not None]
    return _with_year(text, max(stated, key=lambda role: role.strength)) if stated else None


def tells_by_verb(role: str) -> bool:
    """Whether a role says what somebody does (`runs the only ward`), so that it follows a name with `who`."""
    return _DOING.match(role) is not None


def _with_year(text: str, role: Role) -> Role:
    """The role with the year behind a comma that its date ends in: `chief executive since January 1, 2023`."""
    year = _YEAR.match(text, role.end) if _MONTH_DAY.search(text, role.start, role.end) else None
    return role._replace(end=year.end()) if year else role


def name_end(mention: Mention) -> int:
    """One past the last code point of a name, without the words that its phrase has behind it."""
    return mention.end if not mention.phrase else mention.start + len(mention.name)


_LINKED = re.compile(r"\b(?:of|for|to)\b")
_OF_WHAT = re.compile(r"[\w-]+\s(?:of|for|at)\s")
_COMPLEMENT = re.compile(r"\s(?:of|with|at|for|from|in|on)\s")
_STATED = 3
"""Strength of an apposition or a sentence that says it."""


_ROLES = section("role nouns")
_BODIES = section("body nouns")
_KIN = section("relatives")
_MODIFIERS = section("role modifiers")
_PAST_FORMS = section("irregular verbs")
_SAYING = section("saying verbs")
_NOT_OPENING = section("not role openers")
_NO_DESCRIPTION = section("not descriptions")
_REACH = 220
"""Code points behind a name: the longest phrase of `_AFTER`, and an age or a bracket."""
_AFTER = re.compile(
    r"(?:\s*\([^()]{1,40}\))?(?:,\s+(?:aged )?\d{1,3}(?=,))?(?:,\s+|\s*[—–]\s*)"
    r"(?:now\s+(?=(?:a|an|the)\s)|currently\s+)?"
    r"(?P<phrase>[^,;:—–()\n]{3,200}?)(?=[,;:—–(\n]|(?<![A-Z]\.[A-Z])[.!?][\"”’]?(?:\s|$)|$)"
)
_CUT = re.compile(
    r"\s+(?:who|which|that|whose|where|said|says|told|added|ha[sd]|have|is|are|was|were|will|would|and\s+(?:(?:now|later|then)\s+[a-z]+(?:s|ed)|was|is|has|had)"
    r"|(?:arrested|detained|jailed|killed|shot|convicted|sentenced|charged|accused|ousted|dismissed|sacked)"
    r"\s+(?:on|in|by|for|since|of|last)|in\s+an\s+interview)\b"
)
_MONTH_DAY = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:[a-z]{2,6})?\.? \d{1,2}\Z")
_YEAR = re.compile(r", (?:19|20)\d\d\b")
_INSIDE = r"(?:[^,;:—–.\n]|\.(?=[\w]|\s[a-z])|(?<=[A-Z]\.[A-Z])\.)"
"""A character of a phrase: a full stop only within it (`the U.S. envoy`)."""
_DOES = (
    r"(?:(?:now|has|had)\s+)?(?:heads|leads|headed|led|runs|ran|run|chairs|chaired|commands|commanded|founded|"
    r"directs|directed|represents|represented|oversees|overseen|teaches|(?:acts|acted|appeared)(?=\s+for\s)|"
    r"advises|advised|manages|managed|edits|edited|studies|studied|covers|covered|negotiated|coordinates|coordinated)"
)
_DOING = re.compile(rf"{_DOES}\s")
_RELATIVE = re.compile(
    r"(?:,\s+(?:formerly|originally|once|previously)\s[^,;:.]{3,60})?,\s+who\s+(?P<phrase>(?:(?:is|was|has been|"
    r"(?:had\s+)?(?:served|retired|resigned|stepped\s+down|took\s+over)\s+as|serves as|became|works as|worked as)\s+"
    r"(?:(?:a|an|the|one of the)\s+)?"
    rf"(?P<what>{_INSIDE}{{3,140}})|{_DOES}\s+{_INSIDE}{{3,140}}))"
)
_ACTING = re.compile(
    r",\s+(?P<phrase>(?:(?:appearing|acting|speaking)\s+(?:for|on\s+behalf\s+of)|representing)\s+[^,;:—–.\n]{3,100})(?=,)"
)
_IS = re.compile(
    r"(?:\s*\([^()]{1,40}\))?\s+(?:is|was|has been|became|serves as|served as|remains|works as)\s+"
    r"(?:now\s+|also\s+)?(?:(?:a|an|the|one\s+of\s+the)\s+|(?=(?:[A-Z][\w.-]*\s+){0,3}[A-Z][\w-]*['’]s?\s))"
    rf"(?P<phrase>{_INSIDE}{{3,160}})"
)
_IS_NAMED = re.compile(
    r"(?:^|[.,;]\s+|\s)(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Tt]he|whose)\s"
    r"(?P<phrase>[^,;:.“”\n]{3,80}?)\s(?:is|was|remains)\s(?:still\s|now\s)?(?:the\s(?:[a-z]+\s){1,3})?$"
)
_THEN = re.compile(r"then\s+(?=(?:an?|the|its|his|her|their)\s|[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)*['’]s?\s|[a-z]+\s)")
_OWNER = re.compile(r"[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)*['’]s?\s")
_SECOND_VERB = re.compile(r"\s+and\s+(?=(?:now|also|still|never|later|then)\s+[a-z]+(?:s|es|ed)\s|[a-z]+(?:s|ed)\s)")
_AS = re.compile(
    r"(?:(?!\b[A-Z][\w’'-]+\s[A-Z])[^.;:\n]){1,120}?\b(?:his|her)\s(?:(?!\b[A-Z][\w’'-]+\s[A-Z])[^.;:\n]){1,60}?\bas\s+"
    r"(?:(?:the|an?)\s+)?(?P<phrase>[^,;:—–.\n]{3,80})"
)
_NAME = r"(?:[A-Z][\w.’'-]*\s(?:[a-z]{2,3}\s)?){0,4}[A-Z][\w’'-]+"
_ONE_OF_ALL = rf"{_NAME}(?:\s\([^()]{{1,40}}\)|\s(?:of|for)\s(?:the\s)?{_NAME})?"
_OF_ALL = re.compile(
    rf"\b(?P<noun>[\w-]+s)(?:\s|,?\s{_ONE_OF_ALL}(?:,\s{_ONE_OF_ALL}){{0,4}},?\s(?:and\s)?)"
    rf"(?:(?:{any_of('short titles')})\.?\s)?$"
)
_KIND = re.compile(r"(?P<phrase>(?:[A-Za-z-]+ ){0,3}?)(?P<noun>[a-z-]+) (?:(?:called|known as) )?$")
_KIND_REACH = 50
"""Code points before a name: four words."""
_OTHERS = re.compile(r"(?:[A-Z][\w.-]*\s+){0,3}[A-Z][\w-]*['’]s\b")
_BEFORE_NAME = re.compile(
    rf"\b(?:(?:[Tt]he|(?:Rt |H\.E\.? )?(?:{any_of('short titles')})\.?|H\.E\.?"
    r"|Professor|Sheikh|Sister|General|Colonel|Admiral|Judge|Justice|Baroness)\s+)+$"
)
_CLOSED = re.compile(
    r"\s*[,.;]|\s*\([^()]{1,40}\)[,.]?|"
    r"\s+(?:of|from|at)\s+(?:the\s+)?[A-Z][\w.&’'-]*(?:\s+(?:(?:of|for|and|the)\s+){0,2}[A-Z][\w.&’'-]*){0,6}[,;]"
)
_BARE = re.compile(r"[A-Z][\w-]+\s+(?:for|to|at)\s")
_OFFICE = re.compile(r"[A-Z][\w’'-]*(?:\s(?:[A-Z][\w’'-]*|of|for|on|and|the|to|&))*\s[A-Z][\w’'-]*")
_PLACED = re.compile(r"(?:\n|, and\s|\b(?:by|to|with|from|for|that|when|while|as)\s)\Z")
"""What stands before an office in capitals that has no article."""
_LAST_WORD = re.compile(r"(?P<word>[a-z]+) $")
_SAID = 14
"""Code points of the longest verb of saying and a space."""
_ADVOCATE = re.compile(ADVOCATE)
_AND = re.compile(r"[A-Z][\w.-]+\s+[A-Z][\w-]+,? and (?=(?:an?|the|his|her|its|their)\s)")
_OWNED = re.compile(r"(?:[A-Z][\w.-]*\s)*[A-Z][\w.-]*['’]s?\s(?:[a-z-]+\s){0,3}$")
_SIDES = frozenset({"supporter", "critic", "opponent", "ally", "rival", "partner", "member", "friend"})
_PAST = ("former", "once", "formerly", "previously")
_FORMER = re.compile(r"(?:an?|the|one|another)\s+(?:former|retired|veteran)(?:\s+[a-z][\w-]*){1,4}", re.IGNORECASE)
_INDEFINITE = re.compile(r"an?\s+(?:[a-z-]+ly\s+)?(?P<word>[a-z][\w-]+)")
_ADJUNCT = re.compile(
    r"(?:In|At|On|During|After|Before|Following|Since|With|Under|By|According to|Asked|Citing|Speaking|Quoting|As for|"
    r"Regarding|When it comes to)\s"
)
_OPENING = 6
"""Words of a noun phrase and its verb: `the new foreign minister told`."""
_ARTICLE = re.compile(r"(?:the|a|an|his|her|its|their)\s+", re.IGNORECASE)
_DETERMINERS = frozenset(["the", "a", "an", "its", "his", "her", "their"])


def _apposition_after(text: str, mention: Mention, last: int, nouns: frozenset[str]) -> Role | None:
    match = _AFTER.match(text, name_end(mention), min(last, name_end(mention) + _REACH))
    if not match:
        return None
    start, end = match.span("phrase")
    cut = _CUT.search(text, start, end)
    end = cut.start() if cut else end
    phrase = text[start:end].rstrip()
    then = _THEN.match(phrase) if mention.sort == "person" else None
    if then and _head(phrase, nouns) is not None:  # `Anna Moskwa, then Poland's climate minister,`
        return Role(start, start + len(phrase), _STATED - 1)
    opening = phrase.split(" ", 1)[0].strip("“\"'")
    opening = "" if len(opening) > 1 and opening.isupper() else opening.lower()  # `WHO Representative in Dray`
    article = _ARTICLE.match(phrase)
    clause = _begins_clause(text, mention, phrase, cut=cut is not None)
    clause = clause or (cut is not None and _ends_with_verb(phrase, cut.group()))
    head = _head(phrase, nouns)
    person = mention.sort == "person"
    # `signed by the leader of the AES, the College of Heads of State denounces`: another body
    other = not person and (not (article or _OWNER.match(phrase)) or (head is not None and phrase[head].isupper()))
    described = _INDEFINITE.match(phrase) if person else None
    nothing = head is None and not (described and described["word"] not in _NO_DESCRIPTION)
    if clause or opening in _NOT_OPENING or other or nothing:
        return None
    acts = opening.endswith("ed") and opening not in _MODIFIERS  # `, thanked members and left`
    acts = acts or (opening in _PAST_FORMS and not phrase.startswith(f"{opening} of "))  # `, met with the envoy`
    if not article and (acts or _lists_a_name(phrase) or has_verb(" ".join(phrase.split()[:2]))):
        return None
    words = phrase[article.end() :] if article else phrase
    less = words.startswith(_PAST) or head is None  # a title of today tells more, so does an office
    strength = 1 if words.split()[0] in _KIN else _STATED - less
    return Role(start + len(phrase) - len(words), start + len(phrase), strength)


def _begins_clause(text: str, mention: Mention, phrase: str, *, cut: bool) -> bool:
    """Whether what follows the comma is what the sentence says, after an adjunct in front that the name ends:
    `In a statement issued by X, the minister attributed the rise to luck`.
    """
    front = text[mention.sentence[0] : mention.start].rstrip(", ") + " "
    if not _ADJUNCT.match(front) or "," in front or has_verb(_ADJUNCT.sub("", front)):
        return False
    words = phrase.split()
    told = any(word.endswith("ed") or word in _PAST_FORMS for word in words[1:_OPENING])
    return cut or told or has_verb(" ".join(words[:_OPENING]))


def _ends_with_verb(phrase: str, behind: str) -> bool:
    """Whether a phrase ends with the verb of a clause that goes on with `that`: `the court determined`."""
    last = phrase.rpartition(" ")[2]
    return behind.strip() == "that" and (last.endswith("ed") or last in _PAST_FORMS)


def _apposition_before(text: str, mention: Mention, first: int, last: int, nouns: frozenset[str]) -> Role | None:
    """`the spokesperson for the Foreign Ministry, Maria Zakharova,`."""
    article = _BEFORE_NAME.search(text, max(first, mention.start - 24), mention.start)
    at = mention.start - (len(article.group()) if article else 0)
    title = title_before(text, mention, first) if mention.sort == "person" else None
    if title and (text[title.start : mention.start].islower() or title.strength == 1):
        at = title.start  # `its coordinator, lawyer Moussa Keita,`, `Salz's president, General Moussa Keita,`
    closed = _CLOSED.match(text, name_end(mention), min(last, name_end(mention) + _REACH))
    if text[max(first, at - 2) : at] != ", " or not closed:
        return None
    opening = max(text.rfind(mark, max(first, at - _REACH), at - 2) for mark in ',;:—–”“"(')
    start = max(opening + 1, first)
    phrase = text[start : at - 2]
    other = _AND.search(phrase)  # `The pathologist Ines Calder and a former inmate, Sean Dooley,`
    if other:
        start, phrase = start + other.end(), phrase[other.end() :]
    head = _head(phrase, nouns)
    while head is not None:
        begin = start + _noun_phrase(phrase, head)
        words = text[begin : at - 2]
        trimmed = _ARTICLE.match(words)
        if WORD.findall(words)[-1] in _KIN:
            return None  # `his father`: whose, another sentence tells
        bare = begin == first and _BARE.match(words)  # `Counsel for the company, Edgar Pace,`
        whole = _OFFICE.fullmatch(phrase.strip()) and not _LINKED.search(phrase, 0, head)
        if whole and mention.sort == "person":  # `Tourism and Fisheries Minister, X,`
            begin = at - 2 - len(phrase.lstrip())
            words = text[begin : at - 2]
            trimmed = _ARTICLE.match(words)
        # `issued by Special Adviser on Media, X`
        led = mention.sort == "person" and not _LINKED.search(text, begin, start + head)
        office = led and _OFFICE.fullmatch(words) and (begin == first or _PLACED.search(text, first, begin))
        ranked = title is not None and title.strength == 1 and not _OWNED.search(phrase, 0, head)
        ranked = ranked and _OF_WHAT.match(phrase, head) is not None
        office = office or ranked  # `with chief of the navy, Admiral X`
        said = _LAST_WORD.search(text, max(first, begin - _SAID), begin)  # `..., said director of Sumoud, Adam Idris,`
        told = bare or (said is not None and said["word"] in _SAYING)
        if (trimmed or told or office or _OWNER.match(words)) and " by " not in words and not has_verb(words):
            vague = (
                title is not None and title.strength > 1 and _INDEFINITE.match(words)
            )  # `a mediator, ex-president X`
            strength = 1 if bare and _ADVOCATE.match(words) else _STATED - bool(vague)
            return Role(begin + (trimmed.end() if trimmed else 0), at - 2, strength)
        owned = _OWNED.search(phrase, 0, head)  # `Interior minister Hugo Brandt's spokeswoman, Petra Lang,`
        if owned and not has_verb(text[start + owned.start() : at - 2]):
            return Role(start + owned.start(), at - 2, _STATED)
        head = _head(phrase, nouns, head + 1)  # `Manalo summoned the Chinese ambassador, Huang Xilian`
    former = _FORMER.fullmatch(phrase.strip()) if mention.sort == "person" else None
    return Role(at - 2 - len(phrase.strip().partition(" ")[2]), at - 2, 3) if former else None


def describes_body(text: str, role: Role) -> bool:
    """Whether a stated description is one of a body: `a coalition of civil society groups`."""
    head = _head(_COMPLEMENT.split(text[role.start : role.end], maxsplit=1)[0], _BODIES)
    return role.strength == _STATED and head is not None and _head(text[role.start : role.end], _ROLES) is None


def _relative(text: str, mention: Mention, last: int) -> Role | None:
    match = _RELATIVE.match(text, name_end(mention), min(last, name_end(mention) + _REACH))
    if not match:
        return None
    if match["what"] is None:
        second = _SECOND_VERB.search(text, *match.span("phrase"))
        return Role(match.start("phrase"), second.start() if second else match.end("phrase"), 2)
    head = _head(match["what"], _ROLES)
    end = match.start("what") + len(match["what"].rstrip())
    return Role(match.start("what"), end, _strength(match["what"], head)) if head is not None else None


def _strength(phrase: str, head: int) -> int:
    """A title tells more of somebody than on whose side they stand: `a staunch supporter of China`."""
    noun = WORD.match(phrase, head)
    return _STATED - (noun is not None and noun.group() in _SIDES)


def _acting(text: str, mention: Mention, last: int) -> Role | None:
    """`Anna Brincat, appearing for the defendant,`."""
    match = _ACTING.match(text, name_end(mention), min(last, name_end(mention) + _REACH))
    return Role(*match.span("phrase"), 1) if match else None


def _as(text: str, mention: Mention, last: int) -> Role | None:
    """`Lavrov visited Bamako, his first trip there as Russia's foreign minister`."""
    match = _AS.match(text, name_end(mention), min(last, name_end(mention) + _REACH))
    if not match or _head(match["phrase"], _ROLES) is None:
        return None
    return Role(match.start("phrase"), match.start("phrase") + len(match["phrase"].rstrip()), 2)


def _shared(text: str, mention: Mention, first: int) -> Role | None:
    """`Foreign ministers Ola Berg of Norway and Timo Saari`, `the co-chairs, X (Sweden) and Y`: the office of all."""
    match = _OF_ALL.search(text, max(first, mention.start - _REACH), mention.start)
    one = match["noun"].removesuffix("s") if match else ""
    if match is None or not is_role(one) or one in _KIN:
        return None
    start = first + _noun_phrase(text[first : match.end("noun")], match.start("noun") - first)
    article = _ARTICLE.match(text, start)
    return Role(article.end() if article else start, match.end("noun"), 2)


def _kind_before(text: str, mention: Mention, first: int) -> Role | None:
    """`Opposition party Les Transformateurs`, `the aid agency Oxfam`: what it is, right before its name."""
    match = _KIND.search(text, max(first, mention.start - _KIND_REACH), mention.start)
    if not match or match["noun"].lower() not in _BODIES:
        return None
    opened = match.start("phrase")
    while opened < match.start("noun"):
        word = text[opened : match.start("noun")].split(" ", 1)[0]
        if word.lower() in _MODIFIERS | {"armed"} or word.endswith(
            ("ist", "ian", "ese", "ish", "-led", "-backed", "rebel", "aid")
        ):
            break
        if opened + len(word) + 1 == match.start("noun") and qualifies(word, match["noun"]):
            break
        opened += len(word) + 1
    return Role(opened, match.end("noun"), 2) if text[opened : match.end("noun")].lower() != "group" else None


def _copula(text: str, mention: Mention, last: int, nouns: frozenset[str]) -> Role | None:
    match = _IS.match(text, name_end(mention), min(last, name_end(mention) + _REACH))
    if not match:
        return None
    start, end = match.span("phrase")
    cut = _CUT.search(text, start, end)
    end = cut.start() if cut else end
    phrase = text[start:end].rstrip()
    head = _head(phrase, nouns)
    return Role(start, start + len(phrase), _strength(phrase, head)) if head is not None else None


def _copula_before(text: str, mention: Mention, first: int) -> Role | None:
    """`Its director is Hanna Leitgeb`, `a panel whose coordinator is Kiran Rao`."""
    match = _IS_NAMED.search(text, max(first, mention.start - _REACH), mention.start)
    if not match or _head(match["phrase"], _ROLES) is None or _lists_a_name(match["phrase"]):
        return None
    return Role(match.start("phrase"), match.end("phrase"), _STATED)


def _head(phrase: str, nouns: frozenset[str], start: int = 0) -> int | None:
    """Offset of the first word from `start` that says what somebody is, before any clause of its own."""
    for match in WORD.finditer(phrase, start):
        plain = match.group().lower().strip("’'.\"“”")
        singular = plain.removesuffix("s") if plain not in nouns else plain
        if singular in nouns or singular.rpartition("-")[2] in nouns:
            possessive = phrase[match.end() - 2 : match.end()] in {"'s", "’s"}
            if (not possessive and match.group()[0].islower()) or not _title_of_other(phrase, match.end()):
                return match.start()
    return None


def _title_of_other(phrase: str, end: int) -> bool:
    """`President` in `President Vladimir Putin's special envoy` is another man's."""
    return bool(re.match(r"\s+[A-Z][\w.-]+(?:\s+[A-Z][\w.-]+)*['’]s\b", phrase[end:]))


def _lists_a_name(phrase: str) -> bool:
    """`Foreign Minister Sergei Lavrov` after a comma is the next of a list, no apposition."""
    titled = False
    for match in WORD.finditer(phrase):
        word = match.group()
        if (is_role(word) and word != "General") or (titled and word.lower() in _MODIFIERS):
            titled = True
        elif titled and word[0].isupper():
            return not _OTHERS.match(phrase, match.start())
        elif not word[0].isupper() and word.lower() not in LINKING | (frozenset() if titled else _MODIFIERS):
            return False
        else:
            titled = False
    return False


_ENDINGS = ("-led", "-based", "-backed", "-appointed", "'s", "’s")


def _noun_phrase(phrase: str, head: int) -> int:
    """Where the noun phrase around the noun at `head` begins; one unknown word after its article is part of it."""
    begin = head
    before = [match.group().lower() for match in WORD.finditer(phrase, 0, head)]
    for match in reversed(list(WORD.finditer(phrase, 0, head))):
        word = match.group()
        plain = word.lower().strip(".,’'")
        before.pop()
        if plain in _DETERMINERS:
            return match.start()
        led = bool(before) and (before[-1] in _DETERMINERS or before[-1].endswith(("'s", "’s")))
        fits = word[0].isupper() or plain in _MODIFIERS | _BODIES or plain.endswith(_ENDINGS)
        if not (fits or is_role(word) or (led and plain not in _NOT_OPENING and not has_verb(word))):
            break
        begin = match.start()
    return begin
