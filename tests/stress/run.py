"""`make stress`: the long runs, each with its figures kept in benchmark/batch/stress.json.

    python tests/stress/run.py                all of them, as long as the promises say
    python tests/stress/run.py kill --length 20

A run that breaks a promise ends with an AssertionError that says which, and with its seed.
"""

import argparse
import datetime as dt
import json
import os
import platform
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
RESULTS = HERE.parents[1] / "benchmark" / "batch" / "stress.json"
sys.path.insert(0, str(HERE))


def kill(rounds):
    from killing import kill_rounds

    with tempfile.TemporaryDirectory(prefix="reportpipe-stress-") as folder:
        return kill_rounds(Path(folder), rounds, seed=int(time.time()))


def fuzz(inputs):
    from fuzzing import SHARES
    from fuzzing import fuzz as give

    figures = {"seed": int(time.time()), "inputs": 0}
    for target, share in SHARES.items():
        counts = give(target, inputs * share // 100, figures["seed"])
        figures["inputs"] += counts["inputs"]
        figures[target] = f"{counts['inputs']} ({counts['read']} read)"
        sys.stderr.write(f"{target}: {figures[target]}\n")
    return {**figures, "escapes": 0}


def watch(hours):
    from watching import watch_hours

    with tempfile.TemporaryDirectory(prefix="reportpipe-stress-") as folder:
        return watch_hours(Path(folder), hours, seed=int(time.time()))


RUNS = {"kill": (kill, "rounds", 200), "fuzz": (fuzz, "inputs", 100_000), "watch": (watch, "hours", 48)}
"""Each long run, what its length is counted in, and how long it has to be."""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=list(RUNS), help="only these")
    parser.add_argument("--length", type=int, help="rounds, inputs or hours, instead of the full number")
    options = parser.parse_args()
    for name in options.names or RUNS:
        run, unit, length = RUNS[name]
        started, cpu = time.monotonic(), time.process_time()
        figures = run(options.length or length)
        figures["seconds"] = round(time.monotonic() - started)
        figures["processor_seconds"] = round(time.process_time() - cpu)
        figures["date"] = dt.datetime.now(dt.UTC).date().isoformat()
        figures["command"] = f"python tests/stress/run.py {name}"
        figures["machine"] = f"{os.cpu_count()} cores, Python {platform.python_version()}"
        sys.stdout.write(f"{name} {json.dumps(figures)}\n")
        keep(name, figures, unit)


def keep(name, figures, unit):
    """A shorter run never replaces the figures of a longer one."""
    kept = json.loads(RESULTS.read_text(encoding="utf8")) if RESULTS.exists() else {}
    if figures[unit] >= kept.get(name, {}).get(unit, 0):
        kept[name] = figures
        RESULTS.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
