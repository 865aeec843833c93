"""The house keeps its own rules: layers, sizes, and pages that stay true."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
ROOMS = ("src", "tests", "benchmark", "training")


def test_imports_run_downwards_only():
    """The layers of pyproject.toml hold, and name every module: no sibling rooms meet, nothing imports upwards."""
    lint = "from importlinter.cli import lint_imports_command as lint; lint()"
    run = subprocess.run([sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_a_file_has_at_most_400_lines():
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    assert len(files) > len(SOURCES) > 0
    assert not [str(path) for path in files if path.read_text(encoding="utf8").count("\n") > 400]


def test_a_function_has_at_most_60_lines():
    trees = {path: ast.parse(path.read_text(encoding="utf8")) for path in SOURCES}
    functions = [
        (path.name, node.name, node.end_lineno - node.lineno + 1)
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert functions
    assert not [function for function in functions if function[2] > 60]


PAGES = [str(path.relative_to(ROOT)) for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", sorted(PAGES))
def test_every_path_a_page_names_exists(page):
    """`src/...`, `styles/...` and the like in back quotes are paths of the project."""
    text = (ROOT / page).read_text(encoding="utf8")
    rooms = "src|styles|tests|seeds|docs|benchmark|training|output|scripts"
    named = set(re.findall(rf"`((?:{rooms})/[\w./-]*)`", text))
    missing = sorted(path for path in named if not (ROOT / path).exists())
    assert not missing


def test_every_command_is_documented(golden):
    """The command-line page is what the program says of itself (`pytest --accept` writes it again)."""
    docs = [sys.executable, "-m", "typer", "reportpipe.cli", "utils", "docs", "--name", "reportpipe"]
    run = subprocess.run(docs, cwd=ROOT, capture_output=True, text=True, check=True)
    golden(ROOT / "docs" / "command-line.md", run.stdout)


def test_architecture_fits_two_pages():
    words = len((ROOT / "ARCHITECTURE.md").read_text(encoding="utf8").split())
    assert words <= 1200


def test_the_package_says_which_version_it_is():
    """One version: that of pyproject.toml has an entry in the change log."""
    import tomllib

    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]["version"]
    assert f"[{version}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf8")
