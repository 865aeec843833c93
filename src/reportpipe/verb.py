"""Rooms that are also verbs: `reportpipe.annotate` is a package, and `reportpipe.annotate(article)` calls it."""

import sys
from types import ModuleType
from typing import Any


class Verb(ModuleType):
    """A module that, called, calls its function of the same name."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return getattr(self, self.__name__.rpartition(".")[2])(*args, **kwargs)


def make_callable(module: str) -> None:
    """Let the module of this name be called; its last line does `make_callable(__name__)`."""
    sys.modules[module].__class__ = Verb
