"""Any words as the one form that articles and memos hold: NFC, single spaces, nothing invisible.

Quotation marks, apostrophes, dashes and ellipses stay as the author wrote them, straight or curly: they are the
source's words, and a quotation must match them.
"""

import re
import unicodedata

LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}
SYMBOL_FONT = {"\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•", "\uf0fc": "•", "\uf02d": "-"}
"""Private characters that Word's Symbol and Wingdings fonts leave behind in documents and PDFs."""

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef]"
    "|[\U000e0000-\U000e007f]|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
    "|[" + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)) + "]"
)
_JOINERS = re.compile("(?<![\u0590-\u1fff\u2190-\U000fffff])[\u200c\u200d]")
"""Joiners mean something in Persian, Indic scripts and emoji; after a Latin letter they are residue."""
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2800\u3164\uffa0]+")
_SPECIAL = re.compile("[" + "".join(LIGATURES | SYMBOL_FONT) + "]")


def clean(text: str, *, rows: bool = False) -> str:
    """One block's text: NFC, no control, zero-width or bidirectional characters, single spaces, no blank ends.

    Args:
        text: any string, lone surrogates included.
        rows: keep line breaks (a table's rows); blank rows go.
    """
    if not text.isascii():
        text = _BIDI.sub("", text)
        text = _SURROGATE.sub("\ufffd", text)
        text = _SPECIAL.sub(lambda match: LIGATURES.get(match[0]) or SYMBOL_FONT[match[0]], text)
        text = _JOINERS.sub("", text)
    text = _INVISIBLE.sub("", _BREAKS.sub("\n", text))
    if rows:
        lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
        text = "\n".join(line for line in lines if line)
    else:
        text = _SPACES.sub(" ", text).strip()
    return unicodedata.normalize("NFC", text)
