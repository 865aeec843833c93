"""Edits make the next revision of a memo. Nothing else changes a memo after it was composed."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from pydantic import ValidationError

from reportpipe.errors import MemoError
from reportpipe.model import (
    Actor,
    Alias,
    Edit,
    Event,
    Figure,
    Filled,
    Item,
    Memo,
    Note,
    Point,
    Quote,
    Section,
    SectionKind,
    Span,
    When,
)
from reportpipe.ooxml.carried import PLACE
from reportpipe.revise import days
from reportpipe.revise.collecting import HEADER, shorten
from reportpipe.revise.columns import role_cell

_FIELDS = {
    "to": "to",
    "from": "from_",
    "date": "dated",
    "subject": "title",
    "handling": "handling",
    "organisation": "organisation",
}


def apply(memo: Memo, edits: Sequence[Edit]) -> Memo:
    """The memo after these edits: revision + 1, every item that was touched `by` its editor. No edits: the memo itself.

    Evidence stays where the words still stand in the source; where they do not, a Note says that the item is no
    longer in the source's words.

    Raises:
        MemoError: an edit is of another memo or another revision, or does not fit the memo.
    """
    if not edits:
        return memo
    for edit in edits:
        if edit.memo != memo.id:
            raise MemoError(f"an edit belongs to the memo {edit.memo}, not to {memo.id}.")
        if edit.base_revision != memo.revision:
            raise MemoError(
                f"the edits were made on revision {edit.base_revision}, the memo is at revision {memo.revision}.",
                hint="Typeset the memo again and edit that file, or start from the older memo.json.",
            )
    work = _Work(memo)
    for edit in edits:
        _OPERATIONS[edit.operation](work, edit)
    return work.memo()


class _Work:
    """The memo while it changes."""

    def __init__(self, memo: Memo) -> None:
        self.base = memo
        self.header: dict[str, Any] = {}
        self.items: dict[str, Item] = dict(memo.items)
        self.sections: dict[SectionKind, list[str]] = {section.kind: list(section.items) for section in memo.sections}
        self.notes: list[Note] = []

    def item(self, edit: Edit) -> Item:
        if edit.item not in self.items:
            raise MemoError(f"the memo has no item {edit.item}.")
        return self.items[edit.item]

    def memo(self) -> Memo:
        gone = set(self.base.items) - set(self.items)
        events = (_without_actors(item, gone) for item in self.items.values() if isinstance(item, Event))
        kinds = {section.kind for section in self.base.sections}
        sections = [
            section.model_copy(update={"items": tuple(self.sections[section.kind])}) for section in self.base.sections
        ]
        sections += [
            Section(id=f"s_{kind.replace(' ', '_')}", kind=kind, items=tuple(items))
            for kind, items in self.sections.items()
            if kind not in kinds
        ]
        notes = [note for note in self.base.notes if note.code != "revise.not_verbatim" or note.where not in gone]
        update = {
            "revision": self.base.revision + 1,
            "points": tuple(item for item in self.items.values() if isinstance(item, Point)),
            "actors": tuple(item for item in self.items.values() if isinstance(item, Actor)),
            "events": tuple(events),
            "relations": tuple(each for each in self.base.relations if not gone & {each.subject, each.object}),
            "quotes": tuple(item for item in self.items.values() if isinstance(item, Quote)),
            "figures": tuple(item for item in self.items.values() if isinstance(item, Figure)),
            "sections": tuple(sections),
            "notes": (*notes, *(note for note in self.notes if note not in notes)),
        }
        return self.base.model_copy(update=update | self.header)


def _change(work: _Work, edit: Edit) -> None:
    if edit.item == HEADER:
        _change_header(work, edit)
        return
    item = work.item(edit)
    changes = _CHANGES[type(item)]
    if edit.field not in changes:
        raise MemoError(f"{edit.item} has no field {edit.field!r}.", hint=f"Fields are: {', '.join(changes)}.")
    update = changes[edit.field](work, item, edit) | {"by": edit.by}
    try:
        work.items[edit.item] = type(item).model_validate({**dict(item), **update})
    except ValidationError as error:
        raise MemoError(f"{edit.item}: {edit.field} cannot be {edit.after!r}.") from error


def _change_header(work: _Work, edit: Edit) -> None:
    if edit.field and edit.field.startswith(PLACE):
        _fill(work, edit.field.removeprefix(PLACE), edit)
        return
    if edit.field not in _FIELDS:
        raise MemoError(f"the header block has no field {edit.field!r}.", hint=f"Fields are: {', '.join(_FIELDS)}.")
    value: Any = edit.after
    if edit.field == "date" and edit.after:
        read = days.read(edit.after)
        if read is None or read.first != read.last:
            raise MemoError(f"the date {edit.after!r} cannot be read.", hint="Write 5 May 2023.")
        value = read.first
    if edit.field == "subject" and not value:
        raise MemoError("a memo needs a subject.")
    work.header[_FIELDS[edit.field]] = value


def _fill(work: _Work, place: str, edit: Edit) -> None:
    """A place holds what was written into it last; without words it is open again."""
    others = [filled for filled in work.header.get("filled", work.base.filled) if filled.place != place]
    written = [Filled(place=place, text=edit.after, by=edit.by)] if edit.after else []
    work.header["filled"] = (*others, *written)


def _add(work: _Work, edit: Edit) -> None:
    if edit.item in work.items or edit.section not in _MAKERS or not edit.after:
        raise MemoError(f"{edit.item} cannot be added to {edit.section!r}.")
    work.items[edit.item] = _MAKERS[edit.section](work, edit)
    _insert(work, edit)


def _delete(work: _Work, edit: Edit) -> None:
    work.item(edit)
    del work.items[edit.item]
    _take_out(work, edit.item)


def _move(work: _Work, edit: Edit) -> None:
    work.item(edit)
    _take_out(work, edit.item)
    _insert(work, edit)


def _insert(work: _Work, edit: Edit) -> None:
    if edit.section is None:
        raise MemoError(f"no section is named for {edit.item}.")
    items = work.sections.setdefault(edit.section, [])
    if edit.follows is not None and edit.follows not in items:
        raise MemoError(f"{edit.item} cannot stand after {edit.follows}, which is not in {edit.section!r}.")
    items.insert(0 if edit.follows is None else items.index(edit.follows) + 1, edit.item)


def _take_out(work: _Work, item: str) -> None:
    for items in work.sections.values():
        if item in items:
            items.remove(item)


def _text(work: _Work, item: Item, edit: Edit) -> dict[str, Any]:
    """The new words, with their place in the source where they stand there; else a note."""
    text = edit.after or ""
    found = find(work.base, text)
    if found is not None:
        return {"text": text, "evidence": (found,)}
    _not_verbatim(work, edit.item, text)
    return {"text": text, "evidence": item.evidence}


def _figure_text(work: _Work, item: Item, edit: Edit) -> dict[str, Any]:
    """The new words; what they measure is known only as long as they keep the amount."""
    update = _text(work, item, edit)
    amount = item.amount if isinstance(item, Figure) else None
    if amount and amount in update["text"]:
        return update
    return update | {"amount": None, "value": None, "unit": None, "measures": None}


def _speaker(_: _Work, __: Item, edit: Edit) -> dict[str, Any]:
    return {"speaker": edit.after or "", "actor": None}


def _not_verbatim(work: _Work, item: str, text: str) -> None:
    message = f"Edited: no longer the words of the source: “{shorten(text)}”."
    work.notes.append(Note(code="revise.not_verbatim", level="info", message=message, where=item))


def find(memo: Memo, words: str) -> Span | None:
    """Where the words stand in a source, whatever the white space between them; None where they do not."""
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(re.escape(word) for word in words.split()) + r"(?!\w)")
    for article in memo.articles if words.strip() else ():
        found = pattern.search(article.text)
        if found:
            return article.span(found.start(), found.end())
    return None


def _aliases(_: _Work, item: Item, edit: Edit) -> dict[str, Any]:
    """The names as edited; those that the page did not show, nobody could have meant to remove."""
    known = {alias.name: alias for alias in item.aliases} if isinstance(item, Actor) else {}
    shown, names = _names(edit.before), _names(edit.after)
    hidden = [alias for name, alias in known.items() if name not in shown and name not in names]
    reason = f"given by {edit.by}"
    return {"aliases": (*(known.get(name, Alias(name=name, reason=reason)) for name in names), *hidden)}


def _names(cell: str | None) -> list[str]:
    return list(dict.fromkeys(name.strip() for name in (cell or "").split(",") if name.strip()))


def _role(_: _Work, item: Item, edit: Edit) -> dict[str, Any]:
    """The printed cell holds role and affiliation; an affiliation that still ends it is kept apart."""
    text = edit.after
    affiliation = item.affiliation if isinstance(item, Actor) else None
    if isinstance(item, Actor) and text and affiliation and role_cell(item) != item.role:
        role, comma, end = text.rpartition(", ")
        if comma and end == affiliation:
            return {"role": role}
    keeps = bool(text and affiliation and affiliation in text)
    return {"role": text, "affiliation": affiliation if keeps else None}


def _date(_: _Work, item: Item, edit: Edit) -> dict[str, Any]:
    read = days.read(edit.after or "")
    if read is None or not isinstance(item, Event):
        raise MemoError(f"the date {edit.after!r} cannot be read.", hint="Write 5 May 2023, May 2023 or 2023.")
    when: dict[str, Any] = {"first": read.first, "precision": read.precision, "anchor": "stated"}
    ongoing = item.when.last is None and item.when.status in {"since", "ongoing"} and item.when.first is not None
    when["last"] = None if ongoing else read.last
    when["said"] = item.when.said or edit.after or ""
    return {"when": item.when.model_copy(update=when)}


def _said(_: _Work, item: Item, edit: Edit) -> dict[str, Any]:
    return {"when": item.when.model_copy(update={"said": edit.after or ""})} if isinstance(item, Event) else {}


def _new_point(work: _Work, edit: Edit) -> Point:
    text, evidence = edit.after or "", find(work.base, edit.after or "")
    role = "bottom line" if edit.section == "bottom line" else "key point"
    return Point(id=edit.item, text=text, role=role, evidence=(evidence,) if evidence else (), by=edit.by)


def _new_actor(work: _Work, edit: Edit) -> Actor:
    evidence = find(work.base, edit.after or "")
    spans = (evidence,) if evidence else ()
    return Actor(id=edit.item, name=edit.after or "", kind="organisation", mentions=spans, evidence=spans, by=edit.by)


def _new_event(work: _Work, edit: Edit) -> Event:
    evidence = find(work.base, edit.after or "")
    when = When(said="", precision="unknown", anchor="stated")
    return Event(id=edit.item, when=when, text=edit.after or "", evidence=(evidence,) if evidence else (), by=edit.by)


def _new_quote(work: _Work, edit: Edit) -> Quote:
    evidence = find(work.base, edit.after or "")
    spans = (evidence,) if evidence else ()
    return Quote(id=edit.item, text=edit.after or "", speaker="", evidence=spans, by=edit.by)


def _new_figure(work: _Work, edit: Edit) -> Figure:
    evidence = find(work.base, edit.after or "")
    spans = (evidence,) if evidence else ()
    return Figure(id=edit.item, text=edit.after or "", amount=None, evidence=spans, by=edit.by)


def _without_actors(event: Event, gone: set[str]) -> Event:
    if not gone.intersection(event.actors):
        return event
    return event.model_copy(update={"actors": tuple(actor for actor in event.actors if actor not in gone)})


def _plain(name: str) -> Callable[[_Work, Item, Edit], dict[str, Any]]:
    return lambda _work, _item, edit: {name: edit.after}


_OPERATIONS: dict[str, Callable[[_Work, Edit], None]] = {
    "changed": _change,
    "added": _add,
    "deleted": _delete,
    "moved": _move,
}
_CHANGES: dict[type, dict[str, Callable[[_Work, Item, Edit], dict[str, Any]]]] = {
    Point: {"text": _text, "role": _plain("role")},
    Actor: {"name": _plain("name"), "aliases": _aliases, "kind": _plain("kind"), "role": _role},
    Event: {"text": _text, "date": _date, "said": _said},
    Quote: {"text": _text, "speaker": _speaker},
    Figure: {"text": _figure_text},
}
_MAKERS: dict[str, Callable[[_Work, Edit], Item]] = {
    "bottom line": _new_point,
    "key points": _new_point,
    "quotes": _new_quote,
    "figures": _new_figure,
    "actors": _new_actor,
    "timeline": _new_event,
}
