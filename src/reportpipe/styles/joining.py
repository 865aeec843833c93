"""What a pack and its parent say together, each value held against what it can be."""

import re
from typing import get_args

from reportpipe.errors import StyleError
from reportpipe.model import OptionalSection
from reportpipe.styles.contract import BASE, COLOUR, LANGUAGE
from reportpipe.styles.css import IN_POINTS, TokenValue
from reportpipe.styles.pack import Chain, read
from reportpipe.styles.shelf import packaged

LIMITS = {"pages": 1, "points": 1, "quotes": 1, "figures": 1, "actors": 1, "events": 1, "statements": 0}
"""What a style may limit, and to how little."""
MOST_POINTS, MOST_MM = 144, 80
"""Largest letters, and largest measure: two margins of it leave 5 cm of an A4 page, and of less no page can be made."""
_TOKEN_NAME = re.compile(r"[a-z][a-z0-9_]*")
# What could end the declaration or the style element that a token is put into.
_UNSAFE_IN_CSS = re.compile(r"[;{}<>\\\n\r]|/\*|@import|url\(", re.IGNORECASE)


def labels(chain: Chain) -> dict[str, str]:
    """All words of the page, by key; a child's replace its parent's."""
    joined: dict[str, str] = {}
    for pack in reversed(chain):
        table = pack.values.get("labels", {}).get(LANGUAGE, {})
        if not isinstance(table, dict):
            raise StyleError(f"labels.{LANGUAGE} must be a table.", where=pack.place)
        joined |= {str(key): str(text) for key, text in table.items()}
    return joined


def sections(chain: Chain) -> tuple[OptionalSection, ...]:
    """The sections that a style adds to a memo; a child says all of its own."""
    known = get_args(OptionalSection)
    for pack in chain:
        named = pack.values.get("sections")
        if named is not None and not (isinstance(named, list) and set(named) <= set(known)):
            wanted = f"sections must be a list of {' and '.join(known)}, not {named!r}."
            raise StyleError(wanted, where=pack.place)
        if named is not None:
            return tuple(named)
    return ()


def limits(chain: Chain) -> dict[str, int]:
    """Room for each kind of thing, by its name in LIMITS; a child's replace its parent's."""
    joined: dict[str, int] = {}
    for pack in reversed(chain):
        for name, value in pack.values.get("limits", {}).items():
            if name not in LIMITS:
                raise StyleError(f"unknown limit {name!r}.", where=pack.place, hint=f"Known are: {', '.join(LIMITS)}.")
            if isinstance(value, bool) or not isinstance(value, int) or value < LIMITS[name]:
                wanted = f"a whole number from {LIMITS[name]}"
                raise StyleError(f"limit {name}: {wanted} is wanted, not {value!r}.", where=pack.place)
            joined[name] = value
    return joined


def tokens(chain: Chain) -> dict[str, TokenValue]:
    """All tokens; each of the kind that the base style has: a colour, a face, a size or another measure."""
    base = chain[-1] if chain[-1].folder == packaged() / BASE else read(packaged() / BASE)
    kinds = base.values["tokens"]
    joined: dict[str, TokenValue] = {}
    for pack in reversed(chain):
        for name, value in pack.values.get("tokens", {}).items():
            if not _TOKEN_NAME.fullmatch(name):
                raise StyleError(
                    f"token {name!r}: a name is small letters, digits and underscores, a letter first.",
                    where=pack.place,
                )
            if isinstance(value, bool) or not isinstance(value, str | int | float):
                raise StyleError(f"token {name}: a text or a number is wanted, not {value!r}.", where=pack.place)
            if isinstance(value, str) and _UNSAFE_IN_CSS.search(value):
                raise StyleError(f"token {name}: {value!r} holds what could end a CSS declaration.", where=pack.place)
            wanted = _lacking(name, value, kinds.get(name))
            if wanted:
                raise StyleError(f"token {name}: {wanted} is wanted, not {value!r}.", where=pack.place)
            joined[name] = value
    return joined


def _lacking(name: str, value: TokenValue, base: TokenValue | None) -> str | None:
    """What a token should be and is not, seen from what it is in the base style; None when it is, or is a new one."""
    if isinstance(base, str):
        if base.startswith("#"):
            return None if COLOUR.fullmatch(str(value)) else "a colour as #rrggbb"
        return None if isinstance(value, str) and value.strip() else "the name of a face"
    if base is None:
        return None
    in_points = name.endswith(IN_POINTS)
    least, most, unit = (1, MOST_POINTS, "points") if in_points else (0, MOST_MM, "millimetres")
    if isinstance(value, str) or not least <= value <= most:
        return f"a number of {unit} from {least} to {most}"
    return None
