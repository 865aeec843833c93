"""What is redone, counted: a change costs the rooms that look at it and what follows, and the report says why."""

import datetime as dt
import json
from collections import Counter

import pytest
from rich.console import Console

from reportpipe import pipeline
from reportpipe.batch import Wish, find_jobs
from reportpipe.batch.plan import AFTER_READING, ARRANGING, LIMITS
from reportpipe.batch.rounds import Hands, Round, Watcher
from reportpipe.batch.stopping import StopSign
from reportpipe.batch.work import work
from reportpipe.batch.workforce import settle
from reportpipe.cli.report import print_report
from reportpipe.ledger import Ledger
from reportpipe.settings import Settings

ARTICLE = """Port {name} opens

The ministry opened port {name} on 3 May 2021. Officials from Norway said that it would stay open.

"We will keep the port open for ten years," said Anna Berg, the minister. It cost 40 million euros.

Denmark objected in June 2020. Talks between Norway and Denmark resumed in April 2021. The union asked for 300 jobs.
"""
SETTINGS = Settings(formats=("json", "html"), dated="2021-05-04")
ROOMS = {"read": "read_bytes", "annotate": "annotate", "typeset": "output"}


class Counted:
    """A folder of memos whose documents are done in this process, where each call of a room counts."""

    def __init__(self, root, monkeypatch):
        self.root, self.inbox, self.calls = root, root / "inbox", Counter()
        self.inbox.mkdir()
        self.write("Alpha")
        for room, function in ROOMS.items():
            monkeypatch.setattr(pipeline, function, self._counting(room, getattr(pipeline, function)))

    def write(self, name):
        (self.inbox / f"{name}.txt").write_text(ARTICLE.format(name=name), encoding="utf8")

    def _counting(self, room, function):
        def counted(*args):
            self.calls[room] += 1
            return function(*args)

        return counted

    def carry_out(self, steps, order):
        for step in steps:
            result = work(step, order.settings, self.staging)
            assert result.document.error is None
            yield step, settle(step, result, order.intend)

    def round(self, settings, out="out"):
        """A report, and how often each room was called for it."""
        self.calls.clear()
        folder = self.root / out
        with StopSign(lambda: None) as sign, Ledger(folder) as ledger:
            self.staging = ledger.home / "staging"
            keys = frozenset(job.key for job in find_jobs([self.inbox], folder))
            report = Round(ledger, settings, Wish(), Watcher()).bring_up_to_date([self.inbox], Hands(self, sign, keys))
        return report, tuple(self.calls[room] for room in ROOMS)

    def memos(self, out="out"):
        return {path.name: path.read_bytes() for path in (self.root / out).glob("Alpha.*")}

    def date(self):
        return dt.date.fromisoformat(json.loads(self.memos()["Alpha.json"])["dated"])


@pytest.fixture
def counted(tmp_path, monkeypatch):
    return Counted(tmp_path, monkeypatch)


def explained(report):
    console = Console(width=200)
    with console.capture() as capture:
        print_report(report, console, explain=True)
    return capture.get()


@pytest.mark.parametrize(
    ("change", "calls", "why"),
    [
        ({}, (0, 0, 0), "up to date"),
        ({"style": "brief"}, (0, 0, 2), "style changed"),
        ({"handling": "OFFICIAL"}, (0, 0, 2), "settings changed"),
        ({"to": "The Minister", "subject": "Ports"}, (0, 0, 2), "settings changed"),
        ({"sections": ("figures",), "max_events": 1}, (0, 0, 2), "settings changed"),
        ({"formats": ("json", "html", "docx")}, (0, 0, 3), "formats added"),
        ({"max_points": 1}, (0, 1, 2), "settings changed"),
        ({"dated": dt.date(2022, 1, 1)}, (0, 1, 2), "settings changed"),
        ({"published": dt.date(2021, 6, 1)}, (1, 1, 2), "settings changed"),
    ],
)
def test_a_change_redoes_what_it_affects_and_says_why(counted, change, calls, why):
    """And leaves what a folder that was begun with the new settings holds, byte for byte."""
    _, first = counted.round(SETTINGS)
    assert first == (1, 1, 2)
    changed = SETTINGS.model_copy(update=change)
    report, redone = counted.round(changed)
    assert redone == calls
    assert why in explained(report)
    counted.round(changed, "fresh")
    assert counted.memos() == counted.memos("fresh")


def test_a_new_article_leaves_the_others_closed(counted):
    counted.round(SETTINGS)
    counted.write("Beta")
    report, calls = counted.round(SETTINGS)
    assert calls == (1, 1, 2)
    assert [document.why for document in report.documents] == ["up to date", "new"]


def test_a_memo_that_is_set_again_keeps_its_date(counted, monkeypatch):
    """Without `dated`, the date line is the day on which the memo was made, not that of its new look."""
    undated = SETTINGS.model_copy(update={"dated": None})
    counted.round(undated)
    before = counted.date()
    later = before + dt.timedelta(days=9)
    monkeypatch.setattr("reportpipe.batch.rounds.dated", lambda settings: settings.model_copy(update={"dated": later}))
    _, calls = counted.round(undated.model_copy(update={"style": "brief"}))
    assert calls == (0, 0, 2)
    assert counted.date() == before


def test_every_setting_that_is_named_exists():
    """A name that is misspelt there would count as one that readers look at."""
    assert {*AFTER_READING, *ARRANGING, *LIMITS} <= {*Settings.model_fields}
