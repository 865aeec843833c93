"""Articles travel to a cluster in lots. Tasks run here, at once, and lots that hold a certain article are lost."""

import hashlib

import pytest

from reportpipe.batch import cluster
from reportpipe.batch.files import Staged
from reportpipe.batch.inbox import job_of
from reportpipe.batch.plan import Step
from reportpipe.batch.result import Result
from reportpipe.batch.workforce import Order
from reportpipe.ledger import Document
from reportpipe.settings import Settings

distributed = pytest.importorskip("distributed", reason="needs the extra cluster")


class Ended:
    """A future that has come to its end."""

    def __init__(self, answer, error=None):
        self.answer, self.error = answer, error

    def result(self):
        if self.error:
            raise self.error
        return self.answer

    def add_done_callback(self, call):
        call(self)


class Client:
    """Two threads of workers that die of the article `poison`."""

    def __init__(self, *_, **__):
        self.lots = []

    def nthreads(self):
        return {"worker": 2}

    def submit(self, task, first, *others, **_):
        if isinstance(first, Ended):
            return Ended(None, first.error) if first.error else Ended(task(first.answer, *others))
        self.lots.append([step.job.target for step in first])
        if "poison" in self.lots[-1]:
            return Ended(None, distributed.scheduler.KilledWorker("make", None, 3))
        return Ended(task(first, *others))

    def close(self, timeout):
        pass


def make(lot, _):
    """Stands for the crew: one file an article, but none for `empty`."""
    parcels = []
    for step in lot:
        data = step.job.target.encode()
        digest = hashlib.sha256(data).hexdigest()
        full = step.job.target != "empty"
        document = Document(source=step.job.label, state="done" if full else "failed")
        staged = (Staged("json", "", digest),) if full else ()
        parcels.append(cluster.Parcel(Result(document, staged), (data,) if full else ()))
    return tuple(parcels)


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Carries out steps for articles of these names; gives their results by name, and the lots they travelled in."""
    monkeypatch.setattr(distributed, "Client", Client)
    monkeypatch.setattr(cluster, "make", make)

    def carry_out(names, **others):
        steps = [Step(job_of([f"{name}.txt"], tmp_path, name)) for name in names]
        with cluster.Cluster("tcp://nowhere") as workforce:
            done = list(workforce.carry_out(steps, Order(Settings(), **others)))
            results = {step.job.target: result.document for step, result in done}
            assert len(results) == len(done)
            return results, workforce._client.lots

    return carry_out


def test_lots_are_large_in_the_middle_and_small_at_the_end(run, tmp_path):
    names = [f"{number:03}" for number in range(500)]
    results, lots = run(names)
    assert sorted(results) == names
    assert all((tmp_path / f"{name}.json").read_text() == name for name in names)
    sizes = [len(lot) for lot in lots]
    assert sizes[0] == max(sizes) == cluster.LOT
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-4:] == [1, 1, 1, 1]
    assert sum(sizes) == 500
    assert len(lots) < 500 / 4


def test_an_article_that_kills_machines_costs_its_lot_nothing(run):
    names = [f"{number:03}" for number in range(300)]
    names[100:100] = ["poison", "empty"]
    results, lots = run(names)
    assert results.pop("poison").error.code == "batch.killed"
    assert results.pop("empty").state == "failed"
    assert {document.state for document in results.values()} == {"done"}
    assert len(results) == 300
    (whole,) = (lot for lot in lots if "poison" in lot and len(lot) > 1)
    assert all([name] in lots for name in whole)


def test_files_that_cannot_be_written_are_those_of_one_article(run, tmp_path):
    (tmp_path / "005.json").mkdir()
    results, _ = run([f"{number:03}" for number in range(100)])
    assert results.pop("005").error.code == "output"
    assert {document.state for document in results.values()} == {"done"}


def test_nothing_else_is_begun_once_a_stop_is_asked_for(run):
    looks = iter([False] * 3)
    results, lots = run([f"{number:03}" for number in range(500)], stopping=lambda: next(looks, True))
    assert 0 < len(results) < 200
    assert len(results) == sum(map(len, lots))
