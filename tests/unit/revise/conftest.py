"""The memo on the harbour as a Word file, and ways to edit it as people do."""

import copy
import io
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document

from reportpipe import styles
from reportpipe.model import Edit, Memo
from reportpipe.revise import Revision
from reportpipe.typeset.docx import typeset

ROOT = Path(__file__).parents[3]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SOFFICE = shutil.which("soffice")
BOLD = ("EventDate", "Strong")
"""Styles of a date in the timeline and of the subject."""


class Desk:
    """A Word file on an editor's desk: python-docx and the elements beneath it."""

    def __init__(self, data: bytes) -> None:
        self.document: Document = docx.Document(io.BytesIO(data))

    def save(self, editor: str | None = None) -> bytes:
        if editor:
            self.document.core_properties.last_modified_by = editor
        buffer = io.BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()

    def lines(self, style: str) -> list:
        return [p for p in self.document.paragraphs if p.style.name == style]

    def rows(self, table: int) -> list:
        """Rows of the actors (1) or the timeline (2), without the head."""
        return list(self.document.tables[table].rows)[1:]

    @staticmethod
    def write(paragraph, text: str, style: str | None = None) -> None:
        """Put words in place of those in a character style (None: in none, or a bold one); marks and bookmark stay."""
        styles = (style,) if style else (None, *BOLD)
        runs = [r for r in paragraph._p.iter(f"{W}r") if _style(r) in styles and list(r.iter(f"{W}t"))]
        runs = [r for r in runs if r.getparent().tag == f"{W}p"]
        for run in runs[1:]:
            for words in run.findall(f"{W}t"):
                words.text = ""
        first = runs[0].findall(f"{W}t")
        first[0].text = text
        first[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def replace(self, old: str, new: str) -> None:
        """Find and replace within runs, in the body and in tables."""
        hits = [t for t in self.document.element.body.iter(f"{W}t") if old in (t.text or "")]
        assert hits, f"{old!r} is in no run"
        hits[0].text = hits[0].text.replace(old, new)

    @staticmethod
    def twin(element):
        """A copy without bookmarks and comments, as pasting gives it."""
        made = copy.deepcopy(element)
        for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference"):
            for mark in list(made.iter(f"{W}{name}")):
                mark.getparent().remove(mark)
        return made


def _style(run) -> str | None:
    found = run.find(f"{W}rPr/{W}rStyle")
    return None if found is None else found.get(f"{W}val")


@pytest.fixture(scope="session")
def memo() -> Memo:
    return Memo.model_validate_json((ROOT / "tests/cases/docx/harbour/in/memo.json").read_text(encoding="utf8"))


@pytest.fixture(scope="session")
def data(memo: Memo) -> bytes:
    return typeset(memo, styles.find("memo")).data


@pytest.fixture
def desk(data: bytes) -> Desk:
    return Desk(data)


@pytest.fixture(scope="session")
def desk_of() -> type[Desk]:
    return Desk


@pytest.fixture(scope="session")
def only() -> Callable[[Revision], Edit]:
    """The one edit of a revision that has nothing else."""

    def edit(found: Revision) -> Edit:
        assert found.remainder == ()
        (edit,) = found.edits
        return edit

    return edit


@pytest.fixture(scope="session")
def kinds() -> Callable[[Revision], list[tuple]]:
    return lambda found: [(edit.operation, edit.field, edit.before, edit.after) for edit in found.edits]


@pytest.fixture(scope="session")
def saved_by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[bytes]], list[bytes]]:
    """Files opened and saved again by LibreOffice, all in one go."""
    if SOFFICE is None:
        pytest.skip("needs LibreOffice (soffice), which is not installed here")

    def save(files: list[bytes]) -> list[bytes]:
        folder = tmp_path_factory.mktemp("office")
        paths = [folder / f"{n}.docx" for n in range(len(files))]
        for path, data in zip(paths, files, strict=True):
            path.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [
            SOFFICE,
            profile,
            "--headless",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(folder / "out"),
        ]
        subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=240)
        return [(folder / "out" / path.name).read_bytes() for path in paths]

    return save


@pytest.fixture
def dice() -> random.Random:
    return random.Random(20230505)  # noqa: S311 - a test wants the same scripts every time
