"""The lines of "About this memo": where it comes from, what a machine made, what a reader must check."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from reportpipe.model import Article, Memo, Note
from reportpipe.typeset import dates

Say = Callable[..., str]
NOTES_SHOWN = 8
"""Warnings of the run that are printed; the rest stay in memo.json."""
SIGNS = (("†", "mark_inferred"), ("‡", "mark_model"), ("§", "mark_person"))
_SEVERITY = {"error": 0, "warning": 1, "info": 2}
_DIGEST = 12


@dataclass(frozen=True)
class NoteLine:
    """One paragraph: a word or two in bold, then sentences."""

    label: str
    text: str


def note_lines(memo: Memo, say: Say, signs: Collection[str]) -> tuple[NoteLine, ...]:
    lines = [NoteLine(say("note_source"), _source(article, say)) for article in memo.articles]
    key = "made_revised" if memo.revision else "made_by"
    lines.append(NoteLine(say("note_made"), say(key, producer=memo.producer, revision=memo.revision)))
    lines.append(NoteLine(say("note_check"), say("check_text")))
    marks = [f"¶ {say('mark_evidence')}", *(f"{sign} {say(key)}" for sign, key in SIGNS if sign in signs)]
    lines.append(NoteLine(say("note_marks"), "; ".join(marks) + "."))
    lines.extend(_notes(_not_yet_said(memo), say))
    return tuple(lines)


def _source(article: Article, say: Say) -> str:
    """Title, author, publisher, date, file and address, each with how it was found."""

    def how(origin: str | None) -> str:
        return say(f"origin_{origin or 'stated'}")

    known = [say("title_how", how=how(article.title_origin))]
    if article.authors:
        known.append(say("authors_how", how=how(article.authors_origin)))
    if article.publisher:
        known.append(say("publisher_how", how=how(article.publisher_origin)))
    published = article.published
    parts = [
        article.title if article.title.startswith(("“", "‘", "«", "„", '"')) else f"“{article.title}”",
        ", ".join(article.authors) or say("authors_unknown"),
        article.publisher or say("publisher_unknown"),
        say(
            "published",
            date=dates.interval(published.first, published.last, say),
            how=f"{how(published.origin)}: {published.reason}" if published.reason else how(published.origin),
        )
        if published
        else say("published_unknown"),
    ]
    source = article.source
    file = say(
        "file", name=source.name, size=say("bytes", n=f"{source.size:,}".replace(",", " ")), digest=source.id[:_DIGEST]
    )
    address = f" {say('address', address=source.origin)}" if (source.origin or "").startswith("http") else ""
    ways = ", ".join(known)
    return f"{', '.join(parts)}. {ways[:1].upper()}{ways[1:]}. {file}{address}"


def _not_yet_said(memo: Memo) -> tuple[Note, ...]:
    """The notes without those that only repeat how a publication date was found: the source line says it."""
    reasons = [article.published.reason for article in memo.articles if article.published]
    return tuple(note for note in memo.notes if not any(reason and reason in note.message for reason in reasons))


def _notes(notes: tuple[Note, ...], say: Say) -> list[NoteLine]:
    """Gravest first, each once."""
    ranked = sorted(dict.fromkeys(notes), key=lambda note: _SEVERITY[note.level])
    lines = [
        NoteLine(say("note_notes") if n == 0 else "", " ".join(part for part in (_place(note), note.hint) if part))
        for n, note in enumerate(ranked[:NOTES_SHOWN])
    ]
    if len(ranked) > NOTES_SHOWN:
        lines.append(NoteLine("", say("more_notes", n=len(ranked) - NOTES_SHOWN)))
    return lines


def _place(note: Note) -> str:
    message = note.message if note.message.endswith((".", "!", "?", "”")) else f"{note.message}."
    return f"{note.where}: {message}" if note.where else message
