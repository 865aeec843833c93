"""Languages as Word says them: with a region, and for three families of scripts apart (ECMA-376 part 1, 17.3.2.20)."""

from reportpipe.styles.contract import LANGUAGE

REGIONS = {"en": "en-GB", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "it": "it-IT", "pt": "pt-PT", "nl": "nl-NL"}
"""The region that Word checks spelling by, where the language alone does not say."""
PAGE = REGIONS[LANGUAGE]
"""Of the style's own words."""
OF_THE_PAGE = {"w:val": PAGE, "w:eastAsia": "zh-CN", "w:bidi": "ar-SA"}
"""What words are in that do not say their language."""
_EAST_ASIAN = frozenset({"ja", "ko", "zh"})
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def of_words(language: str) -> tuple[str, str]:
    """What says the language (ISO 639-1) of some words, as an attribute of w:lang and its value."""
    name = "w:eastAsia" if language in _EAST_ASIAN else "w:bidi" if language in _RIGHT_TO_LEFT else "w:val"
    return name, REGIONS.get(language, language)
