"""`make bench`: every benchmark in one run, beside the floors of baseline.json.

    python benchmark/run.py             quality and speed, as a table
    python benchmark/run.py --floors    quality only; exit 1 when a figure is worse than its floor
    python benchmark/run.py --update    quality only; raise the floors to what was measured, never lower one

A benchmark of speed that is named (`--floors speed`) has ceilings for its ratios; they are not for a machine of CI.

Each folder here holds a run.py with `measure() -> dict[str, float]`; an empty answer says why it could not run.
A figure whose name ends in a word of LOWER_IS_BETTER has a ceiling; every other one a floor.
"""

import argparse
import importlib.util
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
BASELINE = HERE / "baseline.json"
QUALITY = ("corpus", "dates", "names", "actors", "summary")
SPEED = ("speed", "batch")
LOWER_IS_BETTER = ("dangling", "redundancy", "boilerplate_picks", "ratio", "of_naive", "share", "seconds", "ms")
INFORMATIVE = ("_second", "_seconds", ".ms", ".points")
"""Endings of figures that depend on the machine, or are neither good nor bad: shown, never a floor."""
SLACK = {"names": 0.01, "actors": 0.01, "corpus": 0.01, "speed": 0.15}
"""Share by which a figure may fall short: int8 kernels of the name model differ between processors, and so do ratios of
CPU, which also vary by up to 9 % over runs on one machine under load."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--floors", action="store_true", help="check quality against baseline.json")
    parser.add_argument("--update", action="store_true", help="raise the floors to what was measured")
    parser.add_argument("names", nargs="*", help="only these benchmarks")
    options = parser.parse_args()
    wanted = options.names or (QUALITY if options.floors or options.update else QUALITY + SPEED)
    figures = {f"{name}.{key}": value for name in wanted for key, value in measure(name).items()}
    floors: dict[str, float] = json.loads(BASELINE.read_text(encoding="utf8"))
    worse = [key for key, floor in floors.items() if key in figures and is_worse(key, figures[key], floor)]
    print_table(figures, floors, worse)
    if options.update:
        raised = {key: better(key, value, floors.get(key)) for key, value in figures.items() if is_floor(key)}
        BASELINE.write_text(json.dumps(dict(sorted({**floors, **raised}.items())), indent=2) + "\n", encoding="utf8")
    if worse and options.floors:
        print(f"\nworse than the floor: {', '.join(worse)}")
        return 1
    return 0


def measure(name: str) -> dict[str, float]:
    """The figures of one benchmark folder; empty when it cannot run here."""
    path = HERE / name / "run.py"
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", path)
    if not path.exists() or spec is None or spec.loader is None:
        print(f"{name}: no such benchmark", file=sys.stderr)
        return {}
    sys.path.insert(0, str(path.parent))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    figures = dict(module.measure())  # processes that it starts find its neighbours by the path, too
    sys.path.pop(0)
    return figures


def lower_is_better(key: str) -> bool:
    return key.endswith(LOWER_IS_BETTER)


def is_floor(key: str) -> bool:
    if key.startswith("speed."):
        return key.endswith(("_ratio", "_of_naive"))
    # By genre there are too few documents for a floor.
    return not key.endswith(INFORMATIVE) and not key.startswith((*(f"{name}." for name in SPEED), "names.genre_"))


def is_worse(key: str, value: float, floor: float) -> bool:
    # Three decimals: the last bits of a sum may differ between processors.
    slack = SLACK.get(key.partition(".")[0], 0.0) * abs(floor)
    return round((value - floor if lower_is_better(key) else floor - value) - slack, 3) > 0


def better(key: str, value: float, floor: float | None) -> float:
    value = round(value, 4)
    if floor is None:
        return value
    return min(value, floor) if lower_is_better(key) else max(value, floor)


def print_table(figures: dict[str, float], floors: dict[str, float], worse: list[str]) -> None:
    width = max((len(key) for key in figures), default=10)
    print(f"{'figure':{width}}  {'measured':>10}  {'floor':>10}")
    for key, value in figures.items():
        floor = f"{floors[key]:10.4f}" if key in floors else " " * 10
        print(f"{key:{width}}  {value:10.4f}  {floor}{'  worse' if key in worse else ''}")


if __name__ == "__main__":
    sys.exit(main())
