"""Stretches of a text whose names are nobody's in its story: datelines, and credits of those who made it."""

import re

from reportpipe.datelines import DATELINE


def credits_somebody(kind: str, words: str) -> bool:
    """Whether a block only says who made the text or a picture; `kind` is that of the block."""
    if len(words) >= _LONGEST_CREDIT:
        return False
    if kind == "caption":
        return _CREDIT.search(words) is not None
    return bool(_CREDIT.match(words.lstrip()) or _BYLINES.fullmatch(words.strip()))


def spans(text: str) -> list[tuple[int, int]]:
    """The datelines at the heads of lines, credits in brackets, and whom to call or to write to, in text order:
    half-open, code points.
    """
    lines = (DATELINE.match(text, match.end()) for match in _LINES.finditer(text))
    found = [
        match.span()
        for match in (*lines, *_STAFF.finditer(text), *_CONTACT.finditer(text), *_PICTURE.finditer(text))
        if match
    ]
    return sorted(found)


_LINES = re.compile(r"(?:\A|\n)[^\S\n]*(?=[A-ZÀ-Þ(])")
_CREDIT = re.compile(
    r"(?i)(?:photo|image|picture|photograph|credit|illustration|graphic|map)s?(?:\s+credit)?\s*(?:by\b|:|courtesy)|"
    r".{0,60}(?:via getty|getty images|©)|"
    r"(?:additional |with )?(?:reporting|editing|writing|translation|translated)\s+by\b|"
    r"(?:minutes|notes|record)\s+(?:taken|recorded|prepared|drafted|kept|written)\s+by\b"
)
_STAFF = re.compile(
    r"(?i)\((?:additional |with )?(?:reporting|editing|writing|compiled|translated) by\b[^()\n]{1,300}\)"
)
_CONTACT = re.compile(
    r"^(?=[^\n]{0,240}(?i:contact|enquir|inquir|information|press|media|office|tel\b|phone))"
    r"[^\n]{0,120}(?:[\w.+-]+@[\w-]+\.\w|(?:[Tt]el|[Pp]hone|[Mm]obile|[Oo]n|:|\+)[ .:]{0,2}(?=(?:[ ()-]{0,2}\d){9}))"
    r"[^\n]{0,120}$",
    re.MULTILINE,
)
"""A line with the number or the address of whoever answers questions: `Jane Doe, Press Officer, on 020 7946 0000`."""
_PICTURE = re.compile(
    r"(?<![\w.’'-])[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3} ?/ ?"
    r"(?:AFP|AP|EPA(?:-EFE)?|EFE|Reuters|REUTERS|Getty|TASS|Xinhua|ANI)\b"
)
"""`Ada Lund/AFP`, who took the picture."""
_PERSON = r"(?:[A-Z][\w’'-]*\.? ?){1,5}"
_BYLINES = re.compile(rf"By {_PERSON}(?:[.,;]? ?(?:[A-Z][a-z]+|photographs) by {_PERSON})+")
"""`By Ada Lund. Design by Tom Prat.`, alone in its paragraph; a plain byline is the reader's to find."""
_LONGEST_CREDIT = 200
"""Code points: what is longer tells something besides."""
