"""Hours of a watch in seconds: a clock that is simulated, and people who drop, change, rename and remove articles."""

import gc
import random
import tracemalloc
from collections import Counter
from itertools import pairwise
from pathlib import Path

from reportpipe.batch.watch import watch
from reportpipe.places import FOLDER
from reportpipe.settings import Settings

BODY = "The port\n\nThe ministry opened the port on 3 May 2021. Officials from Norway said that it would stay open.\n"
SETTINGS = Settings(formats=("json",), dated="2021-05-04")
EVERY = 6
"""Simulated minutes between two new articles."""
QUIET = 3
"""Simulated minutes after which an article has been taken: one to stand still, one more for the rest of a round."""
BYTES_AN_ARTICLE = 1500
"""What may stay in memory of each article: its path twice and its stamp are about 600 bytes."""


class Days:
    """Time in ticks: `at[tick]` is called before the tick; the clock is simulated."""

    def __init__(self, number, minutes=10):
        self.number, self.minutes, self.now, self.at = number, minutes, 0.0, {}

    def clock(self):
        return self.now

    def ticks(self, sign):
        for tick in range(self.number):
            action = self.at.get(tick)
            if action:
                action()
            yield bool(action)
            self.now += 60.0 * self.minutes
            if sign.asked():
                return


class Desk:
    """People at work on an inbox; `due` counts how often each article has to be done, by its name."""

    def __init__(self, inbox, seed):
        self.inbox, self.due, self.did = inbox, Counter(), Counter()
        self._chance = random.Random(seed)  # noqa: S311 - a seed makes the hours happen again
        self._tick = 0
        self._later = {}
        self._idle_since = {}
        """Articles that are whole, and the tick since which nobody has touched them."""

    def act(self):
        """One simulated minute."""
        for action in self._later.pop(self._tick, ()):
            action()
        if self._tick % EVERY == 0:
            self._chance.choice((self._drop, self._drop, self._copy_slowly, self._download))(f"{self._tick}.txt")
        if self._chance.random() < 0.5 / EVERY:
            self._chance.choice((self._change, self._rename, self._remove, self._leave_hidden))()
        self._tick += 1

    def _drop(self, name):
        self._whole(name, self._text(name))

    def _copy_slowly(self, name):
        """It grows from minute to minute and is an article at the end only."""
        text = self._text(name)
        (self.inbox / name).write_text(text[:40], encoding="utf8")
        self._at(1, lambda: (self.inbox / name).write_text(text[:90], encoding="utf8"))
        self._at(2, lambda: self._whole(name, text))

    def _download(self, name):
        """As browsers do: under another name until it is there."""
        partial = self.inbox / f"{name}.part"
        partial.write_text(self._text(name), encoding="utf8")
        self._at(2, lambda: self._whole(name, partial.read_text(encoding="utf8")))
        self._at(2, partial.unlink)

    def _change(self):
        for name in self._one_at_rest():
            self._whole(name, (self.inbox / name).read_text(encoding="utf8") + "\nIt was changed.\n")
            self.did["changed"] += 1

    def _rename(self):
        for name in self._one_at_rest():
            (self.inbox / name).rename(self.inbox / f"later-{name}")
            self._whole(f"later-{name}")
            self.did["renamed"] += 1

    def _remove(self):
        for name in self._one_at_rest():
            (self.inbox / name).unlink()
            self.did["removed"] += 1

    def _leave_hidden(self):
        (self.inbox / f".{self._tick}.txt").write_text(BODY, encoding="utf8")

    def _one_at_rest(self):
        """The name of an article that has been taken, if there is one; nobody else will touch it in the same minute."""
        ripe = [name for name, since in self._idle_since.items() if self._tick - since > QUIET]
        for name in self._chance.sample(ripe, min(1, len(ripe))):
            del self._idle_since[name]
            yield name

    def _whole(self, name, text=None):
        if text is not None:
            (self.inbox / name).write_text(text, encoding="utf8")
        self.due[name] += 1
        self._idle_since[name] = self._tick

    def _at(self, minutes, action):
        self._later.setdefault(self._tick + minutes, []).append(action)

    def _text(self, name):
        self.did["dropped"] += 1
        return f"{BODY}\nThis is {name}.\n"


def watch_hours(root, hours, seed):
    """Watch for so many simulated hours in the folder `root`; a dictionary of counts and bytes.

    Memory is what Python holds after a round: at the start, when half of the hours are over, and at the end.
    AssertionError says which promise was broken, and with which seed.
    """
    inbox, out = root / "inbox", root / "out"
    inbox.mkdir(parents=True)
    desk, days = Desk(inbox, seed), Days(60 * hours + 2 * QUIET, minutes=1)
    days.at = dict.fromkeys(range(60 * hours), desk.act)
    done, memory = Counter(), []
    gc.freeze()  # what is there already, thousands of modules' objects, need not be looked through after every round
    tracemalloc.start()
    for report in watch([inbox], out, SETTINGS, ticks=days.ticks, clock=days.clock):
        done.update(Path(document.source).name for document in report.documents.worked_on())
        assert not report.totals.failed, f"seed {seed}: {[item.error for item in report.documents if item.error]}"
        gc.collect()
        memory.append((done.total(), tracemalloc.get_traced_memory()[0]))
    tracemalloc.stop()
    gc.unfreeze()
    memos = {path.stem for path in out.glob("*.json")} - {"batch"}
    missed, twice = desk.due - done, done - desk.due
    (_, first), (before, half), (total, last) = memory[0], memory[len(memory) // 2], memory[-1]
    # One leap is forgiven: Python's table of all interned strings doubles now and then, by a megabyte.
    leap = max(after - earlier for (_, earlier), (_, after) in pairwise(memory[len(memory) // 2 :]))
    where = f"{hours} hours of seed {seed}"
    assert not missed, f"{where}: missed {sorted(missed)}"
    assert not twice, f"{where}: done too often {sorted(twice)}"
    assert memos == {Path(name).stem for name in desk.due}, f"{where}: not every memo is there once"
    assert not list(out.rglob("*partial*")), f"{where}: a stray file"
    assert not (out / FOLDER / "staging").exists(), f"{where}: a staging folder is left"
    assert last - half - leap <= BYTES_AN_ARTICLE * (total - before), (
        f"{where}: memory grew from {half} to {last} bytes"
    )
    figures = {"seed": seed, "hours": hours, **desk.did, "done": total, "memos": len(memos)}
    figures |= {"missed": missed.total(), "twice": twice.total(), "rounds": len(memory)}
    return figures | {"bytes at start": first, "bytes halfway": half, "bytes at end": last}
