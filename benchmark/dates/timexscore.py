"""TempEval-3 measures of temporal expressions, and the calendar variant for gold that gives intervals.

strict: the same extent (space and punctuation at the ends aside). relaxed: any overlap, one to one, equal extents
first, then the largest overlap. value: a relaxed match with the same TIMEX3 value. type: the share of relaxed matches
of the same type. The figures equal those of ../shared/data/dates/score_dates.py; `python benchmark/dates/run.py
--check` compares them.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any

from reportpipe.annotate.temporal.timex import interval

Mention = dict[str, Any]
_TRIMMED = ".,;:\"'()"
_WEEK = range(4, 9)


def score(documents: Iterable[tuple[str, list[Mention], list[Mention]]], *, calendar: bool = False) -> dict[str, float]:
    """F1 in per cent over (text, gold, predicted); `calendar` compares days and counts calendar dates only."""
    count: Counter[str] = Counter()
    for text, gold, predicted in documents:
        found = [item for item in predicted if not calendar or _on_calendar(item)]
        pairs = _matched(text, found, gold)
        count["predicted"] += len(found)
        count["gold"] += len(gold)
        count["relaxed"] += len(pairs)
        for place, other, same_extent in pairs:
            count["strict"] += same_extent
            count["value"] += _same_value(found[place], gold[other], calendar=calendar)
            count["type"] += found[place]["type"] == gold[other]["type"]
    figures = {name: _f1(count[name], count["predicted"], count["gold"]) for name in ("strict", "relaxed", "value")}
    return figures | {"type": round(100 * count["type"] / max(1, count["relaxed"]), 2)}


def _f1(right: int, predicted: int, gold: int) -> float:
    return round(200 * right / (predicted + gold), 2) if predicted + gold else 0.0


def _on_calendar(item: Mention) -> bool:
    return item["type"] in {"DATE", "TIME"} and interval(item["value"]) is not None and "/" not in item["value"]


def _trim(text: str, item: Mention) -> tuple[int, int]:
    start, end = item["start"], item["end"]
    while start < end and (text[start].isspace() or text[start] in _TRIMMED):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _TRIMMED):
        end -= 1
    return start, end


def _matched(text: str, predicted: list[Mention], gold: list[Mention]) -> list[tuple[int, int, bool]]:
    spans, others = [_trim(text, item) for item in predicted], [_trim(text, item) for item in gold]
    candidates = sorted(
        (span != other, -(min(span[1], other[1]) - max(span[0], other[0])), place, at)
        for place, span in enumerate(spans)
        for at, other in enumerate(others)
        if min(span[1], other[1]) > max(span[0], other[0])
    )
    used: set[int] = set()
    taken: set[int] = set()
    pairs = []
    for unequal, _, place, at in candidates:
        if place not in used and at not in taken:
            used.add(place)
            taken.add(at)
            pairs.append((place, at, not unequal))
    return pairs


def _same_value(predicted: Mention, gold: Mention, *, calendar: bool) -> bool:
    if not calendar:
        return (predicted["value"] or "") == (gold["value"] or "")
    days, other = interval(predicted["value"]), _gold_days(gold)
    if days is None or other is None:
        return False
    if other[0] is None or other[1] is None:
        return days[0] == other[0] or days[1] == other[1]
    if days == other:
        return True
    lengths = {(days[1] - days[0]).days, (other[1] - other[0]).days}
    return all(length in _WEEK for length in lengths) and abs((days[0] - other[0]).days) <= 1


def _gold_days(gold: Mention) -> tuple[dt.date | None, dt.date | None] | None:
    if gold.get("value"):
        return interval(gold["value"])
    first, last = gold.get("range") or (None, None)
    one, two = interval(first or ""), interval(last or "")
    return (one[0] if one else None, two[1] if two else None) if one or two else None
