"""`make stress`: the long runs, each with its figures kept in benchmark/batch/stress.json.

    python tests/stress/run.py                all of them, as long as the promises say
    python tests/stress/run.py kill --rounds 20

A run that breaks a promise ends with an AssertionError that says which, and with its seed.
"""

import argparse
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


RUNS = {"kill": (kill, 200)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=list(RUNS), help="only these")
    parser.add_argument("--rounds", type=int, help="instead of the full number")
    options = parser.parse_args()
    for name in options.names or RUNS:
        run, rounds = RUNS[name]
        started = time.monotonic()
        figures = run(options.rounds or rounds)
        figures["seconds"] = round(time.monotonic() - started)
        figures["machine"] = f"{os.cpu_count()} cores, Python {platform.python_version()}"
        sys.stdout.write(f"{name} {json.dumps(figures)}\n")
        keep(name, figures)


def keep(name, figures):
    """A shorter run never replaces the figures of a longer one."""
    kept = json.loads(RESULTS.read_text(encoding="utf8")) if RESULTS.exists() else {}
    if figures.get("rounds", 0) >= kept.get(name, {}).get("rounds", 0):
        kept[name] = figures
        RESULTS.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
