"""A watch picks up every article once, whole, and holds on to nothing; its days go by in seconds here."""

import gc
import tracemalloc

import pytest

from reportpipe.batch.watch import LOOK, Settling, watch
from reportpipe.errors import InputError, UsageError
from reportpipe.settings import Settings

BODY = "The port\n\nThe ministry opened the port on 3 May 2021. Officials from Norway said that it would stay open.\n"
SETTINGS = Settings(formats=("json",), dated="2021-05-04")
HOURS = 48
MINUTES = 10
"""Simulated minutes between two ticks."""


class Days:
    """Two days in ticks: `at[tick]` is called before the tick; the clock is simulated."""

    def __init__(self, number):
        self.number, self.now, self.at = number, 0.0, {}

    def clock(self):
        return self.now

    def ticks(self, sign):
        for tick in range(self.number):
            action = self.at.get(tick)
            if action:
                action()
            yield bool(action)
            self.now += 60.0 * MINUTES
            if sign.asked():
                return


@pytest.fixture
def places(tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    return inbox, tmp_path / "out"


def run(days, inbox, out):
    return list(watch([inbox], out, SETTINGS, ticks=days.ticks, clock=days.clock))


def test_two_days_miss_nothing_and_do_nothing_twice(places):
    """Articles dropped, changed, half-copied, renamed and removed over 48 hours; memory ends where it was."""
    inbox, out = places
    days = Days(HOURS * 60 // MINUTES)
    done = []
    memory = []

    def drop(name, text):
        return lambda: (inbox / name).write_text(text, encoding="utf8")

    expected = 0
    for tick in range(4, days.number - 4, 6):
        days.at[tick] = drop(f"{tick}.txt", f"{BODY}\nThis is {tick}.\n")
        expected += 1
    days.at[50] = drop("46.txt", f"{BODY}\nThis is 46, changed.\n")
    days.at[61] = lambda: (inbox / "52.txt").rename(inbox / "later.txt")
    days.at[73] = (inbox / "58.txt").unlink
    days.at[81] = lambda: (inbox / ".hidden.txt").write_text(BODY)
    days.at[83] = lambda: (inbox / "x.txt.part").write_text(BODY)
    tracemalloc.start()
    for report in watch([inbox], out, SETTINGS, ticks=days.ticks, clock=days.clock):
        done.extend(document.source.rpartition("/")[2] for document in report.documents.worked_on())
        gc.collect()
        memory.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert done.count("46.txt") == 2
    assert done.count("later.txt") == 1
    assert sorted(set(done)) == sorted({*(f"{tick}.txt" for tick in range(4, days.number - 4, 6)), "later.txt"})
    assert len(done) == expected + 2
    assert {path.stem for path in out.glob("*.json")} - {"batch"} == {name.removesuffix(".txt") for name in done}
    assert not list(out.rglob("*partial*"))
    # What stays is a stamp for each article: a few hundred bytes.
    assert memory[-1] - memory[len(memory) // 3] < 200_000


def test_a_file_that_is_still_being_copied_is_waited_for(places):
    """Each look finds it longer than before; it is taken when it has stood still."""
    inbox, _ = places
    path = inbox / "a.txt"
    clock = [0.0]
    settling = Settling(lambda: clock[0])
    from reportpipe.batch import find_jobs

    for length in range(1, 6):
        path.write_text(BODY[: 10 * length])
        clock[0] += 1.0
        assert settling.ready(find_jobs([inbox], inbox.parent / "out", {})) == frozenset()
    clock[0] += 2.5
    (key,) = settling.ready(find_jobs([inbox], inbox.parent / "out", {}))
    settling.take([key])
    assert not settling.waiting
    assert settling.ready(find_jobs([inbox], inbox.parent / "out", {})) == frozenset()
    path.write_text(BODY)
    clock[0] += 1.0
    settling.ready(find_jobs([inbox], inbox.parent / "out", {}))
    assert settling.waiting


def test_without_notices_it_looks_every_minute(places):
    """A network folder that tells nothing is watched all the same."""
    inbox, out = places
    days = Days(8)
    days.at[2] = lambda: (inbox / "a.txt").write_text(BODY)
    assert 60.0 * MINUTES >= LOOK

    def silent(sign):
        return (False for _ in days.ticks(sign))

    reports = list(watch([inbox], out, SETTINGS, ticks=silent, clock=days.clock))
    assert [report.totals.done for report in reports] == [1]


def test_what_failed_is_tried_again_only_when_it_changes(places):
    inbox, out = places
    days = Days(20)
    days.at[1] = lambda: (inbox / "a.txt").write_bytes(b"")
    days.at[10] = lambda: (inbox / "a.txt").write_text(BODY)
    reports = run(days, inbox, out)
    assert [(report.totals.failed, report.totals.done) for report in reports] == [(1, 0), (0, 1)]


def test_the_operating_system_tells(places):
    """The real notices, for a moment: an article dropped in is done."""
    import threading

    inbox, out = places
    threading.Timer(0.5, lambda: (inbox / "a.txt").write_text(BODY)).start()
    report = next(watch([inbox], out, SETTINGS))
    assert [document.state for document in report.documents] == ["done"]
    assert (out / "a.json").exists()


def test_a_watch_of_nothing_says_so(tmp_path):
    with pytest.raises(InputError, match="is not a folder"):
        next(watch([tmp_path / "gone"], tmp_path / "out"))
    with pytest.raises(UsageError, match="cannot go into"):
        next(watch([tmp_path], tmp_path, ticks=lambda sign: iter([True])))
