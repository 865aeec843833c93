"""Rounds of `kill -9` at random moments of a batch of twelve short articles, each resumed and looked at."""

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from reportpipe.ledger import NAME, Document, Ledger
from reportpipe.places import FOLDER

PROGRAM = [sys.executable, "-c", "from reportpipe.cli import main; main()"]
ARTICLES = 12
ALL, QUICK = "pdf,docx,html,json", "html,json"
VOLATILE = frozenset({"batch.json", "index.html"})
"""They tell how long each memo took, so they are compared by what they say."""
VICTIMS = ("batch", "batch", "worker", "all")
"""Who is killed: the batch itself, one of its workers, or the batch and its workers together."""
TEXT = """The port of Nordhavn opens its {number} gate

NORDHAVN - The ministry opened gate {number} of the port on {number} May 2021, officials said on Monday.

Anna Berg, the minister, said that the gate would stay open. The trade union SEAFARERS objected to it in March 2021.
Talks between Norway and Denmark resume in June 2022.
"""


def kill_rounds(root, rounds, seed, every=5):
    """Do so many rounds in the folder `root`; a dictionary of counts. AssertionError says which promise was broken.

    One round in `every` makes all formats, the others only those that are quickly made: the order in which things
    reach the disk is the same.
    """
    chance = random.Random(seed)  # noqa: S311 - a seed makes a round happen again
    inbox = root / "inbox"
    inbox.mkdir(parents=True)
    for number in range(1, ARTICLES + 1):
        (inbox / f"article {number}.txt").write_text(TEXT.format(number=number), encoding="utf8")
    undisturbed = {formats: _undisturbed(root, formats) for formats in (QUICK, ALL)[: 1 if rounds < every else 2]}
    counts = Counter()
    for number in range(rounds):
        formats = ALL if number % every == every - 1 else QUICK
        whole, expected = undisturbed[formats]
        out = f"{formats} {number}"
        where = f"round {number} of seed {seed}"
        for _ in range(chance.choice((1, 1, 2))):
            victim = chance.choice(VICTIMS)
            counts[f"killed {victim}"] += _disturb(root, out, victim, chance.uniform(0.02, 1.0) * whole)
        counts["memos before resuming"] += len(list((root / out).glob("article*.json")))
        counts["left half-written"] += len(list((root / out / FOLDER).glob("staging/*")))
        _finish(root, out)
        _check(root / out, expected, where)
        counts["rounds"] += 1
        counts[f"rounds {formats}"] += 1
        shutil.rmtree(root / out)
    return {"seed": seed, **counts}


def _undisturbed(root, formats):
    started = time.monotonic()
    _finish(root, f"{formats} undisturbed")
    return time.monotonic() - started, memos(root / f"{formats} undisturbed")


def memos(folder):
    """Every file that a user sees, but for what differs from run to run."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name not in VOLATILE}


def _disturb(root, out, victim, seconds):
    """Start the batch, wait, kill; 1 when there was somebody left to kill."""
    with _start(root, out) as batch:
        time.sleep(seconds)
        workers = _children(batch.pid)
        alive = batch.poll() is None
        chosen = {"batch": [batch.pid], "worker": workers[:1], "all": [batch.pid, *workers]}[victim]
        for process in chosen if alive else ():
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        batch.communicate()
    return int(alive and bool(chosen))


def _start(root, out):
    formats = out.split(" ", maxsplit=1)[0]
    options = ["batch", "inbox", "-o", out, "--workers", "2", "--formats", formats, "--set", "dated=2021-06-01"]
    return subprocess.Popen([*PROGRAM, *options], cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def _finish(root, out):
    with _start(root, out) as batch:
        _, said = batch.communicate()
    assert batch.returncode == 0, f"{out}: exit code {batch.returncode}: {said.decode('utf8', 'replace')}"


def _check(out, expected, where):
    found = memos(out)
    assert sorted(found) == sorted(expected), f"{where}: not every memo is there once: {sorted(found)}"
    different = [name for name in expected if found[name] != expected[name]]
    assert not different, f"{where}: other bytes than undisturbed: {different}"
    hidden = sorted(path.relative_to(out).as_posix() for path in out.rglob(".*") if path.name != FOLDER)
    inside = sorted(path.name for path in (out / FOLDER).rglob("*"))
    assert (hidden, inside) == ([], [NAME, "lock"]), f"{where}: stray files: {hidden} {inside}"
    with Ledger(out) as ledger:
        assert not ledger.damaged, f"{where}: the ledger is damaged"
        assert ledger.faults() == (), f"{where}: {ledger.faults()}"
        states = Counter(entry.state for entry in ledger.entries().values())
    assert states == {"done": ARTICLES}, f"{where}: {states}"
    saved = json.loads((out / "batch.json").read_bytes())["documents"]
    named = [made["path"] for item in saved for made in item["outputs"]]
    assert sorted(named) == sorted(expected), f"{where}: batch.json names {named}"
    assert all(Document.model_validate({k: v for k, v in item.items() if k != "ledger"}) for item in saved)


def _children(process):
    """The direct children of a process."""
    with contextlib.suppress(OSError):
        return [int(pid) for pid in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    return []
