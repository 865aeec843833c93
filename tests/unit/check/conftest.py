"""The harbour memo with a longer actor table, as its files; and a PDF that is good until a test breaks it."""

from collections.abc import Callable

import pytest
from breaking import Change, changed

from reportpipe.model import Layout, Memo
from reportpipe.styles import find
from reportpipe.typeset.pdf import typeset


@pytest.fixture(scope="session")
def memo(harbour) -> Memo:
    return harbour


def _crowd(memo: Memo, times: int) -> Memo:
    """The memo with a draft mark, and so many times its actors."""
    copies = (
        actor.model_copy(update={"id": f"{actor.id}_{n}", "name": f"{actor.name} {n}"})
        for n in range(1, times)
        for actor in memo.actors
    )
    crowd = (*memo.actors, *copies)
    sections = tuple(
        section.model_copy(update={"items": tuple(actor.id for actor in crowd)})
        if section.kind == "actors"
        else section
        for section in memo.sections
    )
    return memo.model_copy(update={"actors": crowd, "sections": sections, "layout": Layout(draft=True)})


def _pdf(memo: Memo) -> bytes:
    """Set without firm lengths: the table of actors may break over pages."""
    return typeset(memo, find("memo").model_copy(update={"limits": {}})).data


@pytest.fixture(scope="session")
def crowded(memo) -> Memo:
    """The memo with a table of actors that two pages do not hold."""
    return _crowd(memo, 16)


@pytest.fixture(scope="session")
def long(crowded) -> bytes:
    return _pdf(crowded)


@pytest.fixture(scope="session")
def good(memo) -> bytes:
    """Four pages: as many as ask for bookmarks, and no more, since each test breaks and checks it anew."""
    return _pdf(_crowd(memo, 4))


@pytest.fixture(scope="session")
def broken(good) -> Callable[[Change], bytes]:
    """The good PDF after a function has had its way with it."""
    return lambda corrupt, **options: changed(good, corrupt, **options)
