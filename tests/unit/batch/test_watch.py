"""A watch picks up every article once, whole, and holds on to nothing; its days go by in seconds here."""

import sys
from pathlib import Path

import pytest

from reportpipe.batch.watch import LOOK, Settling, watch
from reportpipe.errors import InputError, UsageError

sys.path.insert(0, str(Path(__file__).parents[2] / "stress"))
from watching import BODY, SETTINGS, Days, watch_hours


@pytest.fixture
def places(tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    return inbox, tmp_path / "out"


def run(days, inbox, out):
    return list(watch([inbox], out, SETTINGS, ticks=days.ticks, clock=days.clock))


def test_hours_miss_nothing_and_do_nothing_twice(tmp_path):
    """Articles dropped, changed, half-copied, renamed and removed; `make stress` does two days of it."""
    figures = watch_hours(tmp_path, 2, seed=3)
    assert figures["dropped"] == 20
    assert all(figures[what] for what in ("changed", "renamed", "removed")), figures


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
    assert 60.0 * days.minutes >= LOOK

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
    (tmp_path / "a.txt").write_bytes(b"words")
    with pytest.raises(InputError, match=r"is not a folder\. Name the folder that it lies in"):
        next(watch([tmp_path / "a.txt"], tmp_path / "out"))
    with pytest.raises(UsageError, match="cannot go into"):
        next(watch([tmp_path], tmp_path, ticks=lambda sign: iter([True])))
