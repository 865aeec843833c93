"""Other recognisers of names, to measure beside the packaged one: those that this machine has.

`rules` needs nothing. spaCy pipelines are those installed as packages. A GLiNER model is a folder, named by GLINER in
the environment, since its package brings no weights.
"""

import importlib.util
import os
import re
from collections.abc import Callable, Iterable
from typing import Any

from reportpipe.annotate import gazetteer
from reportpipe.annotate.lexicon import section
from reportpipe.annotate.names import Kind, Name

Recogniser = Callable[[str], Iterable[Name]]

_RUN = re.compile(r"[A-Z][\w’'-]*(?:(?: (?:of|de|al|van|bin)(?: the)?)? [A-Z][\w’'-]*)*")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:][”\"’')]*\s+|\n\s*)$")
_GLINER: dict[str, Kind] = {"person": "person", "organization": "organisation", "location": "place"}
_GLINER_LETTERS = 1_200
"""Of a piece that is read at once: about 250 words, within the 384 pieces that GLiNER takes."""


def peers() -> dict[str, Recogniser]:
    """Each by its name; why one is missing is printed."""
    found: dict[str, Recogniser] = {"rules (capitals and lists)": by_rules}
    if importlib.util.find_spec("spacy"):
        import spacy

        from reportpipe.annotate.recognisers import SPACY, recogniser

        found |= {f"spaCy {name}": recogniser(f"{SPACY}{name}") for name in spacy.util.get_installed_models()}
    if not any(name.startswith("spaCy") for name in found):
        print("no spaCy pipeline is installed")
    folder = os.environ.get("GLINER")
    if folder and importlib.util.find_spec("gliner"):
        found[f"GLiNER {folder}"] = _gliner(folder)
    else:
        print("no GLiNER: its package is missing, or GLINER names no folder")
    return found


def by_rules(text: str) -> list[Name]:
    """Listed names; other runs of capitals inside a sentence: a body by its head or as an acronym, else a person where
    two or three words long, else a place.
    """
    listed = [(match.start, match.end, kind) for match in gazetteer.find(text) if (kind := _listed(text, match))]
    found = [Name(*row) for row in listed]
    taken = {offset for start, end, _ in listed for offset in range(start, end)}
    heads = section("heads of bodies")
    for run in _RUN.finditer(text):
        words = run.group().split()
        if taken.isdisjoint(range(*run.span())) and not _OPENS_SENTENCE.search(
            text, max(0, run.start() - 8), run.start()
        ):
            body = words[-1].lower() in heads or (len(words) == 1 and words[0].isupper() and len(words[0]) > 1)
            person: Kind = "person" if len(words) in {2, 3} else "place"
            found.append(Name(*run.span(), "organisation" if body else person))
    return sorted(found)


def _listed(text: str, match: gazetteer.Match) -> Kind | None:
    return gazetteer.kind_of_name(text[match.start : match.end])


def _gliner(folder: str) -> Recogniser:
    from gliner import GLiNER

    model: Any = GLiNER.from_pretrained(folder, local_files_only=True)

    def find(text: str) -> list[Name]:
        pieces = re.finditer(rf"(?s).{{1,{_GLINER_LETTERS}}}(?:(?<=[.!?\n])\s|$)|.{{1,{_GLINER_LETTERS}}}", text)
        return sorted(
            Name(piece.start() + row["start"], piece.start() + row["end"], _GLINER[row["label"]])
            for piece in pieces
            for row in model.predict_entities(piece.group(), list(_GLINER))
        )

    return find
