"""Articles from the web into an inbox: pages, and what RSS and Atom feeds and sitemaps list.

This is the only room that reaches the network, and only when somebody calls it. It knows nothing of the others: what
it brings are files, which a batch then reads like any others.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from reportpipe.errors import ReportpipeError
from reportpipe.fetch.feeds import Feed, Item, feed_of
from reportpipe.fetch.shelf import Shelf
from reportpipe.fetch.web import Page, Web
from reportpipe.model import Record
from reportpipe.settings import Settings, chosen
from reportpipe.verb import make_callable

__all__ = ["Brought", "Fetched", "Item", "fetch"]

FEED_LIMIT = 50
"""Articles of one feed that are fetched, newest first."""


class Fetched(Record):
    """What became of one address."""

    address: str
    state: str
    """`new`, `changed`, `unchanged` or `failed`."""
    file: str | None = None
    title: str | None = None
    code: str | None = None
    """Of the error, when it failed."""
    message: str | None = None


class Brought(Record):
    """Every address of a run, in the order in which they were asked."""

    items: tuple[Fetched, ...]

    @property
    def exit_code(self) -> int:
        """0 when all went well, 3 when nothing could be had, 7 when some could not."""
        failed = sum(item.state == "failed" for item in self.items)
        return 0 if not failed else 3 if failed == len(self.items) else 7


def fetch(
    addresses: Sequence[str],
    inbox: str | Path,
    settings: Settings | None = None,
    *,
    limit: int = FEED_LIMIT,
    on_item: Callable[[Fetched], None] = lambda _: None,
) -> Brought:
    """Bring the articles behind these addresses into the folder `inbox`; what is there and unchanged stays.

    `limit` is the most that is taken from one feed; `on_item` hears of each address as it ends.

    Raises:
        InputError: the inbox cannot be written to.
        UsageError: an address is not one of the web.
    """
    settings = chosen(settings)
    shelf = Shelf(Path(inbox))
    found: list[Fetched] = []
    seen: set[str] = set()
    with Web(settings) as visitor:
        for address in addresses:
            for outcome in _of_address(address, visitor, shelf, limit):
                if outcome.address not in seen:
                    seen.add(outcome.address)
                    found.append(outcome)
                    on_item(outcome)
    return Brought(items=tuple(found))


def _of_address(address: str, web: Web, shelf: Shelf, limit: int) -> Iterator[Fetched]:
    """The outcome of an address: its own, or those of the articles it lists."""
    try:
        page = web.get(address, shelf.known(address))
    except ReportpipeError as error:
        yield _failed(address, error)
        return
    if page is None:
        file = shelf.known(address).get("file")
        yield Fetched(address=address, state="unchanged", file=file)
        return
    feed = feed_of(page.data, page.address)
    if feed is None:
        yield _kept(Item(address), page, shelf)
        return
    whole = True
    for item in _listed(feed, web, limit):
        outcome = _of_item(item, web, shelf)
        whole = whole and outcome.state != "failed"
        yield outcome
    if whole:  # else the feed is asked for again in full, so that what failed is tried again
        shelf.remember(address, page)


def _of_item(item: Item, web: Web, shelf: Shelf) -> Fetched:
    try:
        page = web.get(item.address, shelf.known(item.address))
        if page is None:
            file = shelf.known(item.address).get("file")
            return Fetched(address=item.address, state="unchanged", file=file, title=item.title)
        return _kept(item, page, shelf)
    except ReportpipeError as error:
        return _failed(item.address, error)


def _kept(item: Item, page: Page, shelf: Shelf) -> Fetched:
    was_known = bool(shelf.known(item.address).get("file"))
    path, changed = shelf.keep(item, page)
    state = "unchanged" if not changed else "changed" if was_known else "new"
    return Fetched(address=item.address, state=state, file=path.name, title=item.title)


def _listed(feed: Feed, web: Web, limit: int) -> Iterator[Item]:
    """The articles of a feed and of the sitemaps it names, at most `limit`."""
    return islice(_items(feed, web), limit)


def _items(feed: Feed, web: Web) -> Iterator[Item]:
    yield from feed.items
    for place in feed.more:
        page = web.get(place)
        inner = feed_of(page.data, page.address) if page else None
        if inner:
            yield from inner.items  # an index of indexes is not followed: it could be a loop


def _failed(address: str, error: ReportpipeError) -> Fetched:
    hint = f" {error.hint}" if error.hint else ""
    return Fetched(address=address, state="failed", code=error.code, message=f"{error.message}{hint}")


make_callable(__name__)
