"""Mails as mail programs save them (.eml): a MIME message's text, with what its head says."""

import email
import email.policy
from dataclasses import replace
from email.message import Message, MIMEPart

from reportpipe.errors import EmptySource, Malformed
from reportpipe.model import Note, Source
from reportpipe.readers import html, text
from reportpipe.readers.decode import decode
from reportpipe.readers.draft import Draft, RawBlock
from reportpipe.readers.letters import Letter, open_letter
from reportpipe.settings import Settings

FEWEST_WORDS = 30
"""Of a plain part that says it all; a shorter one only sends the reader to the page (`View in your browser`)."""
_TOLD = ("From", "Date", "To", "Subject")


def read(data: bytes, source: Source, settings: Settings) -> Draft:
    """The text of a mail: its plain part, else its page, read as such; attachments are left out, with a Note.

    Raises:
        EmptySource: no part of it is text.
        Malformed: its parts are nested too deeply.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        parts = {kind: message.get_body((kind,)) for kind in ("plain", "html")}
        attached = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    except RecursionError as error:
        raise Malformed(
            "the mail's parts are nested too deeply.", where=source.name, hint="Save its text, or copy it into a file."
        ) from error
    head = "\n".join(f"{name}: {_field(message, name)}" for name in _TOLD) if _field(message, "Subject") else ""
    plain, page = _payload(parts["plain"]), _payload(parts["html"])
    if plain.strip() and (len(plain.split()) >= FEWEST_WORDS or not page.strip()):
        decoded = decode(plain, source.name, _charset(parts["plain"]))
        draft = replace(text.draft_of(f"{head}\n\n{decoded.text}"), notes=decoded.notes)
    elif page.strip():
        draft = _with_head(html.read(page, source, settings), open_letter(f"{head}\n\n"))
    else:
        raise EmptySource("the mail has no text.", where=source.name, hint="Save the attachment that has it instead.")
    return replace(draft, notes=(*draft.notes, *_left_out(attached, source)))


def _field(message: Message, name: str) -> str:
    try:
        return " ".join(str(message[name] or "").split())
    except (LookupError, ValueError, AttributeError, TypeError):  # what the standard parser raises on a broken field
        return ""


def _payload(part: MIMEPart | None) -> bytes:
    payload = part.get_payload(decode=True) if part is not None else None
    return payload if isinstance(payload, bytes) else b""


def _charset(part: MIMEPart | None) -> str | None:
    return part.get_content_charset() if part is not None else None


def _with_head(draft: Draft, letter: Letter | None) -> Draft:
    """A page with the title, sender and day of the mail that it came in."""
    if letter is None:
        return draft
    blocks = [replace(block, kind="heading", level=1) if block.kind == "title" else block for block in draft.blocks]
    return replace(
        draft,
        blocks=(RawBlock("title", letter.subject), *blocks),
        title=None,
        authors=draft.authors or ((letter.author,) if letter.author else ()),
        publisher=draft.publisher or letter.publisher,
        published=letter.published,
    )


def _left_out(attached: list[str], source: Source) -> tuple[Note, ...]:
    if not attached:
        return ()
    return (
        Note(
            code="reader.mail.attachments",
            level="info",
            message=f"Attachments were left out: {', '.join(attached)}.",
            where=source.name,
            hint="Save those that are articles, and give them too.",
        ),
    )
