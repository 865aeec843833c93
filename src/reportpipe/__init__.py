"""Articles in, policy memos out, every line linked to the words of the source that support it.

The names below are the public interface, with `settings.Settings` and `errors`. Each is loaded on first use, so
importing the package is instant.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportpipe.annotate import annotate
    from reportpipe.batch import batch
    from reportpipe.check import check
    from reportpipe.compose import compose
    from reportpipe.pipeline import publish, read
    from reportpipe.revise import revise
    from reportpipe.typeset import typeset

__all__ = ["annotate", "batch", "check", "compose", "publish", "read", "revise", "typeset"]

_FUNCTIONS = {"publish": "reportpipe.pipeline", "read": "reportpipe.pipeline"}
_ROOMS = frozenset({"annotate", "batch", "check", "compose", "errors", "revise", "settings", "typeset"})


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return importlib.import_module(f"reportpipe.{name}")
    if name == "__version__":
        return importlib.import_module("importlib.metadata").version(__name__)
    if name in _FUNCTIONS:
        return getattr(importlib.import_module(_FUNCTIONS[name]), name)
    raise AttributeError(f"module 'reportpipe' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
