"""Mails saved or pasted as text: the lines of their heads, the note of whoever forwards one, and what was forwarded."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportpipe.readers.days import day_in
from reportpipe.readers.draft import Claim, DateClaim
from reportpipe.readers.people import as_name

_FIELD = re.compile(
    r"^\W{0,2}(?P<name>From|Sent|Date|DTG|To|Info|Cc|Bcc|Reply-To|Subject|Subj|Importance|Attachments?):\W{0,2}(?:\s"
    r"|$)\W{0,2}(?P<value>.*)",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(r"^(?:(?:fw|fwd|wg|tr|rv|i)\s?:\s*)+", re.IGNORECASE)
_ANSWERED = re.compile(r"^(?:(?:fw|fwd|wg|tr|rv|i|re|aw|sv)\s?:\s*)+", re.IGNORECASE)
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_MARKER = re.compile(
    r"^\W*(?:begin forwarded message|(?:forwarded|original) (?:message|e-?mail)|message transféré"
    r"|weitergeleitete nachricht|mensaje reenviado)\W*$",
    re.IGNORECASE,
)
"""What mail programs put above the head of a mail that they pass on or answer."""
_SIGNATURE = re.compile(r"\n-- ?\n(?P<lines>(?:[^\n]*\n){0,8}[^\n]*)\Z")
_COVERING = 80
"""Words of the note above a mail that is passed on."""
_SHORT = {"subj": "subject", "dtg": "date"}
"""How a signal names its fields."""
_NEEDED = frozenset({"from", "subject"})
_WHERE = "the head of the mail"
_LONGEST = 998
"""Characters of a line of a mail (RFC 5322, 2.1.1)."""


@dataclass(frozen=True)
class Letter:
    """A mail: the lines above what it says, and what they tell of it."""

    head: tuple[str, ...]
    """Runs of lines: its head, those of the mails that passed it on, and what these say; its subject apart."""
    subject: str
    """Without `FW:` and `RE:`."""
    sender: str
    sent: str
    body: str
    signature: str
    """What stands below `-- ` at the end; empty without one."""

    @property
    def author(self) -> Claim | None:
        """The sender, where it is a person; whoever sends an article may not have written it."""
        name = as_name(self.sender)
        return Claim(name, "stated", _WHERE, firm=False) if name else None

    @property
    def publisher(self) -> Claim | None:
        """The sender, where it has a name of several words that is no person's."""
        named = " " in self.sender and "@" not in self.sender and self.author is None
        return Claim(self.sender, "stated", _WHERE) if named else None

    @property
    def published(self) -> DateClaim | None:
        """The day on which it was sent."""
        found = day_in(self.sent)
        return DateClaim(found.first, "stated", _WHERE) if found and found.first == found.last else None


def open_letter(text: str) -> Letter | None:
    """The mail that a text is, or None when it does not begin with a mail's head.

    Of a mail that passes another on (`FW:`), the other one; of an answer, the answer, with what it answers.
    """
    lines = _unquoted(text).splitlines()
    heads = list(_heads(lines))
    if not heads:
        return None
    above = " ".join(lines[: heads[0].start])
    if above.strip() and not (_is_passed_on(lines, heads[0]) and len(above.split()) <= _COVERING):
        return None
    chosen = heads[0]
    for following in heads[1:]:
        if not (_PASSED_ON.match(chosen.fields["subject"]) or _is_passed_on(lines, following)):
            break
        chosen = following
    subject = _ANSWERED.sub("", chosen.fields["subject"])
    sender = re.sub(r"\s*[<\[(].*$", "", chosen.fields["from"]).strip(" \"'*")
    sent = chosen.fields.get("sent") or chosen.fields.get("date") or ""
    above = "\n".join(line.strip() for number, line in enumerate(lines[: chosen.end]) if number != chosen.subject)
    head = tuple(" ".join(run.split()) for run in re.split(r"\n{2,}", above) if run.strip())
    body = "\n".join(lines[chosen.end :]).rstrip()
    signed = _SIGNATURE.search(body)
    signature = " ".join(signed["lines"].split()) if signed else ""
    return Letter(head, subject, sender, sent, body[: signed.start()] if signed else body, signature)


def is_head(lines: Sequence[str]) -> bool:
    """Whether lines are the head of a mail within another: below the line that announces it, or with a time of sending.

    A memorandum has a sender and a subject, too.
    """
    announced = _MARKER.match(lines[0]) is not None
    rest = lines[1:] if announced else lines
    named = {field["name"].lower() for line in rest if (field := _FIELD.match(line))}
    return named >= _NEEDED and (announced or "sent" in named) and all(_FIELD.match(line) for line in rest)


def _unquoted(text: str) -> str:
    """The text without the marks of quotation, where most of it is quoted."""
    lines = [line for line in text.splitlines() if line.strip()]
    quoted = sum(line.startswith(">") for line in lines)
    return _QUOTED.sub("", text) if quoted * 2 > len(lines) else text


def _is_passed_on(lines: Sequence[str], head: "_Head") -> bool:
    before = next((line for line in reversed(lines[: head.start]) if line.strip()), "")
    return _MARKER.match(before) is not None and "riginal" not in before


@dataclass(frozen=True)
class _Head:
    start: int
    end: int
    subject: int
    """The number of its line."""
    fields: dict[str, str]


def _heads(lines: Sequence[str]) -> Iterator[_Head]:
    """Runs of lines that name a sender and a subject."""
    number = 0
    while number < len(lines):
        start, fields, places = number, dict[str, str](), dict[str, int]()
        while number < len(lines) and (field := _FIELD.match(lines[number])):
            name = _SHORT.get(field["name"].lower(), field["name"].lower())
            fields[name] = field["value"].strip()
            places[name] = number
            number += 1
        if fields.keys() >= _NEEDED and 0 < len(fields["subject"]) <= _LONGEST:
            yield _Head(start, number, places["subject"], fields)
        number += not fields
