"""What every test can ask for: the data folder outside the project, and goldens that one flag accepts."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

# Some hundred tests start the program; where the environment forbids compiled files, each start compiles it anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

from reportpipe.model import Memo  # noqa: E402 - compiled, as said above
from reportpipe.typeset import json as memo_json  # noqa: E402

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases"
sys.path.insert(0, str(ROOT / "tests" / "independent"))

import validators  # noqa: E402 - tests have no packages; the folder is put on the path first


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what the code gives now over the golden files")


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are processors: many tests wait for a program, a cluster or a clock."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """`golden(path, text)`: the text equals the file; with --accept, the file becomes the text."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf8")
        assert path.exists(), f"no golden file {path}: run pytest --accept and read the diff"
        assert text == path.read_text(encoding="utf8")

    return compare


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development data beside the project; the test is skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not (folder / "data").is_dir():
        pytest.skip("needs ../shared, the development data, which is not here")
    return folder


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The example articles."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def harbour_file() -> Path:
    """A memo.json with everything that a memo can show."""
    return CASES / "typeset" / "harbour" / "golden" / "memo.json"


@pytest.fixture(scope="session")
def harbour(harbour_file: Path) -> Memo:
    return memo_json.load(harbour_file.read_bytes())


@pytest.fixture(scope="session")
def verapdf() -> Iterator[validators.VeraPDF]:
    """`verapdf(data)`: the rules of PDF/A-3a and PDF/UA-1 that veraPDF finds broken in a PDF."""
    if reason := validators.VeraPDF.missing():
        pytest.skip(reason)
    with validators.VeraPDF() as running:
        yield running


@pytest.fixture(scope="session")
def sdk() -> Callable[..., list[validators.Broken]]:
    """`sdk(data, version)`: what Microsoft's Open XML SDK finds in a DOCX."""
    if reason := validators.sdk_missing():
        pytest.skip(reason)
    return validators.sdk
