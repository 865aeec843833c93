"""How fast, how flat and how lazy a batch is: ratios in one run on this machine.

    python benchmark/batch/run.py           reduced sizes, about two minutes
    python benchmark/batch/run.py --full    10 000 articles for the re-run, 2000 against 200 for the memory

- `speedup_2_workers`: memos a second of two workers by those of one (json and html and pdf and docx);
- `rerun_sha256sum_ratio`: a re-run over unchanged articles by `sha256sum` on them, both from a warm cache;
- `memory_ratio`: peak memory (the batch and its workers together, proportional set size) of many articles by that of
  a tenth of them.
"""

import argparse
import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

from reportpipe.batch import Document, Wish, find_jobs, write
from reportpipe.batch.plan import Plan
from reportpipe.ledger import Ledger, Stamps
from reportpipe.model import Output
from reportpipe.places import stamp_of
from reportpipe.settings import Settings

PROGRAM = [sys.executable, "-c", "from reportpipe.cli import main; main()"]
SEED = Path(__file__).parents[2] / "seeds"
REDUCED = {"speed": 12, "rerun": 1_000, "memory": 200}
FULL = {"speed": 60, "rerun": 10_000, "memory": 2_000}


def measure(sizes: dict[str, int] | None = None) -> dict[str, float]:
    """The figures above, by name; sizes as in REDUCED."""
    sizes = sizes or REDUCED
    figures = {}
    with tempfile.TemporaryDirectory(prefix="reportpipe-bench-") as name:
        root = Path(name)
        figures["speedup_2_workers"] = speedup(root / "speed", sizes["speed"])
        figures["rerun_sha256sum_ratio"] = rerun(root / "rerun", sizes["rerun"])
        figures["memory_ratio"] = memory(root / "memory", sizes["memory"])
    return figures


def articles(folder: Path, number: int) -> Path:
    """So many articles, all different, of the length of real ones."""
    text = min(SEED.glob("*.txt")).read_bytes()
    (folder / "inbox").mkdir(parents=True)
    for count in range(number):
        (folder / "inbox" / f"article-{count:05}.txt").write_bytes(text + f"\n\nThis is copy {count}.\n".encode())
    return folder


def batch(folder: Path, out: str, *options: str) -> float:
    """Seconds of a run."""
    started = time.monotonic()
    command = [*PROGRAM, "batch", "inbox", "-o", out, "--set", "dated=2021-06-01", *options]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - started


def speedup(folder: Path, number: int) -> float:
    """Warm-up is part of a run, so its share is taken out: runs of all and of a third of the articles, subtracted."""
    articles(folder, number)
    few = articles(folder.with_name("few"), number // 3)
    rates = []
    for workers in ("1", "2"):
        seconds = batch(folder, f"out-{workers}", "--workers", workers) - batch(
            few, f"out-{workers}", "--workers", workers
        )
        rates.append((number - number // 3) / seconds)
    return rates[1] / rates[0]


def rerun(folder: Path, number: int) -> float:
    """Stand-ins of a few words take the place of the memos: a re-run looks at them but does not read them."""
    articles(folder, number)
    _fill(folder)
    os.sync()
    time.sleep(3)  # past the time in which a stamp is too fresh to be trusted
    batch(folder, "out")
    ours, theirs = [], []
    for _ in range(3):
        started = time.monotonic()
        files = b"\0".join(str(path).encode() for path in sorted((folder / "inbox").iterdir()))
        subprocess.run(["/usr/bin/xargs", "-0", "sha256sum"], input=files, stdout=subprocess.DEVNULL, check=True)
        theirs.append(time.monotonic() - started)
        ours.append(batch(folder, "out"))
    return min(ours) / min(theirs)


def _fill(folder: Path) -> None:
    """Tell the ledger that every article has its four files, as a run would."""
    settings, out = Settings(dated=dt.date(2021, 6, 1)), folder / "out"
    with Ledger(out) as ledger:
        jobs = find_jobs([folder / "inbox"], out, {})
        for step in Plan(ledger, settings, Wish()).steps(jobs):
            assert step.inputs
            made = tuple(write(Output(format=form, data=form.encode()), step.job.place) for form in settings.formats)
            line = "The ministry opened the port on 3 May 2021."
            document = Document(source=step.job.label, state="done", outputs=made, title="The port", bottom_line=line)
            stamps = Stamps(step.stamp, tuple(stamp_of(item.path) for item in made))
            ledger.record(step.job.key, step.job.target, step.inputs, document, stamps)


def memory(folder: Path, number: int) -> float:
    peaks = []
    for count in (number // 10, number):
        place = articles(folder / str(count), count)
        command = [*PROGRAM, "batch", "inbox", "-o", "out", "--formats", "json,html", "--workers", "2"]
        with subprocess.Popen(command, cwd=place, stdout=subprocess.DEVNULL) as run:
            peak = [0]
            watcher = threading.Thread(target=_watch, args=(run, peak))
            watcher.start()
            run.wait()
            watcher.join()
        peaks.append(peak[0])
    return peaks[1] / peaks[0]


def _watch(run: subprocess.Popen[bytes], peak: list[int]) -> None:
    """The largest sum of proportional set sizes of a process and its children, in kilobytes."""
    while run.poll() is None:
        total = 0
        with suppress(OSError, ValueError):
            children = Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text().split()
            for process in (run.pid, *children):
                for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
                    if line.startswith("Pss:"):
                        total += int(line.split()[1])
        peak[0] = max(peak[0], total)
        time.sleep(0.1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="the sizes of the promises")
    options = parser.parse_args()
    print(json.dumps(measure(FULL if options.full else REDUCED), indent=2))
