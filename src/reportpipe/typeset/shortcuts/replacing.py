"""One function of WeasyPrint replaced in all its modules: they import each other's functions by name."""

import sys
from collections.abc import Callable
from inspect import signature
from typing import Any


def replace(owner: Any, name: str, parameters: str, made: Callable[[Any], Any]) -> bool:
    """Put `made(original)` in the place of a function of `owner`, and wherever else WeasyPrint has it by that name.

    `owner` is a module, or a class for one of its methods.

    Nothing is replaced, and the answer is False, if there is no such function or its parameters, named in
    `parameters` with spaces between them, are others than we know.
    """
    original = getattr(owner, name, None)
    if not callable(original) or " ".join(signature(original).parameters) != parameters:
        return False
    ours = made(original)
    for place in [owner, *(module for key, module in sys.modules.items() if key.partition(".")[0] == "weasyprint")]:
        if getattr(place, name, None) == original:
            setattr(place, name, ours)
    return True
