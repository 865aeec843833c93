"""Two machines never write one address: a lease, with a clock that the tests turn, in a store of this process."""

import json

import pytest

from reportpipe.errors import InputError
from reportpipe.lease import BEAT_SECONDS, LOOK_SECONDS, STALE_SECONDS, Lease
from reportpipe.places import listing, put, read

fsspec = pytest.importorskip("fsspec", reason="needs the extra s3")
FOLDER = "memory://desk/memos"


@pytest.fixture(autouse=True)
def store():
    fsspec.filesystem("memory").store.clear()
    yield
    fsspec.filesystem("memory").store.clear()


class Clock:
    """Time goes on only while somebody sleeps, and then `happens` may happen."""

    def __init__(self, happens=lambda: None):
        self.now, self.happens, self.said = 0.0, happens, []

    def lease(self, keeper):
        return Lease(FOLDER, keeper, self.said.append, clock=lambda: self.now, sleep=self.sleep)

    def sleep(self, seconds):
        self.now += seconds
        self.happens()


def objects():
    return sorted(name for name in listing(f"{FOLDER}/.reportpipe"))


def test_nothing_is_left_when_nobody_is_at_work():
    lease = Clock().lease("a")
    assert objects() == ["lease-000001.json"]
    lease.check()
    lease.release()
    assert objects() == []


def test_a_second_run_waits_and_is_told_for_whom():
    first = Clock().lease("a")
    second = Clock(first.release)
    second.lease("b").release()
    (words,) = second.said
    holder = json.loads(first._holder.model_dump_json())
    assert words.startswith(f"{holder['by']} has been at work on {FOLDER} since {holder['since']}; waiting for it.")
    assert second.now == LOOK_SECONDS


def test_a_run_that_gives_signs_of_life_is_never_taken_for_dead():
    first, looks = Clock().lease("a"), []

    def alive():
        looks.append(second.now)
        if second.now % BEAT_SECONDS == 0:
            first.beat()
        if second.now >= 5 * STALE_SECONDS:
            first.release()

    second = Clock(alive)
    lease = second.lease("b")
    assert second.now == 5 * STALE_SECONDS
    assert lease.took_over == ""
    assert len(second.said) == 1
    lease.release()


def test_the_place_of_a_dead_run_is_taken_and_the_dead_notices():
    first, second = Clock(), Clock()
    dead = first.lease("a")
    lease = second.lease("b")
    assert second.now == STALE_SECONDS
    assert lease.took_over == f"{dead._holder.by}, which began {dead._holder.since}"
    assert objects() == ["lease-000002.json"]
    first.now = STALE_SECONDS
    with pytest.raises(InputError, match="another run may have gone on"):
        dead.check()
    dead.release()
    lease.check()
    lease.release()
    assert objects() == []


def test_after_a_kill_the_same_machine_goes_on_at_once():
    """Its ledger is locked, so the run that held the lease is dead."""
    Clock().lease("a")
    again = Clock()
    lease = again.lease("a")
    assert (again.now, again.said, lease.took_over) == (0.0, [], "")
    assert objects() == ["lease-000002.json"]
    lease.release()


def test_of_two_that_want_the_same_number_one_gets_it(monkeypatch):
    """Another run is faster, between the look and the attempt."""
    real, rivals = Lease._take, []

    def take(self, before):
        if not rivals:
            rivals.append("on its way")
            rivals.append(Clock().lease("c"))
        return real(self, before)

    monkeypatch.setattr(Lease, "_take", take)

    def leave():
        rivals[1].release()

    clock = Clock(leave)
    lease = clock.lease("b")
    assert (clock.now, len(clock.said)) == (LOOK_SECONDS, 1)
    assert objects() == ["lease-000001.json"]
    lease.release()


def test_what_cannot_be_read_holds_until_it_is_stale():
    put(b"\xff", f"{FOLDER}/.reportpipe/lease-000041.json")
    clock = Clock()
    lease = clock.lease("b")
    assert clock.said[0].startswith("another machine has been at work")
    assert clock.now == STALE_SECONDS
    assert objects() == ["lease-000042.json"]
    lease.release()


def test_a_store_that_is_away_ends_the_run_only_after_a_while(monkeypatch):
    clock = Clock()
    lease = clock.lease("a")

    def away(*_):
        raise OSError("no route to host")

    monkeypatch.setattr("reportpipe.lease.put", away)
    clock.now = STALE_SECONDS - 1
    lease.beat()
    lease.check()
    clock.now = STALE_SECONDS
    with pytest.raises(InputError, match="nothing could be written"):
        lease.check()
    monkeypatch.undo()
    lease.check()
    assert json.loads(read(f"{FOLDER}/.reportpipe/lease-000001.json"))["beats"] == 3
    lease.release()
