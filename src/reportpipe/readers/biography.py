"""Whether a block is the author's biography, and whom it is about."""

import re
from collections.abc import Sequence

from reportpipe.readers.draft import RawBlock
from reportpipe.readers.people import as_name, surname

ROLES = (
    "fellow|scholar|researcher|professor|lecturer|analyst|journalist|correspondent|reporter|writer|editor"
    "|columnist|author"
    "|director|expert|economist|historian|ambassador|diplomat|student|candidate|consultant|adviser|advisor"
    "|associate|head"
    "|president|founder|co-founder|chair|chairman|chairwoman|chairperson|executive|officer|manager"
    "|minister|secretary|lawyer"
    "|scientist|specialist|academic|commentator|contributor|intern|assistant|principal|partner|reader|dean|coordinator"
    "|engineer|activist|campaigner|advocate|anthropologist|sociologist|geographer|physician|barrister|broadcaster"
    "|strategist|veteran|novelist|photographer|member|graduate|instructor|teacher|PhD|freelance\\w*"
)
_NAME = r"(?:[A-ZÀ-ÖØ-ÞĀ-ɏ][\w’'.-]*|de|da|del|della|der|den|di|du|van|von|al|el|bin|bint|ibn|la|le|dos|y)"
_SUBJECT = re.compile(
    r"^\W{0,3}(?:About the authors?:? |The (?:author|writer),? |Author: )?"
    rf"(?P<name>{_NAME}(?: {_NAME}){{1,5}}(?:,? (?:Jr\.?|PhD|Ph\.D\.|MP))?)(?: \(@?[\w .,@/–-]+\))?,? "
    r"(?:is|was|are|has (?:been|covered|written|worked|reported|served|taught|published)|serves|works"
    r"|writes|teaches|leads"
    r"|heads|covers|reports|holds|directs|studies|joined|currently)\b"
)
_APPOSED = re.compile(rf"^\W{{0,3}}(?P<name>{_NAME}(?: {_NAME}){{1,5}}), [^,.]{{3,80}}, is\b")
"""How the biography of a known author may open besides: "Ana Prieto, a former judge, is"."""
_PAIR = re.compile(
    f"^\\W{{0,3}}(?P<first>{_NAME}(?: {_NAME}){{1,4}}),? and (?P<second>{_NAME}(?: {_NAME}){{1,4}}) are\\b"
)
_THE_AUTHOR = re.compile(
    "^\\W{0,3}The (?:author|writer)s?(?:, [^.]{3,80},)? (?:is|are|works?|was|were|thanks?|would like)\\b"
)
_THE_AUTHOR_LATE = re.compile(
    "^\\W{0,3}The (?:author|writer)s?(?:, [^.]{3,80},)? (?:serve[ds]|teach(?:es)?|writes?|lives?|ha[sd]|received?)\\b"
)
"""What else says it behind the text."""
_ROLE = re.compile(f"\\b(?:{ROLES})s?\\b", re.IGNORECASE)
_PLACE = re.compile("\\b(?:at|of|with|for|in|on|from|to|based|covering|speciali[sz]ing|focus\\w*)\\b")
_VERB_FIRST = re.compile("\\b(?:writes|teaches|leads|heads|covers|reports|works|studies|directs|serves)\\b")
_SAYS = re.compile(
    "\\b(?:said|says|told|added|argues?|argued|warned|warns|explained|according|noted|announced|insisted"
    "|believes|claimed)\\b"
)
_QUOTED = re.compile('[“"«](\\w[^”"»]{0,200})')
_VIEWS = re.compile("\\b(?:views|opinions) (?:expressed|are)\\b", re.IGNORECASE)
_CONTACT = re.compile(
    "^\\W{0,3}(?:(?:follow|find|contact|reach|email|e-mail|write to|connect with|you can (?:follow|find|reach)"
    "|on (?:twitter|x)|twitter|x)\\b.{0,120}(?:@\\w+|twitter|linkedin|bluesky|mastodon|\\bX\\b)|@\\w+$"
    "|[\\w.+-]{1,64}@[\\w-]{1,64}\\.[\\w.]{2,20}$)",
    re.IGNORECASE,
)
_MAX_WORDS = 160
_TENURE = re.compile("\\b(?:resigned|elected|sworn|arrested|killed|sentenced|accused)\\b")


def is_biography(block: RawBlock, authors: Sequence[str], body: str, *, tail: bool) -> bool:
    """Whether the block introduces the author: "NAME is a ROLE at PLACE", or "The author is".

    Outside the tail only a known author's is believed; in the tail, whatever opens with such a name. There, a person
    whom the body mentions is somebody the article is about, unless known as its author; a quotation or a verb of saying
    makes it reporting.

    Args:
        block: any block.
        authors: known from byline or markup.
        body: the article's prose, to see whom it is about.
        tail: nothing but boilerplate follows.
    """
    text = block.text
    if block.kind not in {"paragraph", "list item", "quote", "caption"} or len(text.split()) > _MAX_WORDS:
        return False
    if _THE_AUTHOR.match(text) or (tail and _THE_AUTHOR_LATE.match(text)):
        return bool(_ROLE.search(text) or _VIEWS.search(text) or tail)
    names = subjects(text)
    opens = (tail and text.startswith(tuple(authors))) or (not names and introduces(text, authors))
    known = opens or any(_same(name, author) for name in names for author in authors)
    if not opens and (not names or not (_says_role(text) or (known and tail))):
        return False
    if known:
        return not _SAYS.search(text.split(". ")[0])
    if authors or not tail or _SAYS.search(text) or _TENURE.search(text):
        return False
    quoted = any(not _is_title(said[1]) for said in _QUOTED.finditer(text)) and not _VIEWS.search(text)
    rest = body.replace(text, "")
    return not quoted and all(surname(name) not in rest for name in names)


def subjects(text: str) -> tuple[str, ...]:
    """Whom a biography is about: one name, or two of "X and Y are"; empty when it opens with neither."""
    head = text[:300]
    pair = _PAIR.match(head)
    found = [pair["first"], pair["second"]] if pair else []
    if not found and (single := _SUBJECT.match(head)):
        found = [single["name"]]
    names = [as_name(re.sub(",? (?:PhD|Ph\\.D\\.|MP)$", "", name)) for name in found]
    return tuple(name for name in names if name)


def introduces(text: str, people: Sequence[str]) -> bool:
    """Whether a text opens with one of these people and says what they do."""
    named = any(_same(name, person) for person in people for name in introduced(text)) and _says_role(text)
    return named or any(_is_told_by_first_name(text, person) for person in people)


def introduced(text: str) -> tuple[str, ...]:
    """Whom a text that is known for a biography is about."""
    apposed = _APPOSED.match(text[:300])
    return subjects(text) or ((apposed["name"],) if apposed else ())


def is_role(text: str) -> bool:
    """Whether a line below a byline says only what its author is: `Senior Analyst, Sudan`."""
    return len(text.split()) <= 8 and text[-1:].isalnum() and bool(_ROLE.search(text))  # noqa: PLR2004 - one line


def is_contact(text: str) -> bool:
    """Whether a line only says where to follow or write to the author."""
    return len(text.split()) <= 25 and bool(_CONTACT.match(text[:300]))  # noqa: PLR2004 - one line


def _says_role(text: str) -> bool:
    first = text[:300]
    return bool((_ROLE.search(first) and _PLACE.search(first)) or _VERB_FIRST.search(first))


def _is_told_by_first_name(text: str, person: str) -> bool:
    """`Jonas works on armed forces law`, below whose author is Jonas Weber."""
    first, _, rest = text.partition(" ")
    return first == person.split(maxsplit=1)[0] and _VERB_FIRST.match(rest) is not None


def _is_title(words: str) -> bool:
    """Whether quoted words are the name of a book or film: all but the small ones begin with a capital."""
    return all(word[0].isupper() or not word[0].isalpha() for word in words.split() if len(word) > 4)  # noqa: PLR2004 - `with`


def _same(name: str, author: str) -> bool:
    if name.casefold() == author.casefold():
        return True
    return surname(name).casefold() == surname(author).casefold() and name[:1] == author[:1]
