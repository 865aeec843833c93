"""An inbox with a ledger that is filled by hand, and an installed plugin that misbehaves on command."""

import pytest

from reportpipe.batch import Document, Made, Wish, find_jobs, write
from reportpipe.batch.plan import Plan
from reportpipe.ledger import Ledger, Stamps
from reportpipe.model import Output
from reportpipe.places import stamp_of
from reportpipe.settings import Settings

SABOTEUR = """
import ctypes, os, signal, subprocess, time

def annotate(article, so_far, settings):
    words = article.text
    if "PLEASE HANG" in words:
        time.sleep(600)
    if "PLEASE HANG WITH A CHILD" in words or "PLEASE LEAVE A CHILD" in words:
        child = subprocess.Popen(["sleep", "600"])
        open(os.environ["CHILD_FILE"], "w").write(str(child.pid))
        time.sleep(600)
    if "PLEASE SPIN" in words:
        while True:
            pass
    if "PLEASE CRASH" in words:
        ctypes.string_at(0)
    if "PLEASE DIE" in words:
        os.kill(os.getpid(), signal.SIGKILL)
    if "PLEASE LEAVE" in words:
        os._exit(3)
    if "PLEASE EAT" in words:
        hoard = [bytearray(b"x" * 50_000_000) for _ in range(200)]
    if "PLEASE RAISE" in words:
        raise ValueError("not in the error tree")
    if "PLEASE TAKE A SECOND" in words:
        time.sleep(1)
    if "PLEASE WAIT" in words:
        gate = os.environ["GATE"]
        open(f"{gate}-{os.getpid()}", "w").close()
        while not os.path.exists(gate):
            time.sleep(0.1)
    return so_far
"""


@pytest.fixture
def saboteur(tmp_path, monkeypatch):
    """An annotator, installed as other packages install theirs, that does to its process what an article asks for."""
    site = tmp_path / "site"
    information = site / "saboteur-1.dist-info"
    information.mkdir(parents=True)
    (site / "saboteur.py").write_text(SABOTEUR, encoding="utf8")
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: saboteur\nVersion: 1\n", encoding="utf8")
    (information / "entry_points.txt").write_text("[reportpipe.annotators]\nsaboteur = saboteur:annotate\n")
    monkeypatch.syspath_prepend(site)
    monkeypatch.setenv("CHILD_FILE", str(tmp_path / "child"))
    monkeypatch.setenv("GATE", str(tmp_path / "gate"))
    return site


class Gate:
    """Where articles that ask the saboteur to wait stand until it is opened."""

    def __init__(self, folder):
        self._folder = folder

    def waiting(self):
        """How many processes came to it."""
        return len(list(self._folder.glob("gate-*")))

    def open(self):
        (self._folder / "gate").touch()


@pytest.fixture
def gate(saboteur, tmp_path):
    return Gate(tmp_path)


class Desk:
    """An inbox with one article and its folder of memos; `finish` does by hand what a round would."""

    def __init__(self, root):
        self.inbox, self.out = root / "inbox", root / "out"
        self.inbox.mkdir()
        self.article = self.inbox / "brief.txt"
        self.article.write_text("An article.", encoding="utf8")

    def step(self, settings=None, wish=None):
        with Ledger(self.out) as ledger:
            jobs = find_jobs([self.inbox], self.out, dict(ledger.sources()))
            (step, *_) = Plan(ledger, settings or Settings(), wish or Wish()).steps(jobs)
            return step

    def finish(self, settings=None, error=None):
        step = self.step(settings)
        made = (
            []
            if error
            else [write(Output(format=form, data=form.encode()), step.job.place) for form in step.inputs.formats]
        )
        document = Document(
            source=step.job.label, state="failed" if error else "done", outputs=tuple(made), error=error
        )
        with Ledger(self.out) as ledger:
            stamps = Stamps(step.stamp, tuple(stamp_of(item.path) for item in made))
            ledger.record(step.job.key, step.job.target, step.inputs, document, stamps)

    def file(self, form, data):
        """What the ledger would say of a file with these bytes."""
        return Made(format=form, path=str(self.out / f"brief.{form}"), sha256=data)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)
