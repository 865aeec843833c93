"""The blocks of a source with clean text. Pure functions."""

import re
from collections.abc import Iterable
from dataclasses import replace

from reportpipe.clean import clean
from reportpipe.model import Note
from reportpipe.readers.draft import RawBlock

_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def normalise(blocks: Iterable[RawBlock], source_name: str) -> tuple[tuple[RawBlock, ...], tuple[Note, ...]]:
    """The blocks with clean text, without those that hold no word, and a Note for each kind of thing removed."""
    kept: list[RawBlock] = []
    reordering = surrogates = 0
    for block in blocks:
        reordering += len(_REORDERING.findall(block.text))
        surrogates += len(_SURROGATE.findall(block.text))
        text = clean(block.text, rows=block.kind == "table")
        if any(char.isalnum() for char in text):
            kept.append(replace(block, text=text))
    return tuple(kept), _notes(reordering, surrogates, source_name)


def _notes(reordering: int, surrogates: int, source_name: str) -> tuple[Note, ...]:
    notes = []
    if reordering:
        notes.append(
            Note(
                code="reader.bidi",
                level="warning",
                message=f"{reordering} invisible characters that reverse the order of text were removed.",
                where=source_name,
                hint="Compare the text with the original: such characters can hide what it says.",
            )
        )
    if surrogates:
        notes.append(
            Note(
                code="reader.surrogates",
                level="warning",
                message=f"{surrogates} broken characters were replaced by \ufffd.",
                where=source_name,
            )
        )
    return tuple(notes)
