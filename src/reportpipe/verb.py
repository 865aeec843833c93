"""Rooms that are also verbs: `reportpipe.annotate` is a package, and `reportpipe.annotate(article)` calls it."""

import inspect
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any


class Verb(ModuleType):
    """A module that, called, calls its function of the same name."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._function(*args, **kwargs)

    @property
    def _function(self) -> Callable[..., Any]:
        function: Callable[..., Any] = getattr(self, self.__name__.rpartition(".")[2])
        return function

    @property
    def __signature__(self) -> inspect.Signature:
        """What `help` and editors show of a call."""
        return inspect.signature(self._function)


def make_callable(module: str) -> None:
    """Let the module of this name be called; its last line does `make_callable(__name__)`."""
    sys.modules[module].__class__ = Verb
