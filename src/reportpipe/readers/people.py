"""Names of authors in bylines and at the head of biographies."""

import re

PARTICLES = frozenset(
    {"al", "ap", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le"}
    | {"bint", "abu", "ter", "van", "von", "y", "zu", "af", "av"}
)
JUNK = frozenset(
    {"admin", "administrator", "anonymous", "author", "contributor", "default user", "editor", "editors", "guest"}
    | {"microsoft office user", "none", "office user", "owner", "python-docx", "root", "staff", "staff writer", "test"}
    | {"the editors", "unknown", "user", "webmaster", "windows user", "reporter", "newsroom", "web desk", "news desk"}
)
"""What programs and content systems put where an author's name belongs."""

_WORD = "[A-ZÀ-ÖØ-ÞĀ-ɏА-ЯЁ](?:[\\w’'`-]*\\w)?\\.?"
_NAME_WORD = re.compile(f"^(?:{_WORD}|al-{_WORD}|d[’']{_WORD}|[A-Z]\\.(?:-?[A-Z]\\.)*)$")
_TITLES = re.compile(
    "^(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame|Lord|Amb|Ambassador|Rev|Hon|Gen|General|Brig|Brigadier|Maj|Major|Col"
    "|Colonel|Lt|Lieutenant|Capt|Captain|Admiral|Rear Admiral|Vice Admiral)\\.?(?: \\(ret(?:d|ired)?\\.?\\))?\\s+)+"
)
_SPLIT = re.compile(
    "\\s*(?:,\\s*(?:and|&)\\s+|;|,|\\s(?:and|&|with|et|und|avec|mit)\\s|\\s[/|+]\\s)\\s*", re.IGNORECASE
)
_CUT = re.compile("\\s+(?:in|on|at|for|from|of|is|à|aus|pour|für)(?:\\s.*)?$|\\s*[(|–—].*$|\\s+-\\s.*$")


def names_in(text: str) -> tuple[str, ...]:
    """The people named in a byline without its "By": "Ana de Souza and Li Wei in Beijing, Editor" gives two.

    Parts that are not names of people (roles, places, agencies) are passed over.
    """
    found: list[str] = []
    for part in _SPLIT.split(text.strip(" .")):
        name = as_name(_CUT.sub("", _TITLES.sub("", part)))
        if name and name not in found:
            found.append(name)
    return tuple(found)


def given_first(text: str) -> str:
    """`Downer, Alexander`, as a catalogue has it, as `Alexander Downer`; any other text as it is."""
    surname_first = _SURNAME_FIRST.match(text)
    if surname_first is None or (as_name(surname_first["surname"]) and as_name(surname_first["given"])):
        return text
    turned = f"{surname_first['given']} {surname_first['surname']}"
    return turned if as_name(turned) else text


_SURNAME_FIRST = re.compile(r"^(?P<surname>[^\s,;]+(?: [^\s,;]+)?), (?P<given>[^\s,;]+(?: [^\s,;]+)?)$")


def all_names(text: str) -> bool:
    """Whether a line holds names of people and nothing else."""
    return len(text) < 120 and all(as_name(part) for part in _SPLIT.split(text.strip(" .")))  # noqa: PLR2004 - one line


def as_name(text: str) -> str | None:
    """The text as a person's name without its titles, or None: two to five capitalised words, particles apart."""
    text = _TITLES.sub("", " ".join(text.split())).strip(" ,.;:*†‡0123456789")
    words = text.split()
    if not 2 <= len(words) <= 6 or len(text) > 60 or text.casefold() in JUNK:  # noqa: PLR2004 - what names look like
        return None
    if text.isupper():
        words = [word if "." in word else _title_case(word) for word in words]
    capitals = [word for word in words if word not in PARTICLES]
    if len(capitals) < 2 or not all(_NAME_WORD.match(word) for word in capitals):  # noqa: PLR2004
        return None
    if any(word.casefold().strip(".") in _NOT_NAMES for word in words):
        return None
    return " ".join(words)


def first_names(text: str) -> str:
    """The words of a name that a text begins with, down to the first that belongs to none: a role, a handle, `on`."""
    words = text.split()
    ends = (number for number, word in enumerate(words) if not _is_name_word(word))
    return " ".join(words[: next(ends, len(words))])


def _is_name_word(word: str) -> bool:
    named = word in PARTICLES or word.lower() in _JOINS or _NAME_WORD.match(word.rstrip(",")) is not None
    return named and word.casefold().strip(".,") not in _NOT_NAMES - _JOINS


_JOINS = frozenset({"and", "&", "with"})
_NOT_NAMES = frozenset(
    {"agency", "agencies", "analyst", "and", "analysis", "associates", "board", "bureau", "centre", "center", "chief"}
    | {"commission", "committee", "correspondent", "council", "daily", "department", "desk", "director", "editor"}
    | {"editorial", "fellow", "foundation", "group", "institute", "institution", "journal", "magazine", "media"}
    | {"ministry", "network", "news", "office", "post", "press", "professor", "programme", "program", "project"}
    | {"report", "reporter", "reporters", "review", "room", "school", "senior", "service", "staff", "studies", "team"}
    | {
        "unit",
        "communications",
        "relations",
        "secretariat",
        "republic",
        "embassy",
        "union",
        "bank",
        "forum",
        "authority",
    }
    | {"association", "society", "court", "party", "company", "ltd", "inc", "agence", "france-presse", "reuters", "afp"}
    | {"xinhua", "tass", "affairs", "information", "international", "national", "federal", "global", "world", "ap"}
    | {
        "by",
        "the",
        "times",
        "today",
        "university",
        "writer",
        "writers",
        "january",
        "february",
        "march",
        "april",
        "june",
    }
    | {"brief", "briefing", "bulletin", "digest", "monitor", "monthly", "newsletter", "observer", "policy", "quarterly"}
    | {"a.m", "p.m", "security", "updates", "watch", "weekly"}
    | {
        "archive",
        "article",
        "articles",
        "audio",
        "background",
        "browse",
        "code",
        "comment",
        "content",
        "comments",
        "contact",
        "date",
    }
    | {
        "developments",
        "download",
        "email",
        "findings",
        "follow",
        "gallery",
        "highlights",
        "home",
        "issues",
        "items",
        "latest",
    }
    | {
        "links",
        "login",
        "menu",
        "overview",
        "photos",
        "picks",
        "popular",
        "posted",
        "posts",
        "print",
        "recent",
        "related",
        "search",
    }
    | {"section", "size", "statement", "stories", "subscribe", "summary", "tags", "text", "tools", "topics"}
    | {"transcript", "video", "videos", "view", "views"}
    | {"july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday"}
    | {"thursday", "friday", "saturday", "sunday", "update", "updated", "published", "min", "read", "government"}
)


def _title_case(word: str) -> str:
    if word.casefold() in PARTICLES:
        return word.lower()
    return re.sub("[^\\W\\d_]+", lambda match: match[0].capitalize(), word)


def surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1]
