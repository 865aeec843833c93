"""The types that the rooms hand to each other: frozen records, no input or output, no format.

    record      the base of every type, and the two that all others point with: Span, Note
    article     Source, Block, Article: what was read
    cells       how a table stands in its text
    findings    Point, Actor, Event and their kin: what was found, each with its evidence
    memo        Memo, Edit, Output: what is set, changed and made
    style       Style: what it is set with

Tuples, never lists, so a record can be shared between threads and hashed. Ids are digests of content: the same words
give the same id on every machine.
"""

from reportpipe.model.article import NUMBERED, Article, Block, BlockKind, BoilerplateReason, PublicationDate, Source
from reportpipe.model.cells import BETWEEN_CELLS, cells_of, holds_numbers, is_number
from reportpipe.model.findings import (
    Actor,
    ActorKind,
    Alias,
    Event,
    EventStatus,
    Figure,
    Findings,
    Item,
    Point,
    PointRole,
    Precision,
    Quote,
    Relation,
    Statement,
    When,
)
from reportpipe.model.memo import (
    SCHEMA_VERSION,
    Contents,
    Edit,
    EditOperation,
    Evidence,
    Filled,
    Layout,
    Memo,
    OptionalSection,
    Output,
    Paper,
    Section,
    SectionKind,
)
from reportpipe.model.record import MACHINE, Level, Note, Origin, Record, Span, make_id
from reportpipe.model.style import Style

__all__ = [
    "BETWEEN_CELLS",
    "MACHINE",
    "NUMBERED",
    "SCHEMA_VERSION",
    "Actor",
    "ActorKind",
    "Alias",
    "Article",
    "Block",
    "BlockKind",
    "BoilerplateReason",
    "Contents",
    "Edit",
    "EditOperation",
    "Event",
    "EventStatus",
    "Evidence",
    "Figure",
    "Filled",
    "Findings",
    "Item",
    "Layout",
    "Level",
    "Memo",
    "Note",
    "OptionalSection",
    "Origin",
    "Output",
    "Paper",
    "Point",
    "PointRole",
    "Precision",
    "PublicationDate",
    "Quote",
    "Record",
    "Relation",
    "Section",
    "SectionKind",
    "Source",
    "Span",
    "Statement",
    "Style",
    "When",
    "cells_of",
    "holds_numbers",
    "is_number",
    "make_id",
]
