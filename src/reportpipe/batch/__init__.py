"""Many articles into many memos: plan what is new or changed, do it in worker processes, remember, report.

- `inbox` names the jobs, `plan` decides with the ledger what each needs and why;
- a `workforce` does them: a `crew` of worker processes (`serve`, `work`, `limits`) that leave whole files in a staging
  folder, or a `cluster` of machines that each have such a crew; it then puts the files in their places;
- `rounds` tells the ledger (`reportpipe.ledger`), in an order that survives a kill;
- `overview` writes index.html and batch.json, `report` is what the caller gets.
"""

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportpipe.batch.crew import Crew
from reportpipe.batch.files import TEMPORARY, Unwritable, temporary, write
from reportpipe.batch.inbox import Job, find_jobs, job_of
from reportpipe.batch.ours import is_ours
from reportpipe.batch.plan import Step, Wish
from reportpipe.batch.report import Documents, Report, Totals, totals_of
from reportpipe.batch.result import refuse_all
from reportpipe.batch.rounds import Round, Watcher, dated
from reportpipe.batch.stopping import StopSign
from reportpipe.batch.workforce import Local, Order, settle
from reportpipe.ledger import Document, Failure, Ledger, Made
from reportpipe.settings import Settings, chosen
from reportpipe.styles import find
from reportpipe.verb import make_callable

__all__ = [
    "Crew",
    "Document",
    "Documents",
    "Failure",
    "Job",
    "Made",
    "Report",
    "Totals",
    "Unwritable",
    "Watcher",
    "Wish",
    "batch",
    "find_jobs",
    "job_of",
    "run",
    "write",
]


def batch(
    inbox: Sequence[str | Path],
    out: str | Path,
    settings: Settings | None = None,
    *,
    wish: Wish | None = None,
    watcher: Watcher | None = None,
) -> Report:
    """Bring the folder or address `out` up to date with the articles in the files, folders, addresses of `inbox`.

    Only what is new, changed, failed or missing is done; a changed style or layout only typesets again; a file that
    somebody edited is never overwritten. Each document is worked on in a process of its own pool, with limits.

    Raises:
        InputError: there is no article in `inbox`, or `out` cannot be written to (Unwritable: not any longer).
        UsageError: `out` is a folder of `inbox`, a setting cannot be used, or what an address or a cluster needs is not
            installed.
        ToolError: the cluster cannot be reached, has no workers, or is gone.
    """
    settings, watcher, wish = chosen(settings), watcher or Watcher(), wish or Wish()
    with Ledger(out, watcher.on_wait, looking=wish.dry_run) as ledger:
        return Round(ledger, settings, wish, watcher).bring_up_to_date(inbox)


def run(
    jobs: Sequence[Job],
    settings: Settings | None = None,
    *,
    watcher: Watcher | None = None,
) -> Report:
    """Do these jobs whatever was done before, without a ledger.

    Files of the same name are replaced where they are ours and nobody edited them, else the new ones go beside them;
    no source is replaced: the memo of article.html becomes article-memo in each format.

    A lone job is done in this process, without limits on its memory and time.

    Raises:
        StyleError: the style of the settings is unknown or broken.
        UsageError: another setting cannot be used.
        Unwritable: the folder of the memos cannot be written to, or that of temporary files.
    """
    from reportpipe.batch.work import work  # it loads every room, which a batch with nothing to do need not

    started = time.monotonic()
    settings, watcher = dated(chosen(settings)), watcher or Watcher()
    find(settings.style)
    steps = {
        job.key: Step(job, protected=_protected(job, settings.formats))
        for job in _over_no_source(jobs, settings.formats)
    }
    watcher.on_plan(len(steps))
    documents: dict[str, Document] = {}
    with temporary() as staging, StopSign(watcher.on_stop) as sign, Crew(os.cpu_count() or 1, staging) as crew:
        order = Order(settings, stopping=sign.asked)
        lone = ((step, settle(step, work(step, settings, staging), order.intend)) for step in steps.values())
        results = lone if len(steps) == 1 else Local(crew).carry_out(steps.values(), order)
        for step, result in results:
            refuse_all(result.document, str(staging.parent), TEMPORARY)
            documents[step.job.key] = result.document
            watcher.on_done(result.document)
    done = [documents[key] for key in steps if key in documents]
    stopped = len(steps) - len(done)
    return Report(Documents(done), totals_of(done, time.monotonic() - started, stopped))


def _protected(job: Job, formats: Sequence[str]) -> frozenset[str]:
    """Formats whose file is there, and is not ours or was edited."""
    files = {form: Path(f"{job.place}.{form}") for form in formats}
    return frozenset(form for form, path in files.items() if path.exists() and not is_ours(path))


def _over_no_source(jobs: Sequence[Job], formats: Sequence[str]) -> Iterator[Job]:
    """The jobs, each with a target whose files stand where no source and no other memo of theirs does."""
    sources = {os.path.realpath(source) for job in jobs for source in job.sources}
    taken = {job.place for job in jobs}
    for job in jobs:
        free = job
        while any(os.path.realpath(f"{free.place}.{form}") in sources for form in formats) or (
            free is not job and free.place in taken
        ):
            free = free._replace(target=f"{free.target}-memo")
        taken.add(free.place)
        yield free


make_callable(__name__)
