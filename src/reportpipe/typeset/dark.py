"""Colours for a reader whose system asks for a dark screen: those of the style, turned around, with WCAG AA kept."""

from collections.abc import Mapping

from reportpipe.styles.contract import COLOURS
from reportpipe.styles.contrast import AA, contrast

_PAPER, _WHITE, _BLACK = "#15181c", "#ffffff", "#000000"
_BRIGHT = 12.0
"""Contrast of running text, 1 to 21: white glares on a dark ground."""
_TINT, _HUE = 40, 2.5
"""Of a tint: its mean channel, 0 to 255, and how many times as far from it the channels lie as by day; tried on the
packaged styles, so that cited words and the bottom line are seen at once."""
_MIDDLE = 4.6
"""Contrast with black from which a ground counts as light."""


def dark(colour: Mapping[str, str]) -> dict[str, str]:
    """The colours to put in the place of those of a style, as #rrggbb, and `picture`, the ground that pictures keep.

    What stands on a dark block stays as it is. A style that lacks colours has no dark screen: nothing is given.
    """
    if not frozenset(COLOURS) <= colour.keys():
        return {}
    grounds = {
        "paper": _PAPER,
        "warm_tint": _night(colour["warm_tint"]),
        "cited_tint": _night(colour["cited_tint"]),
    }
    lines = {"rule": _mixed(_PAPER, _WHITE, 0.5), "hairline": _mixed(_PAPER, _WHITE, 0.22)}
    inks = ["ink", "muted", "accent", "warm"]
    if contrast(colour["block_ground"], _BLACK) > _MIDDLE:
        plain = colour["block_ground"] == colour["paper"]
        grounds["block_ground"] = _PAPER if plain else _night(colour["block_ground"])
        inks.append("block_ink")
    least = {name: _BRIGHT if name == "ink" else AA for name in inks}
    lit = {name: _lit(colour[name], tuple(grounds.values()), least[name]) for name in inks}
    return grounds | lines | lit | {"picture": colour["paper"]}


def _night(tint: str) -> str:
    """A light tint on a dark screen: a little lighter than its ground, the hue as far from grey as eyes need there."""
    channels = [int(tint[at : at + 2], 16) for at in (1, 3, 5)]
    grey = sum(channels) / 3
    return "#" + "".join(f"{min(2 * _TINT, max(0, round(_TINT + (one - grey) * _HUE))):02x}" for one in channels)


def _lit(ink: str, grounds: tuple[str, ...], least: float) -> str:
    """The ink with as little white as gives it this contrast on each of the grounds."""
    for hundredths in range(101):
        lighter = _mixed(ink, _WHITE, hundredths / 100)
        if all(contrast(lighter, ground) >= least for ground in grounds):
            return lighter
    return _WHITE


def _mixed(one: str, other: str, share: float) -> str:
    """A colour between two, so much of the way to the other."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
