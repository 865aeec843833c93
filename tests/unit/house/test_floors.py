"""Quality floors only rise."""

import importlib.util
from pathlib import Path

import pytest

RUN = Path(__file__).parents[3] / "benchmark" / "run.py"


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("benchmark_run", RUN)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("key", "value", "floor", "worse"),
    [
        ("dates.tbaq_value_f1", 0.80, 0.83, True),
        ("dates.tbaq_value_f1", 0.84, 0.83, False),
        ("dates.tbaq_value_f1", 0.83, 0.83, False),
        ("summary.kp_dangling", 0.03, 0.02, True),
        ("summary.kp_dangling", 0.01, 0.02, False),
    ],
)
def test_a_figure_worse_than_its_floor_is_seen(bench, key, value, floor, worse):
    assert bench.is_worse(key, value, floor) is worse


def test_update_never_lowers_a_floor(bench):
    assert bench.better("dates.tbaq_value_f1", 0.80, 0.83) == 0.83
    assert bench.better("dates.tbaq_value_f1", 0.85, 0.83) == 0.85
    assert bench.better("summary.kp_dangling", 0.03, 0.02) == 0.02


def test_timings_are_never_floors(bench):
    assert not bench.is_floor("dates.documents_per_second")
    assert not bench.is_floor("speed.pdf_cpu_seconds")
    assert not bench.is_floor("batch.memory_ratio")


def test_ratios_of_cpu_have_ceilings_that_leave_room_for_other_processors(bench):
    assert bench.is_floor("speed.all_in_ratio")
    assert not bench.is_worse("speed.all_in_ratio", 0.55, 0.50)
    assert bench.is_worse("speed.all_in_ratio", 0.60, 0.50)
