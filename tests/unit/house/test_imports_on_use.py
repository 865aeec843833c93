"""What a command does not use is not imported: `--help`, and each Tab of shell completion, would wait for it."""

import subprocess
import sys

import pytest

HEAVY = ("fontTools", "jinja2", "lxml", "numpy", "onnxruntime", "pikepdf", "PIL", "pydantic", "pypdfium2", "weasyprint")


@pytest.mark.parametrize(
    ("module", "used"),
    [
        ("reportpipe", ()),
        ("reportpipe.cli", ()),
        ("reportpipe.pipeline", ("jinja2", "pydantic")),
        ("reportpipe.batch", ("jinja2", "lxml", "pydantic")),
    ],
)
def test_importing_loads_only_what_everybody_uses(module, used):
    script = f"import sys, {module}; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert run.stdout.split() == list(used)
