"""How wide words are, without asking a font: what is made by it must not depend on one."""

from functools import lru_cache

_NARROW = frozenset("iljI.,:;'’‘|!()[]ftr- ")
_WIDE = frozenset("mwMW@%—…")


def text_width(text: str, size: float) -> float:
    """An estimate, rather too wide, in the unit of the size of the type."""
    return sum(map(_advance, text)) * size


@lru_cache(maxsize=512)
def _advance(character: str) -> float:
    if character in _NARROW:
        return 0.32
    if character in _WIDE or character > "\u2e7f":
        return 1.0 if character > "\u2e7f" else 0.86
    return 0.6 if character.isupper() or character > "\u02ff" else 0.5
