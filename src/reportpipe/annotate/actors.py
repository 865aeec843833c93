"""The key actors of an article: found, joined, described and ranked.

Mentions come from `mentions`, who is who from `joining`, what the text says they are from `roles` and `kinds`, and
their order from `salience`. docs/decisions/0004-actors.md says why each is made as it is.
"""

import re
from collections import defaultdict
from typing import NamedTuple

from reportpipe.annotate import gazetteer
from reportpipe.annotate.acts import in_clause, saying_before, speaks
from reportpipe.annotate.affiliations import affiliation_of
from reportpipe.annotate.deeds import statements
from reportpipe.annotate.echoes import echoes
from reportpipe.annotate.joining import Entity, join
from reportpipe.annotate.kinds import kind_of
from reportpipe.annotate.lexicon import section
from reportpipe.annotate.mentions import Mention, mentions, readable
from reportpipe.annotate.names import find_names
from reportpipe.annotate.narrator import Narrator, narrator
from reportpipe.annotate.outlets import is_outlet_alone
from reportpipe.annotate.overriding import Overriding
from reportpipe.annotate.recognisers import Recogniser, recogniser
from reportpipe.annotate.relations import relations
from reportpipe.annotate.roles import describes_body, role_of
from reportpipe.annotate.salience import Extent, bearing, features, ranked, score
from reportpipe.annotate.titles import Role
from reportpipe.model import Actor, ActorKind, Alias, Article, Findings, Note, Span, make_id
from reportpipe.overrides import Overrides
from reportpipe.settings import Settings


def annotate(article: Article, so_far: Findings, settings: Settings) -> Findings:
    """The findings with the actors of the article, most important first, all of them.

    Each actor's evidence lies in numbered paragraphs: the words that state its role, else the sentence that tells
    most about it. Authors, the publisher, and whoever appears only in bylines, boilerplate or picture credits are
    not actors; a place is one only where it acts.
    """
    deciding = Overriding(settings.actors, article.text)
    with gazetteer.with_names(settings.gazetteer, article.language):
        rows = _rows(article, deciding, recogniser(settings.names))
    found = {
        "actors": tuple(row.actor for row in rows),
        "relations": relations(article, article.text, [(row.actor, row.entity.mentions) for row in rows]),
        "notes": (*so_far.notes, *_on_language(article, settings), *deciding.notes()),
    }
    return so_far.model_copy(update=found)


def _on_language(article: Article, settings: Settings) -> tuple[Note, ...]:
    """What the reader of a memo on an article in another language must know."""
    if article.language == gazetteer.ENGLISH:
        return ()
    model = "Names were looked for by a model of English. " if settings.names == "packaged" else ""
    message = (
        f"{model}States, bodies and acronyms of the lists and a gazetteer of your own are found in any language; "
        "roles, deeds and relations are read in English only."
    )
    hint = "List the names that matter in a gazetteer, or name a spaCy pipeline for the language; see docs/actors.md."
    return (Note(code="actors.language", level="warning", message=message, where="actors", hint=hint),)


def key_actors(article: Article) -> list[Actor]:
    """The actors of an article, most important first."""
    return [row.actor for row in _rows(article, Overriding(Overrides(), article.text))]


class _Row(NamedTuple):
    actor: Actor
    entity: Entity


def _rows(article: Article, deciding: Overriding, find: Recogniser = find_names) -> list[_Row]:
    """Most important first; those that a person has pinned before all others."""
    candidates = [
        each
        for each in candidates_of(article, deciding, find)
        if deciding.wanted(each.entity) or is_actor(each, article)
    ]
    stated = [each.role for each in candidates if each.role and each.entity.sort == "person"]
    roles = {offset for role in stated for offset in range(role.start, role.end)}
    scored = [
        (
            each.score + bearing(each.entity, roles),
            each.role is not None and each.role.strength > 1 and each.entity.sort == "person",
            each.entity,
        )
        for each in candidates
    ]
    by_entity = {id(each.entity): each for each in candidates}
    rows = [_Row(deciding.changed(_actor(article, by_entity[id(entity)]), entity), entity) for entity in ranked(scored)]
    return sorted(rows, key=lambda row: deciding.place(row.actor))


class Candidate(NamedTuple):
    """Somebody or something named in the article, described and scored."""

    entity: Entity
    role: Role | None
    spoken_by: Mention | None
    """The mention whose sentence states the role."""
    affiliation: str | None
    features: tuple[float, ...]
    score: float


def candidates_of(
    article: Article, deciding: Overriding | None = None, find: Recogniser = find_names
) -> list[Candidate]:
    """Everybody and everything named, places included, in order of first mention."""
    found = mentions(article, find)
    text = readable(article)
    entities = join(found, text)
    entities = deciding.joined(entities) if deciding else entities
    bodies = [each for each in found if each.sort in {"organisation", "body", "state"}]
    counts = echoes(text, found, entities)
    extent = _extent(article, narrator(text, found), len(found))
    result = []
    for entity in entities:
        role, mention = _best_role(text, entity)
        if role and entity.sort == "person" and describes_body(text, role):
            entity.sort = "organisation"  # `Wakit Tamma, a coalition of civil society groups`
        tied = _tied(text, entity, (role, mention), bodies) if entity.sort == "person" else None
        values = features(entity, role, counts[id(entity)], extent)
        result.append(Candidate(entity, role, mention, tied, values, score(values)))
    return result


def _extent(article: Article, speaking: Narrator, count: int) -> Extent:
    return Extent(
        characters=len(article.text),
        mentions=count,
        title_ends=max((block.end for block in article.blocks if block.kind == "title"), default=0),
        narrator=speaking,
    )


def _tied(text: str, entity: Entity, stated: tuple[Role | None, Mention | None], bodies: list[Mention]) -> str | None:
    """The body or state that a person is of: where the role is stated, else by the first mention that tells."""
    role, spoken = stated
    tied = affiliation_of(text, role, spoken, bodies) if spoken else None
    others = (affiliation_of(text, None, each, bodies) for each in entity.mentions if each.paragraph)
    return tied or next(filter(None, others), None)


_DEED_VERBS = section("deeds of places")
_STATES = frozenset({"countries", "states", "republics", "governments"})
"""What names a group of states even where it does not act; `Western partners` is one only where they act."""
_ROLES_TRIED = 12
"""A role is said where somebody is brought in: among the first mentions."""


def _best_role(text: str, entity: Entity) -> tuple[Role | None, Mention | None]:
    best: tuple[Role | None, Mention | None] = (None, None)
    if entity.sort not in {"person", "organisation", "body"}:
        return best
    numbered = [mention for mention in entity.mentions if mention.paragraph]
    own = {_plain(mention.name) for mention in entity.mentions}
    for mention in numbered[:_ROLES_TRIED]:
        role = role_of(text, mention)
        if role and _plain(text[role.start : role.end]) in own:
            continue  # `Gulf Cooperation Council, the GCC`: its other name, not its role
        if role and (best[0] is None or role.strength > best[0].strength):
            best = (role, mention)
    return best


def is_actor(candidate: Candidate, article: Article) -> bool:
    entity = candidate.entity
    numbered = [mention for mention in entity.mentions if mention.paragraph]
    if not numbered or _stands_behind(entity, article):
        return False
    if article.language != gazetteer.ENGLISH:
        return entity.sort != "place"  # who acts cannot be read there
    if is_outlet_alone(article.text, entity, kind_of(entity, None, article.text)) and candidate.role is None:
        return False
    return _acts(candidate, numbered, article.text)


def _acts(candidate: Candidate, numbered: list[Mention], text: str) -> bool:
    """Whether it is somebody, or a place or state that does something."""
    entity = candidate.entity
    if entity.sort == "place":
        return any(speaks(mention.verb) or mention.verb in _DEED_VERBS for mention in numbered)
    if entity.sort == "region":
        return any(mention.phrase in _STATES or mention.relation == "acts" for mention in numbered)
    if entity.sort == "state":
        return any(_state_acts(mention) for mention in numbered)
    if entity.sort == "person" and (_is_rather_a_place(candidate) or _is_no_name(candidate, text)):
        return False
    return any(letter.isalpha() for letter in entity.name) and not re.fullmatch(r"[A-Z]{2,}s", entity.name)


def _state_acts(mention: Mention) -> bool:
    if mention.sort in {"people", "seat"}:
        return True
    return mention.relation in {"acts", "owns", "met"} or bool(mention.phrase and mention.sort == "state")


def _stands_behind(entity: Entity, article: Article) -> bool:
    """Whether it wrote or published the article. Whoever publishes its own statement is still an actor."""
    names = [_plain(mention.name) for mention in entity.mentions]
    authors = [set(_plain(author).split()) for author in article.authors]
    if any(all(set(name.split()) <= author for name in names) for author in authors):
        return True
    if article.publisher is None or entity.sort == "state" or kind_of(entity, None, "") in _SPEAK_THEMSELVES:
        return False
    publisher = _plain(article.publisher)
    does = any(each.paragraph and each.verb and each.verb not in _BEING for each in entity.mentions)
    if does and kind_of(entity, None, "") != "media":
        return False  # a relief body that reports on its own work
    return any(name == publisher or (" " in name and publisher.startswith(f"{name} ")) for name in names)


def _is_rather_a_place(candidate: Candidate) -> bool:
    """A `person` that things happen in or come from, and that does nothing: a place the network took for one."""
    found = candidate.entity.mentions
    placed = sum(mention.relation == "place" for mention in found)
    does = any(mention.verb and mention.verb not in _BEING for mention in found)
    return candidate.role is None and not does and 2 * placed >= len(found)


def _is_no_name(candidate: Candidate, text: str) -> bool:
    """A `person` that is a word in quotation marks, one at the head of a sentence, `Millers may import`, or who
    asks the questions.
    """
    found = candidate.entity.mentions
    words = [each for each in found if " " not in each.name and text[each.start - 1 : each.start] in _QUOTES]
    if words and candidate.role is None and not any(each.verb for each in found):
        return any(text[each.end : each.end + 1] in _QUOTES for each in words)  # `a master of 'Palti'`
    if candidate.role is not None or len(found) > 1:
        return False
    (only,) = found
    opens = only.start == only.sentence[0]
    return bool((opens and _PLURAL.fullmatch(only.name)) or _ASKS.search(text, max(0, only.start - 40), only.start))


_QUOTES = frozenset("'‘’“”\"")
_PLURAL = re.compile(r"[A-Z][a-z]{2,}(?:lers|ters|mers|kers|ders|sers|cers|ners|men|ists|ians|tors)")
_ASKS = re.compile(r"\b(?:He|She|They|I|We|he|she|they|we) (?:spoke|talked) (?:to|with) $|\binterviewed by $")
_SPEAK_THEMSELVES: frozenset[ActorKind] = frozenset(
    {"government body", "international organisation", "armed group", "party", "company"}
)


def _plain(name: str) -> str:
    return re.sub(r"[^\w ]", "", name.casefold()).removeprefix("the ").strip()


def _actor(article: Article, candidate: Candidate) -> Actor:
    entity, role, mention = candidate.entity, candidate.role, candidate.spoken_by
    text = article.text
    words = text[role.start : role.end] if role else None
    name, kind, aliases = _described(entity, words, text)
    speaking = _speaking(entity, as_government=kind == "government body")
    does = statements(article, text, speaking)
    if role and mention:
        evidence = _stating(article, role, mention)
    else:
        evidence = (does[0].evidence[0] if does else article.span(*_telling(text, speaking).sentence),)
    spans = tuple(
        article.span(each.start, each.end) for each in entity.mentions if each.paragraph and each.sort != "adjective"
    )
    return Actor(
        id=make_id("actor", article.id, kind, name),
        name=name,
        kind=kind,
        role=" ".join(words.split()) if words else None,
        affiliation=candidate.affiliation,
        aliases=aliases,
        statements=does,
        mentions=spans or (_whole(article, entity),),
        evidence=evidence,
    )


def _stating(article: Article, role: Role, mention: Mention) -> tuple[Span, ...]:
    """Role and name, and what stands between them in one paragraph."""
    end = mention.start + len(article.text[mention.start : mention.end].rstrip())
    both = sorted([(role.start, role.end), (mention.start, end)])
    if "\n" in article.text[both[0][1] : both[1][0]]:
        return tuple(article.span(*each) for each in both)
    return (article.span(both[0][0], max(role.end, end)),)


def _whole(article: Article, entity: Entity) -> Span:
    first = next(mention for mention in entity.mentions if mention.paragraph)
    return article.span(first.start, first.end)


def _described(entity: Entity, role: str | None, text: str) -> tuple[str, ActorKind, tuple[Alias, ...]]:
    """Name, kind and other names. A state that acts through its government alone is named as that."""
    kind = kind_of(entity, role, text)
    reasons = dict(entity.reasons)
    if entity.sort == "state":
        name = _state_name(entity)
        government = _government(entity, text)
        if government:
            reasons[name] = "the state it governs"
            name, kind = government, "government body"
    elif entity.sort == "region":
        name = _name_of_region(entity, text)
    else:
        name = _best_name(entity)
    if entity.name != name and entity.sort not in {"state", "region"}:
        reasons.setdefault(entity.name, _why(entity, reasons.get(name)))
    reasons.pop(name, None)
    return name, kind, tuple(Alias(name=other, reason=reason) for other, reason in reasons.items())


def _why(entity: Entity, reason: str | None) -> str:
    """Why the form first met is an alias of a fuller one that joined it later."""
    if reason and reason.startswith("another name"):
        return reason
    if entity.sort == "person":
        return "shorter form of the name"
    return reason if reason and reason.startswith("acronym") else "shorter form"


def _best_name(entity: Entity) -> str:
    """The fullest form; of like length the commonest, of these the first."""
    counts: dict[str, int] = defaultdict(int)
    for mention in entity.mentions:
        counts[mention.name] += 1
    return max(counts, key=lambda name: (len(name.split()), not name.isupper(), counts[name], len(name)))


def _name_of_region(entity: Entity, text: str) -> str:
    """`Central Asian countries` rather than `Central Asia peers`: the first that speaks of states, else of people."""
    found = [each for each in entity.mentions if each.phrase] or entity.mentions
    best = min(found, key=lambda each: (each.phrase not in _STATES, each.start))
    return " ".join(text[best.start : best.end].split())


def _state_name(entity: Entity) -> str:
    """The form of the state's own name that the text uses, spelt out rather than abbreviated."""
    forms = sorted({mention.name for mention in entity.mentions if mention.sort == "state"})
    spelt = [form for form in forms if not re.fullmatch(r"[A-Z.]+", form)]
    return max(spelt or forms or [gazetteer.state_name(entity.owner)], key=lambda form: (form in spelt, -len(form)))


def _government(entity: Entity, text: str) -> str | None:
    """`Afghan government`, where the country is otherwise only a place in the text."""
    by_government = [each for each in entity.mentions if each.phrase in _GOVERNMENTS]
    as_state = [
        each
        for each in entity.mentions
        if each.sort in {"state", "seat"} and each.relation == "acts" and not each.phrase
    ]
    named = [
        each
        for each in by_government
        if each.phrase in {"government", "administration", "regime"} and each.phrase in text[each.start : each.end]
    ]
    if not named or len(as_state) >= len(by_government):
        return None
    words = min((" ".join(text[each.start : each.end].split()) for each in named), key=len)
    return words if words[0].isupper() and len(words) < _LONGEST_NAME else None


_GOVERNMENTS = section("words for governments")
_LONGEST_NAME = 60
"""Code points: what is longer is a description, not a name."""


def _speaking(entity: Entity, *, as_government: bool) -> list[Mention]:
    """The mentions in the body that are of the row itself; of a state's government, those that name it as such."""
    numbered = [mention for mention in entity.mentions if mention.paragraph]
    if as_government:
        return [mention for mention in numbered if mention.phrase in _GOVERNMENTS] or numbered
    return numbered


def _telling(text: str, found: list[Mention]) -> Mention:
    """The mention in whose sentence the actor tells most about itself; the earliest of like ones."""

    def worth(mention: Mention) -> float:
        length = (mention.sentence[1] - mention.sentence[0]) / _LETTERS_PER_WORD
        opens = mention.start - mention.sentence[0] < _OPENING
        worth = {"acts": 3.0, "owns": 1.0, "met": 1.5, "named": 0.5, "place": 0.0}[mention.relation]
        worth += 1.5 * (mention.relation == "acts" and mention.verb not in _BEING)
        worth += 1.0 * (speaks(mention.verb) or bool(saying_before(text, mention.start)))
        worth -= 1.5 * in_clause(text, mention.start)
        worth += 0.5 * (mention.sort != "seat") + 0.5 * bool(mention.phrase) - 1.0 * (mention.sort == "adjective")
        worth += 1.5 * (opens and mention.relation == "acts")
        return worth - max(0, length - 40) / 20 - max(0, 8 - length) / 4

    return max(found, key=lambda mention: (worth(mention), -mention.start))


_LETTERS_PER_WORD = 6
"""With the space behind it: the length of a sentence in words, roughly."""
_OPENING = 12
"""Characters before a subject that opens its sentence: an article, a short word."""
_BEING = section("auxiliary verbs")
