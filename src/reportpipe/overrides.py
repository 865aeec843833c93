"""What a person decides about names and actors, whatever the rules find: `[actors]` and `gazetteer` in the settings."""

import tomllib
from collections.abc import Iterable
from typing import NamedTuple, get_args

from pydantic import BaseModel, ConfigDict

from reportpipe.model import ActorKind

ANYBODY = "user"
"""`by` of a decision that does not say whose it is."""


class Overrides(BaseModel):
    """Decisions on actors, by the names in the text: whole names, in any case of letters."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    by: str = ANYBODY
    """Who decides."""
    merge: dict[str, tuple[str, ...]] = {}
    """A name, and other names that are the same actor."""
    split: tuple[str, ...] = ()
    """Names that were joined to an actor and are actors of their own."""
    rename: dict[str, str] = {}
    kind: dict[str, ActorKind] = {}
    role: dict[str, str] = {}
    drop: tuple[str, ...] = ()
    """Actors that are left out."""
    pin: tuple[str, ...] = ()
    """Actors that stand first, in this order, and are shown even where they would not be actors."""

    def rank(self, names: Iterable[str]) -> int:
        """Place among the pinned actors, from 0; one past the last for all others."""
        renamed = {fold(before): fold(after) for before, after in self.rename.items()}
        known = {known for name in names for known in (fold(name), renamed.get(fold(name)))}
        return next((place for place, name in enumerate(self.pin) if fold(name) in known), len(self.pin))


def fold(name: str) -> str:
    """A name as names are compared: in small letters, one space between words, straight apostrophes, no `the`."""
    return " ".join(name.casefold().replace("’", "'").split()).removeprefix("the ")


class Listed(NamedTuple):
    """A name of the user's own gazetteer."""

    kind: ActorKind
    name: str
    aliases: tuple[str, ...] = ()


def overrides_in(text: str) -> object:
    """The tables of a file of decisions: TOML, with or without the heading `[actors]`.

    Raises:
        ValueError: not TOML.
    """
    tables = tomllib.loads(text)
    return tables.get("actors", tables)


def gazetteer_in(text: str) -> tuple[Listed, ...]:
    """The names of a gazetteer: a line for each, `kind | name | alias, alias`; `#` opens a remark.

    Raises:
        ValueError: a line has another shape, or an unknown kind; the message says which.
    """
    lines = ((number, line.strip()) for number, line in enumerate(text.split("\n"), start=1))
    return tuple(_listed(number, line) for number, line in lines if line and not line.startswith("#"))


def _listed(number: int, line: str) -> Listed:
    kind, name, aliases, *rest = (*(cell.strip() for cell in line.split("|")), "", "")
    known = {str(each): each for each in get_args(ActorKind)}
    if kind.casefold() not in known or not name or any(rest):
        shape = f"`kind | name | alias, alias`, with a kind of: {', '.join(known)}"
        raise ValueError(f"line {number} is {line!r}; a line is {shape}")
    return Listed(known[kind.casefold()], name, tuple(filter(None, (alias.strip() for alias in aliases.split(",")))))
