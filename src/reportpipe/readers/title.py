"""A title for an article that has none: the main clause of its first sentence, cut where a clause ends."""

import re

from reportpipe.datelines import DATELINE

MOST = 12
"""Words; what fits a SUBJECT line."""
LEAST = 5
"""Words; a shorter cut says too little, so a weaker boundary further on is preferred."""

_END = re.compile(r"[.!?][\"'”’)]*(?=\s+[“\"‘'(]*[A-Z0-9]|$)")
_ABBREVIATIONS = frozenset(
    {
        "amb",
        "capt",
        "col",
        "dr",
        "gen",
        "gov",
        "hon",
        "lt",
        "maj",
        "mr",
        "mrs",
        "ms",
        "no",
        "pres",
        "prof",
        "rep",
        "rev",
    }
    | {"sen", "sgt", "sr", "jr", "st", "vs", "u.s", "u.k", "u.n", "e.g", "i.e"}
)
_LEADING = re.compile(
    "^(?:as|when|while|after|before|although|though|even though|even as|because|since|with|without|despite|amid|amidst"
    "|following|given|if|once|until|unless|whereas|in|on|at|by|for|from|over|under|during|against|among"
    "|like|unlike|beyond"
    "|throughout|across|to)\\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    "^(?:however|moreover|meanwhile|indeed|in fact|of course|today|yesterday|recently|last (?:week|month|year)"
    "|this (?:week|month|year)|for now|now|still|yet|but|and|so|thus|therefore|nevertheless|nonetheless|surprisingly"
    "|unsurprisingly|ironically|clearly)\\b,? ",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    "^(?:the|a|an|its|his|her|their|this|that|these|those|many|some|most|all|both|no|few|several|two|three"
    "|four|five|it|he|she"
    "|they|we|there|[A-Z])"
)
"""How a main clause begins."""
_STRONG = re.compile(
    r"[;:—–]|,(?=\s)|\s(?=(?:which|who|whom|whose|where|when|while|because|although|though|after|before"
    r"|since|until|unless|if"
    r"|so that|but|whereas)\b)|\s(?=(?:by|in|for|from|without|of|after|before|while) \w+ing\b)|\s-{1,2}(?=\s)"
)
_WEAK = re.compile(
    r"\s(?=(?:in|on|at|for|with|from|into|over|under|against|amid|across|between|through|during|following"
    r"|despite|towards?|as"
    r"|around|along|near|within|than|via|that|to|and|or)\b)"
)
_DANGLING = frozenset(
    {
        "a",
        "about",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "between",
        "but",
        "by",
        "can",
        "could",
        "for",
        "from",
        "had",
        "has",
        "have",
    }
    | {
        "he",
        "her",
        "his",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "may",
        "might",
        "more",
        "most",
        "must",
        "no",
        "not",
        "of",
        "on",
        "or",
        "our",
    }
    | {
        "over",
        "own",
        "she",
        "should",
        "so",
        "such",
        "than",
        "that",
        "the",
        "their",
        "these",
        "they",
        "this",
        "those",
        "to",
        "under",
        "very",
    }
    | {
        "was",
        "we",
        "were",
        "what",
        "when",
        "which",
        "who",
        "will",
        "with",
        "would",
        "yet",
        "also",
        "both",
        "either",
        "some",
        "any",
        "all",
    }
    | {
        "u.s",
        "mr",
        "mrs",
        "ms",
        "dr",
        "each",
        "every",
        "many",
        "two",
        "three",
        "against",
        "across",
        "among",
        "said",
        "says",
        "whether",
    }
)


def derive_title(text: str) -> str:
    """A subject line of at most `MOST` words, verbatim from the first sentence but for its first capital.

    A leading clause that only sets the scene ("As forces withdraw, ...") and a dateline go; the rest is cut at the last
    clause boundary that fits, else before a preposition; it never ends in "of" or another word that wants a successor.

    Args:
        text: the first paragraph of prose.
    """
    sentence = _first_sentence(text[:1500])
    main = _main_clause(sentence)
    short = _cut(main.rstrip(" .,;:!…—–-").strip())
    return short[:1].upper() + short[1:]


def _first_sentence(text: str) -> str:
    """The first sentence of four words or more ("Good morning." says nothing), without a dateline."""
    dateline = DATELINE.match(text)
    text = text[dateline.end() :] if dateline else text
    start = 0
    for end in _END.finditer(text):
        word = text[: end.start()].rsplit(None, 1)[-1].lstrip("“‘\"'(") if text[: end.start()].strip() else ""
        short = text[end.start()] == "." and (word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper()))
        if not short and len(text[start : end.end()].split()) > 3:  # noqa: PLR2004 - as the docstring says
            return text[start : end.end()].lstrip()
        start = start if short else end.end()
    return text[start:].strip() or text


def _main_clause(sentence: str) -> str:
    """The sentence without what comes before its subject, where a comma shows where that is."""
    rest = sentence
    for _ in range(2):
        rest = _ASIDE.sub("", rest, count=1)
        if not _LEADING.match(rest):
            break
        start = _after_comma(rest)
        if start is None:
            break
        rest = rest[start:]
    return rest if len(rest.split()) > 2 else sentence  # noqa: PLR2004 - a subject and a verb


def _after_comma(sentence: str) -> int | None:
    """Where the main clause starts: after the first comma that a subject seems to follow and enough words are left."""
    for comma in re.finditer(',[”’"]? ', sentence):
        rest = sentence[comma.end() :]
        following = rest.split(None, 1)[0].lower() if rest else ""
        if following in {"and", "or", "which", "who", "where", "including", "such", "but"}:
            continue
        listed = re.match("[^,]{1,40},? (?:and|or) ", rest)
        # "In A, B, and C, ...".
        if listed and len(sentence[: comma.start()].split()) < 4 and "," in listed[0]:  # noqa: PLR2004
            continue
        if _SUBJECT.match(rest) and len(rest.split()) >= LEAST:
            return comma.end()
    return None


def _cut(text: str) -> str:
    words = text.split()
    if len(words) <= MOST:
        return _trimmed(text)
    limit = len(" ".join(words[:MOST]))
    for boundary in (_STRONG, _WEAK):
        ends = [match.start() for match in boundary.finditer(text) if match.start() <= limit]
        for end in reversed(ends):
            piece = _trimmed(text[:end])
            if len(piece.split()) >= LEAST and _balanced(piece):
                return piece
    return _trimmed(" ".join(words[:MOST]))


def _trimmed(text: str) -> str:
    """Without trailing punctuation, an unclosed quotation or words that want a successor."""
    words = text.rstrip(" ,;:.—–-").split()
    while len(words) > 1 and words[-1].lower().strip(",;:.—–-") in _DANGLING:
        words.pop()
    piece = " ".join(words).rstrip(" ,;:—–-")
    for opening, closing in (("“", "”"), ("(", ")"), ("«", "»")):
        if piece.count(opening) > piece.count(closing):
            piece = (
                piece.replace(opening, "", 1)
                if piece.startswith(opening)
                else piece[: piece.rfind(opening)].rstrip(" ,") or piece
            )
    if piece.count('"') % 2:
        piece = piece.replace('"', "", 1)
    return piece


def _balanced(piece: str) -> bool:
    return piece.count("“") == piece.count("”") and piece.count("(") == piece.count(")") and piece.count('"') % 2 == 0
