"""What nobody meant is read or refused, and never anything else.

A few inputs for each target here; `make stress` gives a hundred thousand. What once escaped is tried for ever.
"""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import fuzzing

KEPT = sorted(path for path in fuzzing.CASES.glob("*/*") if path.is_file())


@pytest.mark.parametrize("target", fuzzing.SHARES)
def test_nothing_escapes(target):
    counts = fuzzing.fuzz(target, 40, seed=7)
    assert counts["inputs"] >= 20
    assert counts["read"] > 0


@pytest.mark.parametrize("case", KEPT, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_once_escaped_does_no_more(case):
    fuzzing.check(case.parent.name, case.read_bytes())
