"""A style pack as the writers get it."""

from typing import Annotated

from pydantic import Field

from reportpipe.model.memo import OptionalSection
from reportpipe.model.record import Record


class Style(Record):
    """A style pack, loaded: plain texts and one Word file, no code."""

    name: str
    version: str
    parent: str | None = None
    folder: str
    """Where it was found, for messages."""
    template: str
    parent_template: str = ""
    """The page that a template's `{% extends "parent" %}` names; empty without a parent."""
    css: str
    reference_docx: bytes = b""
    """A Word template of the user's own; empty: the Word styles are made from the tokens."""
    labels: dict[str, str]
    """Words of the page, by key, in the memo's language."""
    tokens: dict[str, str | float | int]
    """Colours, faces and measures, by name."""
    sections: tuple[OptionalSection, ...] = ()
    """What a memo composed for this style shows, besides what every memo does."""
    limits: Annotated[dict[str, int], Field(default_factory=dict)]
    """Room for pages (before the appendix), points, actors, events; without a limit where one is missing."""

    @property
    def is_one_page(self) -> bool:
        """Whether all that stands before the appendix has to keep to one page."""
        return self.limits.get("pages") == 1

    def __hash__(self) -> int:
        """By its page alone: the tables are compared, as dictionaries have no hash."""
        return hash((self.template, self.parent_template, self.css))
