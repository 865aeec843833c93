"""How well letters stand out from their ground (WCAG 2.2)."""

AA = 4.5
"""Least contrast of text of this size, WCAG 2.2, 1.4.3."""


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours written #rrggbb, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    # WCAG's figures.
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)  # noqa: PLR2004
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
