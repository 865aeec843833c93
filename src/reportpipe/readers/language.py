"""Which language a text is in: English by its commonest words, any other by a model that is loaded only then."""

import re
from functools import cache
from typing import Any

from reportpipe.model import Note

ENGLISH = frozenset(
    {
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "that",
        "for",
        "it",
        "as",
        "was",
        "with",
        "on",
        "by",
        "be",
        "this",
        "are",
    }
)
ENGLISH_SHARE = 0.2
"""Of all words: English prose has 25 to 40 % from the list above, other languages under 12 %."""
SAMPLE = 4000
"""Characters that are looked at."""
SURE = 0.5
"""Confidence below which the model's answer is not believed; a few words are not enough for any method."""

_WORD = re.compile("[^\\W\\d_]+")


def language_of(text: str, stated: str | None, source_name: str) -> tuple[str, tuple[Note, ...]]:
    """The language (ISO 639-1) and a Note when it is not English.

    Source: share of function words for English; py3langid (a naive Bayes over byte n-grams) for the rest.

    Args:
        text: the article's body.
        stated: what markup says, believed when the text is too short to tell.
        source_name: for the Note.
    """
    if is_english(text):
        return "en", ()
    sample = text[:SAMPLE]
    label, confidence = _model().classify(sample) if _WORD.search(sample) else ("en", 0.0)
    code = str(label) if confidence >= SURE else _short(stated)
    if code == "en":
        return "en", ()
    return code, (
        Note(
            code="reader.language",
            level="warning",
            message=f"The article seems to be in {_name(code)}; summary, actors and dates are made for English.",
            where=source_name,
            hint="Read a translation into English instead.",
        ),
    )


def is_english(text: str) -> bool:
    """Whether the share of English function words says so; False for a text without words."""
    words = [word.lower() for word in _WORD.findall(text[:SAMPLE])]
    return bool(words) and sum(word in ENGLISH for word in words) >= ENGLISH_SHARE * len(words)


def _short(stated: str | None) -> str:
    code = re.split("[-_]", (stated or "en").strip().lower(), maxsplit=1)[0]
    return code if re.fullmatch("[a-z]{2}", code) else "en"


def _name(code: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale("en").languages.get(code) or Locale.parse(code).get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
