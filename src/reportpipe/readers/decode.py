"""Bytes as text: which encoding they are in, and repair of text that was decoded wrongly before it reached us."""

import codecs
import re
from dataclasses import dataclass

from reportpipe.errors import NotText
from reportpipe.model import Note

CANDIDATES = ("cp1252", "cp1251", "mac_roman", "koi8_r", "cp1250")
"""Single-byte encodings that are weighed against each other; charset-normalizer is asked about all others."""
_MIXED = "mixed"
NAMES = {
    "cp1252": "Windows-1252",
    "cp1251": "Windows-1251",
    "cp1250": "Windows-1250",
    "mac_roman": "Mac Roman",
    "koi8_r": "KOI8-R",
    "latin_1": "Latin-1",
    _MIXED: "UTF-8 with pieces in Windows-1252",
    "utf_16_le": "UTF-16 (little-endian)",
    "utf_16_be": "UTF-16 (big-endian)",
    "utf_32_le": "UTF-32 (little-endian)",
    "utf_32_be": "UTF-32 (big-endian)",
}
_BOMS = (
    (b"\xef\xbb\xbf", "utf_8"),
    (b"\xff\xfe\x00\x00", "utf_32_le"),
    (b"\x00\x00\xfe\xff", "utf_32_be"),
    (b"\xff\xfe", "utf_16_le"),
    (b"\xfe\xff", "utf_16_be"),
)
_MOJIBAKE = re.compile("[ÃÂÐÑ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u2010-\u203a\u20ac\u2122]|â€")
_HIGH = re.compile(rb"[\x00-\x7f]{0,16}[\x80-\xff]+[\x00-\x7f]{0,16}")
_JUDGED = 20_000
"""Bytes (of words that are not ASCII) that the candidates are compared on."""
MIXED = 4
"""Times as many characters well-formed in UTF-8 as broken: a text of two files put together. A Latin text in another
encoding has next to none."""
_SAMPLE = 100_000
"""Bytes that an encoding is judged by: enough for any language, and bounded."""


@dataclass(frozen=True)
class Decoded:
    """Text, how it was encoded, and what a user should know about that."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, source_name: str, declared: str | None = None) -> Decoded:
    """Text of any encoding, with line ends as they stand.

    Order: byte-order mark, UTF-16 or UTF-32 without one (seen by its zero bytes), UTF-8, the declared encoding,
    then the likeliest of `CANDIDATES` and of charset-normalizer's guesses. Anything but UTF-8 leaves a Note.

    Raises:
        NotText: no encoding gives readable text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _finish(data[len(mark) :].decode(encoding, "replace"), encoding, source_name, guessed=False)
    wide = wide_encoding(data)
    if wide:
        return _finish(data.decode(wide, "replace"), wide, source_name, guessed=True)
    if (utf8 := _utf8(data)) is not None:
        return _finish(*utf8, source_name, guessed=utf8[1] == _MIXED)
    if declared and (text := _try(data, declared)) is not None:
        return _finish(text, declared, source_name, guessed=False)
    likeliest = _likeliest(data)
    if likeliest is None:
        raise NotText(
            "the file is in no text encoding that is known.",
            where=source_name,
            hint="Open it in the program that made it and save it as UTF-8 text.",
        )
    return _finish(data.decode(likeliest, "replace"), likeliest, source_name, guessed=True)


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte-order mark: every second (or three in four) bytes of Latin text are zero.

    Other scripts are told by their line ends and spaces; data in which zeros stand anywhere else is not text. UTF-8
    with a few stray zeros is neither, although it may pass for Chinese in UTF-16.
    """
    sample = data[: _SAMPLE // 4 * 4]
    zero_bytes = sample.count(0)
    if len(sample) < 4 or zero_bytes == 0:  # noqa: PLR2004 - two characters of UTF-16
        return None
    if zero_bytes * 50 <= len(sample):
        rest = sample.replace(b"\0", b"").decode("utf_8", "replace")
        if "\ufffd" not in rest.rstrip("\ufffd"):  # the sample may end inside a character
            return None
    quarter = max(1, len(sample) // 4)
    zeros = [sample[place::4].count(0) / quarter for place in range(4)]
    if min(zeros[1:]) > 0.9 and zeros[0] < 0.1:  # noqa: PLR2004 - Latin text in UTF-32
        return "utf_32_le"
    if min(zeros[:3]) > 0.9 and zeros[3] < 0.1:  # noqa: PLR2004 - as above
        return "utf_32_be"
    for encoding, high, low in (("utf_16_le", 1, 0), ("utf_16_be", 0, 1)):
        text = _try(sample[: len(sample) // 2 * 2], encoding)
        if text is None or sample[low::2].count(0):
            continue
        odd = sum(not (char.isprintable() or char.isspace()) for char in text)
        if sample[high::2].count(0) and odd <= len(text) // 100 and _one_script(text):
            return encoding
    return None


def _one_script(text: str) -> bool:
    """Whether the characters come from few pages of Unicode, as those of real text do."""
    pages = {ord(char) >> 8 for char in text if ord(char) < 0x3000 or ord(char) > 0x9FFF}  # noqa: PLR2004 - CJK
    return len(pages) <= 3 + len(text) // 200


def _utf8(data: bytes) -> tuple[str, str] | None:
    """The text and its encoding, if it is UTF-8, with a little damage, or with pieces in another encoding."""
    try:
        return data.decode("utf_8"), "utf_8"
    except UnicodeDecodeError as error:
        if _mostly_utf8(data, error):
            return data.decode("utf_8", "replace"), "utf_8"
    return (data.decode("utf_8", _STRAY), _MIXED) if _is_mixed(data) else None


def _mostly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether the bytes are UTF-8 with a little damage: nearly all of their non-ASCII runs are well-formed."""
    text = data[:_SAMPLE].decode("utf_8", "replace")
    broken = text.count("\ufffd")
    sound = sum(not char.isascii() for char in text) - broken
    return sound >= 20 * max(1, broken) or error.start >= len(data) - 3 > 3 * 20


def _is_mixed(data: bytes) -> bool:
    """Whether stray bytes stand in UTF-8: most characters beyond ASCII are well-formed, which is no chance."""
    text = data[:_SAMPLE].decode("utf_8", "replace")
    broken = text.count("\ufffd")
    return sum(not char.isascii() for char in text) - broken >= MIXED * broken


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_STRAY = "reportpipe.windows"
"""The error handler that reads what is not UTF-8 as Windows-1252."""
codecs.register_error(_STRAY, _as_windows)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _likeliest(data: bytes) -> str | None:
    sample = b"\n".join(_HIGH.findall(data[:_SAMPLE]))[:_JUDGED]
    best: tuple[float, str] | None = None
    for encoding in CANDIDATES:
        text = sample.decode(encoding, "replace")
        score = _plausibility(text)
        if best is None or score > best[0]:
            best = (score, encoding)
    if best and best[0] > 0:
        return best[1]
    from charset_normalizer import from_bytes

    guess = from_bytes(data[:_SAMPLE]).best()
    return guess.encoding if guess else None


_LETTER = "a-zA-Z\u00c0-\u024f"
_GOOD = re.compile(
    f"(?<=[{_LETTER}])[’](?=[{_LETTER}])|[“‘«„](?=\\w)|(?<=[\\w.,!?])[”’»]|(?<=[{_LETTER} ])[–—](?=[{_LETTER} ])"
    f"|(?<=\\d)–(?=\\d)|…|\\b(?=[ÀÂÉÈÊÇÖÜÄÓÁÚÍŚŁŻŽŠČ])\\w(?=[a-zà-ſ])|(?<=[a-zà-ſ])[à-ſ]|\\b[à-ſ](?=[a-zà-ſ\\s])"
    "|[£€§°](?=\\d)|(?<=\\d)[€°%]|[•·](?=\\s)"
)
_CYRILLIC_WORD = re.compile("\\b[А-ЯЁа-яё][а-яё]*[аеиоуыэюяё][а-яё]*\\b|\\b[вксуиояаВКСУИОЯА]\\b")
_RARE = re.compile("[\u0100-\u017f]")
_BAD = re.compile(
    f"(?<=[{_LETTER}])[^\\w\\s’‘'.,;:!?()\\[\\]“”\"«»\\-–—/&@%*€£°§…•®™]+(?=[{_LETTER}])"
    "|[\x80-\x9f\ufffd]|[\u2500-\u259f]|[À-ÖØ-Þ](?=[À-ÖØ-Þ])|(?<=[a-z])[À-ÖØ-Þ]|[¤¦¬¨¯¸‡†ˆ˜˚˝ˇ˛√∫∂∆∏∑Ωπ≈≠≤≥◊ƒ‰]"
    "|·(?!\\s)|(?<=\\w)[“‘„«](?=\\w)|(?<=[а-яё])[А-ЯЁ]|[А-я](?=[a-zA-Z])|(?<=[a-zA-Z])[А-я]"
)


def _plausibility(text: str) -> float:
    """How much non-ASCII text looks like words and punctuation in their usual places; above 0 is believable."""
    high = sum(not char.isascii() for char in text)
    if not high:
        return 1.0
    cyrillic = sum(len(word) for word in _CYRILLIC_WORD.findall(text))
    good = len(_GOOD.findall(text)) + cyrillic
    return (good - 2 * len(_BAD.findall(text)) - 0.3 * len(_RARE.findall(text))) / high


def _finish(text: str, encoding: str, source_name: str, *, guessed: bool) -> Decoded:
    notes = []
    if encoding != "utf_8":
        verb = "looks like" if guessed else "is"
        notes.append(
            Note(
                code="reader.encoding",
                level="info",
                message=f"The text {verb} {NAMES.get(encoding, encoding)}, not UTF-8{' alone' * (encoding == _MIXED)}.",
                where=source_name,
                hint="If letters look wrong, save it as UTF-8 and read it again." if guessed else None,
            )
        )
    if "\0" in text:
        notes.append(
            Note(
                code="reader.zero_bytes",
                level="info",
                message=f"Zero bytes (NUL), which mean nothing in a text, were left out: {text.count(chr(0))}.",
                where=source_name,
            )
        )
        text = text.replace("\0", "")
    if "\ufffd" in text:
        notes.append(
            Note(
                code="reader.broken_characters",
                level="warning",
                message=f"{text.count(chr(0xFFFD))} characters could not be decoded and stand as \ufffd.",
                where=source_name,
            )
        )
    if _MOJIBAKE.search(text):
        import ftfy

        mended = ftfy.fix_encoding(text)
        if mended != text:
            text = mended
            notes.append(
                Note(
                    code="reader.mojibake",
                    level="info",
                    message="Letters that an earlier program had decoded wrongly were mended (such as â€™ for ’).",
                    where=source_name,
                )
            )
    return Decoded(text, encoding, tuple(notes))
