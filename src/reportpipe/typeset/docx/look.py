"""What the tokens of a style mean in Word: faces, colours and lengths in Word's own units."""

from collections.abc import Mapping
from dataclasses import dataclass

TWIPS_PER_POINT = 20
TWIPS_PER_MM = 1440 / 25.4
EMU_PER_TWIP = 635

_FACES = {"text_face": "Source Serif Pro", "heading_face": "Source Sans Pro"}
_FALLBACKS = {"text_fallback": "Cambria, Georgia, serif", "heading_fallback": "Calibri, Arial, sans-serif"}
_COLOURS = {
    "ink": "#1a1a1a",
    "muted": "#595959",
    "accent": "#1f4e79",
    "warm": "#b3541e",
    "warm_tint": "#fbf3ec",
    "paper": "#ffffff",
    "block_ground": "#ffffff",
    "block_ink": "#1f4e79",
    "rule": "#8a96a3",
    "hairline": "#d5dbe1",
}
_MEASURES = {
    "text_size": 10.5,
    "text_line": 15.0,
    "lead_size": 11.5,
    "lead_line": 15.5,
    "heading_size": 11.0,
    "kind_size": 14.0,
    "title_size": 14.0,
    "quote_size": 10.5,
    "header_size": 10.5,
    "header_line": 15.0,
    "table_size": 9.0,
    "table_line": 12.0,
    "row_room": 0.75,
    "small_size": 8.0,
    "small_line": 10.5,
    "source_title_size": 12.0,
    "source_size": 9.0,
    "source_line": 12.5,
    "source_inset": 22.0,
    "margin_top": 24.0,
    "margin_bottom": 22.0,
    "margin_side": 24.0,
    "gutter": 31.0,
    "text_indent": 31.0,
    "text_inset": 6.0,
}
"""What a token is when a style does not set it: the memo style's own values, so an older pack still builds."""


@dataclass(frozen=True)
class Look:
    """Tokens in Word's units: colours as RRGGBB, sizes in points, lengths by `mm` in twips."""

    tokens: Mapping[str, str | float | int]

    def colour(self, name: str) -> str:
        return str(self.tokens.get(name, _COLOURS[name])).lstrip("#").upper()

    def face(self, name: str) -> str:
        return str(self.tokens.get(name, _FACES[name]))

    def fallbacks(self, name: str) -> tuple[str, ...]:
        """Faces to use where the first is not installed, generic families of CSS left out."""
        named = str(self.tokens.get(name, _FALLBACKS[name])).split(",")
        faces = (face.strip().strip("'\"") for face in named)
        return tuple(face for face in faces if face and face not in {"serif", "sans-serif", "monospace"})

    def size(self, name: str) -> float:
        return float(self.tokens.get(name, _MEASURES[name]))

    def twips(self, name: str) -> int:
        """A measure in millimetres, in twips."""
        return mm(self.size(name))

    def line(self, name: str) -> int:
        """A line height in points, in twips."""
        return points(self.size(name))


def mm(length: float) -> int:
    """Millimetres in twips."""
    return round(length * TWIPS_PER_MM)


def points(length: float) -> int:
    """Points in twips."""
    return round(length * TWIPS_PER_POINT)


NUMBER_ROOM = mm(9)
"""What the number of a paragraph of the source hangs out to the left of its text, twips."""
