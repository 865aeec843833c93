"""Tables of functions by name: those built in, and those that other packages add through entry points."""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from reportpipe.errors import UsageError


@dataclass(frozen=True)
class Table:
    """One kind of function: what it is called for people, its entry-point group, and the built-in ones.

    `builtin` maps a name to `module:function`, imported on first use, so that listing costs nothing.
    """

    noun: str
    group: str
    builtin: Mapping[str, str]

    def names(self) -> tuple[str, ...]:
        return tuple(sorted({*self.builtin, *self._added()}))

    def get(self, name: str) -> Callable[..., Any]:
        """The function of this name; a built-in one wins over an added one.

        Raises:
            UsageError: no such name; the message lists the available ones.
        """
        if name in self.builtin:
            module, _, function = self.builtin[name].partition(":")
            return getattr(importlib.import_module(module), function)  # type: ignore[no-any-return]
        added = self._added()
        if name in added:
            return added[name].load()  # type: ignore[no-any-return]
        raise UsageError(f"unknown {self.noun} {name!r}.", hint=f"Available: {', '.join(self.names())}.")

    def added(self) -> tuple[str, ...]:
        """Names that other packages contribute, sorted."""
        return tuple(sorted(self._added()))

    def _added(self) -> dict[str, EntryPoint]:
        return _entry_points(self.group)


@cache
def _entry_points(group: str) -> dict[str, EntryPoint]:
    """What is installed does not change under a process; to look costs 4 ms, the metadata of all packages."""
    return {point.name: point for point in entry_points(group=group)}
