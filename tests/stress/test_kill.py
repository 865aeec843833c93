"""A batch that is killed at any moment and run again leaves what an undisturbed one leaves.

Five rounds here; `make stress` does two hundred.
"""

import importlib.util
from pathlib import Path


def test_a_killed_batch_resumes_to_the_same_bytes(tmp_path):
    spec = importlib.util.spec_from_file_location("killing", Path(__file__).parent / "killing.py")
    killing = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(killing)
    counts = killing.kill_rounds(tmp_path, 5, seed=7)
    assert counts["rounds"] == 5
    assert counts["rounds pdf,docx,html,json"] == 1
    assert sum(count for name, count in counts.items() if name.startswith("killed")) >= 4
