"""The harbour memo with a long actor table, as its files; and a PDF that is good until a test breaks it."""

from collections.abc import Callable

import pytest
from breaking import Change, changed

from reportpipe.model import Layout, Memo
from reportpipe.styles import find
from reportpipe.typeset.pdf import typeset


@pytest.fixture(scope="session")
def memo(harbour) -> Memo:
    return harbour


@pytest.fixture(scope="session")
def crowded(memo) -> Memo:
    """The memo with a table of actors that no page holds whole, and a draft mark."""
    copies = (
        actor.model_copy(update={"id": f"{actor.id}_{n}", "name": f"{actor.name} {n}"})
        for n in range(15)
        for actor in memo.actors
    )
    crowd = (*memo.actors, *copies)
    sections = tuple(
        section.model_copy(update={"items": tuple(actor.id for actor in crowd)})
        if section.kind == "actors"
        else section
        for section in memo.sections
    )
    layout = Layout(draft=True)
    return memo.model_copy(update={"actors": crowd, "sections": sections, "layout": layout})


@pytest.fixture(scope="session")
def good(crowded) -> bytes:
    """Set without firm lengths: the table has to break over pages."""
    return typeset(crowded, find("memo").model_copy(update={"limits": {}})).data


@pytest.fixture(scope="session")
def broken(good) -> Callable[[Change], bytes]:
    """The good PDF after a function has had its way with it."""
    return lambda corrupt, **options: changed(good, corrupt, **options)
