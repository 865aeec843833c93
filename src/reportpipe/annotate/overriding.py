"""What a person decides about actors, carried out: who is one actor, who is none, and what the row says.

Merging and splitting happen among the mentions, before anything is described, so that a joined actor is described and
ranked from all that is said of it. What matches nothing, and what is left out, leaves a Note.
"""

from collections.abc import Iterable, Mapping, Sequence

from reportpipe.annotate.joining import Entity
from reportpipe.model import Actor, Alias, Note
from reportpipe.overrides import Overrides, fold


class Overriding:
    """The decisions for one article, and which of them found their actor."""

    def __init__(self, overrides: Overrides, text: str) -> None:
        self._by = overrides.by
        self._overrides = overrides
        self._text = text
        self._met: set[str] = set()
        self._dropped: list[str] = []
        self._names: dict[int, str] = {}
        """By id of an entity: the name that a merge gives it."""
        self._split: set[int] = set()

    def joined(self, entities: Sequence[Entity]) -> list[Entity]:
        """The entities after `split`, `merge` and `drop`, in order of first mention."""
        found = [part for entity in entities for part in self._parted(entity)]
        for name, others in self._overrides.merge.items():
            found = self._merged(found, (name, *others))
        dropped = {fold(name) for name in self._overrides.drop}
        kept = []
        for entity in found:
            gone = dropped & self._known(entity)
            self._met |= gone
            if gone:
                self._dropped.append(entity.name)
            else:
                kept.append(entity)
        return sorted(kept, key=lambda entity: entity.mentions[0])

    def wanted(self, entity: Entity) -> bool:
        """Whether a person has made it an actor of its own, whatever the rules say."""
        pinned = {fold(name) for name in self._overrides.pin} & self._known(entity)
        self._met |= pinned
        decided = bool(pinned) or id(entity) in self._split or id(entity) in self._names
        return decided and any(mention.paragraph for mention in entity.mentions)

    def changed(self, actor: Actor, entity: Entity) -> Actor:
        """The row after `rename`, `kind`, `role` and `pin`; `by` the person where anything was decided about it."""
        own = self._names.get(id(entity))
        known = {fold(actor.name), *self._known(entity)}
        changes: dict[str, object] = {}
        name = self._decided(self._overrides.rename, known) or own
        if name:
            known |= {fold(name)}
            aliases = [alias for alias in actor.aliases if alias.name != name]
            given = Alias(name=actor.name, reason=f"named {name} by {self._by}")
            changes |= {"name": name, "aliases": (given, *aliases) if name != actor.name else tuple(aliases)}
        kind, role = (self._decided(table, known) for table in (self._overrides.kind, self._overrides.role))
        if kind:
            changes["kind"] = kind
        if role:
            changes |= {"role": role, "affiliation": None}
        if changes or self.wanted(entity):
            changes["by"] = self._by
        return actor.model_copy(update=changes) if changes else actor

    def place(self, actor: Actor) -> int:
        """Where a row stands before others: the pinned ones in their order, then all the rest."""
        return self._overrides.rank((actor.name, *(alias.name for alias in actor.aliases)))

    def notes(self) -> tuple[Note, ...]:
        """What was left out, and what matched nothing."""
        left = [
            Note(code="actors.dropped", level="info", message=f"The actor “{name}” was left out by {self._by}.")
            for name in self._dropped
        ]
        asked = (
            *(("merge", name) for row in self._overrides.merge.items() for name in (row[0], *row[1])),
            *(("split", name) for name in self._overrides.split),
            *(("rename", name) for name in self._overrides.rename),
            *(("kind", name) for name in self._overrides.kind),
            *(("role", name) for name in self._overrides.role),
            *(("drop", name) for name in self._overrides.drop),
            *(("pin", name) for name in self._overrides.pin),
        )
        lost = [f"{what} “{name}”" for what, name in asked if fold(name) not in self._met]
        if lost:
            message = f"Decisions on actors that match none in this article: {', '.join(lost)}."
            hint = "A decision names an actor as the article does; memo.json lists the names found."
            left.append(Note(code="actors.no_match", level="info", message=message, where="actors", hint=hint))
        return tuple(left)

    def _decided(self, table: Mapping[str, str], known: Iterable[str]) -> str | None:
        names = set(known)
        found = next((name for name in table if fold(name) in names), None)
        if found is None:
            return None
        self._met.add(fold(found))
        return table[found]

    def _known(self, entity: Entity) -> set[str]:
        """Every name of an entity, folded: as listed, as written, and with the word that it opens."""
        own = self._names.get(id(entity))
        written = [self._text[each.start : each.end] for each in entity.mentions]
        names = (
            entity.name,
            *entity.reasons,
            *(each.name for each in entity.mentions),
            *written,
            *([own] if own else []),
        )
        return {fold(name) for name in names}

    def _parted(self, entity: Entity) -> list[Entity]:
        """The entity, and those of its names that are to be actors of their own."""
        parts = [entity]
        for name in self._overrides.split:
            mentions = [each for each in entity.mentions if fold(each.name) == fold(name)]
            if not mentions:
                continue
            self._met.add(fold(name))
            if len(mentions) == len(entity.mentions):
                continue
            entity.mentions = [each for each in entity.mentions if each not in mentions]
            entity.reasons = {alias: why for alias, why in entity.reasons.items() if fold(alias) != fold(name)}
            sort = entity.sort if entity.sort in {"person", "organisation", "body"} else "organisation"
            parts.append(Entity(mentions[0].name, sort, "", mentions))
            self._split.add(id(parts[-1]))
        if fold(entity.name) in {fold(part.name) for part in parts[1:]}:
            entity.name = entity.mentions[0].name
        return parts

    def _merged(self, entities: list[Entity], names: tuple[str, ...]) -> list[Entity]:
        wanted = [fold(name) for name in names]
        found = [entity for entity in entities if self._known(entity) & set(wanted)]
        for entity in found:
            self._met |= self._known(entity) & set(wanted)
        if not found:
            return entities
        found.sort(key=lambda entity: min(wanted.index(name) for name in self._known(entity) & set(wanted)))
        whole, *others = found
        for other in others:
            why = f"merged by {self._by}"
            whole.reasons |= {name: why for name in (other.name, *other.reasons) if name != whole.name}
            whole.mentions = sorted([*whole.mentions, *other.mentions])
        if others:
            self._names[id(whole)] = names[0]
        gone = {id(other) for other in others}
        return [entity for entity in entities if id(entity) not in gone]
