"""Who finds the names: the packaged network, a spaCy pipeline of the user's, or a function of another package.

A recogniser takes a text and gives its names, each with start, end and kind (`names.Name`), in order, not overlapping.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from reportpipe.annotate.names import Kind, Name
from reportpipe.errors import UsageError
from reportpipe.registry import Table

Recogniser = Callable[[str], Iterable[Name]]

RECOGNISERS = Table(
    noun="recogniser of names",
    group="reportpipe.recognisers",
    builtin={"packaged": "reportpipe.annotate.names:find_names"},
)

SPACY = "spacy:"
"""What opens a setting that names a spaCy pipeline: `spacy:en_core_web_sm`, `spacy:/models/ours`."""


def recogniser(setting: str) -> Recogniser:
    """The recogniser that a setting names.

    Raises:
        UsageError: there is no such one, or the spaCy pipeline cannot be loaded.
    """
    if not setting.startswith(SPACY):
        return RECOGNISERS.get(setting)
    pipeline = _spacy(setting.removeprefix(SPACY).strip())
    return lambda text: _names(pipeline, text)


@lru_cache(maxsize=2)
def _spacy(which: str) -> Any:
    where = f"names = “{SPACY}{which}”"
    try:
        import spacy
    except ImportError as error:
        hint = "Install it with `pip install 'reportpipe[spacy]'`, or leave the setting out."
        raise UsageError("spaCy is not installed.", where=where, hint=hint) from error
    try:
        return spacy.load(which)
    except (OSError, ValueError, ImportError, KeyError) as error:
        reason = str(error).strip().split("\n")[0].rstrip(".")
        hint = "Give the folder of a pipeline, or the name of one that is installed."
        raise UsageError(f"the spaCy pipeline cannot be loaded: {reason}.", where=where, hint=hint) from error


def _names(pipeline: Any, text: str) -> list[Name]:
    """The entities of kinds that may act, line by line: a pipeline has a longest text, an article's line is shorter."""
    found: list[Name] = []
    pieces = [match.span() for match in re.finditer(rf"[^\n]{{1,{_LONGEST}}}", text)]
    for (start, _), read in zip(pieces, pipeline.pipe(text[first:last] for first, last in pieces), strict=True):
        for entity in read.ents:
            kind = _KINDS.get(entity.label_)
            core = _CORE.fullmatch(text, start + entity.start_char, start + entity.end_char)
            if kind and core and core["core"]:
                found.append(Name(*core.span("core"), kind))
    return found


_LONGEST = 100_000
"""Characters of a line that are read at once; a tenth of what spaCy refuses."""
_KINDS: dict[str, Kind] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
"""Labels of the usual schemes; others, such as peoples, works and events, are no names here."""
_CORE = re.compile(r"(?:[Tt]he\s+)?(?P<core>.*?)(?:['’]s)?\s*")
