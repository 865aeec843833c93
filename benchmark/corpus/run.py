"""Quality on articles of our own, against gold made by reading them: `measure()`, or a report by hand.

    python benchmark/corpus/run.py              the figures
    python benchmark/corpus/run.py --misses     and, article by article, what was missed or wrong

The plain figures are of the nine articles of seeds/; `fresh_...` of the six of articles/, which nothing was mended by;
`blind_...` of the eight of blind/, and `unseen_...` of the ten of unseen/, whose totals have each chosen twice
between rules. Nobody looks at the misses of these two: look at their totals once, before a release.
F1, precision and recall are summed over articles (micro averages); shares are of articles or rows.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import corpus_findings as found
import corpus_reading as reading
from corpus_gold import Case, load_blind, load_case, load_fresh, load_gold, load_unseen


def measure() -> dict[str, float]:
    """Figures from 0 to 1; those that end in `share` are better when lower."""
    return _together(_groups())


def _groups() -> dict[str, list[Case]]:
    """Every case, by what the names of its figures begin with."""
    golds = {"": load_gold(), "fresh_": load_fresh(), "blind_": load_blind(), "unseen_": load_unseen()}
    return {prefix: [load_case(gold) for gold in group] for prefix, group in golds.items()}


def _together(groups: dict[str, list[Case]]) -> dict[str, float]:
    return {prefix + name: value for prefix, cases in groups.items() for name, value in figures(cases).items()}


def figures(cases: list[Case]) -> dict[str, float]:
    return {**reading_figures(cases), **finding_figures(cases)}


def reading_figures(cases: list[Case]) -> dict[str, float]:
    done = [(case.gold, case.article) for case in cases if case.article]
    fields = 4 * len(cases)
    wrong = sum(len(reading.wrong_metadata(*pair)) for pair in done) + 4 * (len(cases) - len(done))
    marked, heads, starts = (
        _sum(count(*pair) for pair in done) for count in (reading.boilerplate, reading.headings, reading.paragraphs)
    )
    return {
        "read": len(done) / len(cases),
        "metadata": 1 - wrong / fields,
        "boilerplate_precision": _ratio(marked["right"], marked["found"]),
        "boilerplate_recall": _ratio(marked["right"], marked["wanted"]),
        "headings_f1": _f1(heads),
        "paragraphs_f1": _f1(starts),
    }


def finding_figures(cases: list[Case]) -> dict[str, float]:
    pairs = [(case.gold, case.findings) for case in cases if case.findings]
    kinds, roles, aliases = (
        _sum(count(*pair) for pair in pairs) for count in (found.kinds, found.roles, found.aliases)
    )
    timeline = _sum(found.timeline(*pair) for pair in pairs)
    statuses = _sum(found.statuses(*pair) for pair in pairs)
    rows = sum(len(findings.actors) for _, findings in pairs)
    points = sum(len(findings.points) for _, findings in pairs)
    return {
        "actors_f1": _f1(_sum(found.actors(*pair) for pair in pairs)),
        "actor_kinds": _ratio(kinds["right"], kinds["wanted"]),
        "actor_roles": _ratio(roles["right"], roles["wanted"]),
        "actor_aliases": _ratio(aliases["right"], aliases["wanted"]),
        "stray_actors_share": _ratio(sum(len(found.strays(*pair)) for pair in pairs), rows),
        "timeline_recall": _ratio(timeline["right"], timeline["wanted"]),
        "timeline_precision": _ratio(timeline["sound"], timeline["rows"]),
        "timeline_status": _ratio(statuses["right"], statuses["wanted"]),
        "bottom_line": _ratio(sum(found.is_accepted(g, found.bottom_line(f)) for g, f in pairs), len(cases)),
        "unacceptable_points_share": _ratio(sum(len(found.unacceptable(*pair)) for pair in pairs), points),
    }


def print_misses(case: Case) -> None:
    """What a person would mend, one line for each miss."""
    gold, article, findings = case.gold, case.article, case.findings
    print(f"\n## {gold['seed']}")
    if article is None:
        return
    for field, value in reading.wrong_metadata(gold, article).items():
        print(f"  {field}: {value!r}, wanted {gold[field]!r}")
    for line in reading.missed_boilerplate(gold, article):
        print(f"  boilerplate not marked: {line!r}")
    print(f"  headings {dict(reading.headings(gold, article))}, paragraphs {dict(reading.paragraphs(gold, article))}")
    if findings is None:
        return
    for actor in gold["actors"]:
        row = found.find_actor(findings, actor)
        place = findings.actors.index(row) + 1 if row else None
        role_right = row is not None and (not actor["roles"] or found.is_role_right(row, actor))
        if place is None or place > found.SHOWN or not role_right:
            print(f"  actor {actor['name']!r}: row {place}, role {row.role if row else None!r}, roles {actor['roles']}")
    print(f"  shown: {[row.name for row in findings.actors[: found.SHOWN]]}; strays: {found.strays(gold, findings)}")
    _print_timeline(case)
    line = found.bottom_line(findings)
    print(f"  bottom line {'accepted' if found.is_accepted(gold, line) else 'REFUSED'}: {line}")
    for text in found.unacceptable(gold, findings):
        print(f"  unacceptable: {text}")


def _print_timeline(case: Case) -> None:
    gold, findings = case.gold, case.findings
    if findings is None:
        return
    for event in gold["events"]:
        if not event.get("optional") and not any(found.is_row_of(row, event) for row in findings.events):
            print(f"  event missed: {event['words']!r} {event['first']} to {event['last']}")
    for row in findings.events:
        if not any(found.is_row_of(row, event) for event in gold["events"]):
            print(f"  row not in the gold: {row.when.said!r} {row.when.first} to {row.when.last}: {row.text[:90]}")


def _sum(counts: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return total


def _f1(count: Counter[str]) -> float:
    return _ratio(2 * count["right"], count["found"] + count["wanted"])


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


if __name__ == "__main__":
    all_cases = _groups()
    if "--misses" in sys.argv:
        for one in chain(all_cases[""], all_cases["fresh_"]):
            print_misses(one)
        print()
    for name, value in _together(all_cases).items():
        print(f"{name:32} {value:.3f}")
