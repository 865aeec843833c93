"""What a batch on a cluster costs an article, and what that makes of millions: real scheduler, worker and store.

    nice python benchmark/batch/cluster.py           measure here (minutes), keep benchmark/batch/cluster.json
    python benchmark/batch/cluster.py --model        the table of docs/cluster.md from what was kept

Each figure is the difference of a long and a short run by the difference of their articles, so that starting up is in
none. CPU counts a process with its children. `made` figures come from whole articles in all formats; `held` figures,
of what the coordinator, the scheduler and the ledger keep, from many articles of a few words in one format.
"""

import argparse
import json
import os
import platform
import subprocess
import tempfile
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, NamedTuple

import psutil
import s3fs
from machines import ACCOUNT, PROGRAM, Machines, Wire

HERE = Path(__file__).parent
KEPT = HERE / "cluster.json"
SEEDS = HERE.parents[1] / "seeds"
MADE, HELD = (4, 20), (100, 1_100)
"""Articles of the short and the long run."""
REST_SECONDS = 15.0
ARTICLES = (10_000, 1_000_000, 10_000_000)
GIB = 2**30


class Reading(NamedTuple):
    """What had been used at one moment."""

    worker: float
    scheduler: float
    """Seconds of CPU."""
    scheduler_memory: float
    store_bytes: float
    scheduler_bytes: float
    requests: float

    def since(self, earlier: "Reading") -> "Reading":
        return Reading(*(now - before for now, before in zip(self, earlier, strict=True)))


class Site:
    """A scheduler, a worker with one thread and a store, with the wires between them and the coordinator."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        self.folder = folder
        os.environ.update(ACCOUNT, XDG_STATE_HOME=str(folder / "state"))
        self.machines = stack.enter_context(Machines(folder / "machines"))
        self.store = self.machines.store()
        self.scheduler = self.machines.scheduler()
        self.store_wire = stack.enter_context(Wire(self.machines.store_port))
        self.scheduler_wire = stack.enter_context(Wire(self.machines.scheduler_port))
        os.environ["AWS_ENDPOINT_URL"] = self.machines.store_address
        self.system: Any = s3fs.S3FileSystem(use_listings_cache=False)
        self.system.mkdir("desk")
        os.environ["AWS_ENDPOINT_URL"] = f"http://127.0.0.1:{self.store_wire.port}"
        self.worker = self.machines.worker()
        self._idle = 0.0

    def rest(self) -> None:
        """Find out what the scheduler uses when nothing is to do, which is no part of what an article costs."""
        before = self.reading()
        time.sleep(REST_SECONDS)
        self._idle = self.reading().since(before).scheduler / REST_SECONDS

    def reading(self) -> Reading:
        return Reading(
            cpu_of(self.worker.pid),
            cpu_of(self.scheduler.pid),
            psutil.Process(self.scheduler.pid).memory_info().rss,
            self.store_wire.bytes,
            self.scheduler_wire.bytes,
            sum(log.read_bytes().count(b" HTTP/") for log in self.machines.folder.glob("store-*.log")),
        )

    def run(self, name: str, *options: str) -> dict[str, float]:
        """What one batch of `desk/NAME` used: itself (`coordinator`), the others, and its ledger."""
        before, started = self.reading(), time.monotonic()
        where = [f"s3://desk/{name}", "-o", f"s3://desk/{name}-memos"]
        cluster = f"tcp://127.0.0.1:{self.scheduler_wire.port}"
        command = [*PROGRAM, "batch", *where, "--cluster", cluster, "--set", "dated=2021-06-01", "--json", *options]
        with (self.folder / "said").open("w") as said:
            process = subprocess.Popen(command, stdout=said, stderr=subprocess.DEVNULL)
            peak, (ended, status, usage) = 0, os.wait4(process.pid, os.WNOHANG)
            while not ended:
                peak = max(peak, peak_of(process.pid))
                time.sleep(0.02)
                ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        assert status == 0, f"the batch of {name} failed"
        ledger = sum(
            path.stat().st_size for path in self.folder.glob(f"state/reportpipe/*{name}-memos*/ledger.sqlite*")
        )
        used, seconds = self.reading().since(before), time.monotonic() - started
        return {
            **used._replace(scheduler=used.scheduler - self._idle * seconds)._asdict(),
            "coordinator": usage.ru_utime + usage.ru_stime,
            "coordinator_memory": peak,
            "ledger": ledger,
        }

    def fill(self, name: str, number: int, text: bytes) -> None:
        self.system.pipe(
            {f"desk/{name}/{count:06}.txt": text + f"\n\nThis is {count}.\n".encode() for count in range(number)}
        )

    def stored(self, name: str) -> int:
        """Bytes."""
        return sum(info["size"] for info in self.system.find(f"desk/{name}", detail=True).values())


def cpu_of(pid: int) -> float:
    """Seconds of CPU of a process, its children, and theirs, those that have ended among them."""
    process = psutil.Process(pid)
    return sum(sum(each.cpu_times()[:4]) for each in (process, *process.children(recursive=True)))


def peak_of(pid: int) -> int:
    """Largest memory so far, in bytes; the kernel's `ru_maxrss` begins with that of the parent."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0


def measure() -> dict[str, float]:
    """The figures, by name: an article each."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="reportpipe-cluster-")))
        site = Site(stack, folder)
        whole = min(SEEDS.glob("*.txt")).read_bytes()
        few = b"The port\n\nThe ministry opened the port on 3 May 2021. Officials from Norway said so."
        site.fill("warm", 1, whole)
        site.run("warm")
        site.rest()
        made = differences(site, "made", MADE, whole)
        held = differences(site, "held", HELD, few, "--formats", "json")
        again = {count: least([site.run(f"held-{count}", "--formats", "json") for _ in range(3)]) for count in HELD}
        rerun = {name: (again[HELD[1]][name] - again[HELD[0]][name]) / (HELD[1] - HELD[0]) for name in again[HELD[0]]}
    return {
        "worker_seconds": made["worker"],
        "coordinator_seconds": held["coordinator"],
        "scheduler_seconds": held["scheduler"],
        "coordinator_bytes_held": held["coordinator_memory"],
        "scheduler_bytes_held": held["scheduler_memory"],
        "ledger_bytes": made["ledger"],
        "store_bytes_moved": made["store_bytes"],
        "store_bytes_kept": made["stored"],
        "scheduler_bytes_moved": made["scheduler_bytes"],
        "requests": made["requests"],
        "rerun_coordinator_seconds": rerun["coordinator"],
        "rerun_coordinator_bytes_held": rerun["coordinator_memory"],
        "rerun_requests": rerun["requests"],
        "base_coordinator_bytes": again[HELD[0]]["coordinator_memory"],
    }


def least(runs: list[dict[str, float]]) -> dict[str, float]:
    """Of each figure the smallest: what else went on is in the others."""
    return {name: min(run[name] for run in runs) for name in runs[0]}


def differences(site: Site, name: str, sizes: tuple[int, int], text: bytes, *options: str) -> dict[str, float]:
    """Of a long and a short run, an article."""
    runs = []
    for count in sizes:
        site.fill(f"{name}-{count}", count, text)
        figures = site.run(f"{name}-{count}", *options)
        runs.append({**figures, "stored": site.stored(f"{name}-{count}-memos")})
    short, long = runs
    return {key: (long[key] - short[key]) / (sizes[1] - sizes[0]) for key in long}


def model(figures: dict[str, float], articles: int) -> dict[str, float]:
    """What so many articles cost: hours of CPU, GiB, millions of requests."""
    hours = {name: articles * figures[f"{name}_seconds"] / 3600 for name in ("worker", "coordinator", "scheduler")}
    return {
        "worker, core-hours": hours["worker"],
        "coordinator, hours": hours["coordinator"],
        "scheduler, hours": hours["scheduler"],
        "cores that one coordinator keeps busy": figures["worker_seconds"] / figures["coordinator_seconds"],
        "memory of the coordinator, GiB": (
            figures["base_coordinator_bytes"] + articles * figures["coordinator_bytes_held"]
        )
        / GIB,
        "ledger, GiB": articles * figures["ledger_bytes"] / GIB,
        "memos in the store, GiB": articles * figures["store_bytes_kept"] / GIB,
        "moved to and from the store, GiB": articles * figures["store_bytes_moved"] / GIB,
        "moved between coordinator and scheduler, GiB": articles * figures["scheduler_bytes_moved"] / GIB,
        "requests, millions": articles * figures["requests"] / 1e6,
        "re-run with nothing new: coordinator, hours": articles * figures["rerun_coordinator_seconds"] / 3600,
        "re-run with nothing new: requests, thousands": articles * figures["rerun_requests"] / 1e3,
    }


def table(figures: dict[str, float]) -> str:
    """The model as Markdown."""
    columns = [model(figures, count) for count in ARTICLES]
    lines = ["| articles | " + " | ".join(f"{count:,}".replace(",", " ") for count in ARTICLES) + " |"]
    lines.append("|---" + "|---:" * len(ARTICLES) + "|")
    lines += [f"| {name} | " + " | ".join(_shown(column[name]) for column in columns) + " |" for name in columns[0]]
    return "\n".join(lines)


def _shown(value: float) -> str:
    return f"{value:,.0f}".replace(",", " ") if value >= 10 else f"{value:.2g}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", action="store_true", help="measure nothing")
    if parser.parse_args().model:
        print(table(json.loads(KEPT.read_text(encoding="utf8"))["figures"]))
    else:
        measured = measure()
        machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
        KEPT.write_text(json.dumps({"figures": measured, "machine": machine}, indent=2) + "\n", encoding="utf8")
        print(json.dumps(measured, indent=2))
        print(table(measured))
