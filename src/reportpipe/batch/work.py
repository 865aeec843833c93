"""One document, from its source to files in the staging folder. Runs in a worker process."""

import time
from collections.abc import Iterator
from pathlib import Path

from reportpipe import pipeline
from reportpipe.batch.files import stage
from reportpipe.batch.plan import Step
from reportpipe.batch.result import Result, failed
from reportpipe.compose import arrange
from reportpipe.errors import ReportpipeError
from reportpipe.ledger import Document, Failure
from reportpipe.model import Memo, Output, Point, PublicationDate
from reportpipe.settings import Settings
from reportpipe.typeset.json import load

_SAMPLE = (
    b"A port opens\n\nThe ministry opened the port on 3 May 2021. Officials from Norway said that it would stay open.\n"
)


def work(step: Step, settings: Settings, staging: Path) -> Result:
    """Do a step. Whatever a document provokes ends as that document's entry."""
    if step.refusal:
        return Result(failed(step, step.refusal))
    started = time.monotonic()
    exhausted = False
    try:
        memo, outputs = _publication(step, settings)
        staged = tuple(stage(item, staging) for item in outputs)
        document = _document(step, memo, outputs)
    except ReportpipeError as error:
        of = f"{error.where}: " if error.where and len(step.job.sources) > 1 else ""
        failure = Failure(code=error.code, message=of + error.message, hint=error.hint, exit_code=error.exit_code)
    except MemoryError:
        exhausted = True
        message = f"needed more memory than it may have ({settings.document_bytes / 1e6:,.0f} MB)."
        failure = Failure(code="batch.memory", message=message, hint="Raise document_bytes if it is really an article.")
    except Exception as error:  # noqa: BLE001 - whatever a document provokes, it ends as that document's entry
        message = f"an error in reportpipe itself: {type(error).__name__}: {error}"
        failure = Failure(code="internal", message=message[:500], hint="Please report it with the file.")
    else:
        done = document.model_copy(update={"seconds": round(time.monotonic() - started, 3)})
        return Result(done, staged, memo.articles[0].source.id)
    return Result(failed(step, failure, time.monotonic() - started), exhausted=exhausted)


def warm_up(settings: Settings) -> None:
    """Load all that the first document would have to wait for: modules, models, fonts, templates."""
    try:
        pipeline.publish([_SAMPLE], settings)
    except (ReportpipeError, OSError):
        return  # each document will say it for itself


def _publication(step: Step, settings: Settings) -> tuple[Memo, tuple[Output, ...]]:
    found = dict(zip(step.reads, step.found_at or step.reads, strict=True))
    articles = [pipeline.Copy(Path(found[name]), name) for name in step.job.sources if name in found]
    if step.task == "publish":
        return pipeline.publish(articles, settings)
    memo = load(Path(found[step.memo]).read_bytes())
    if step.task == "annotate" and len(memo.articles) == len(step.job.sources):
        return pipeline.remake(memo.articles, settings)
    if step.task == "annotate":
        return pipeline.publish(articles, settings)  # one article came twice, which reading has to say again
    # Settings have today's date where the user gave none; the memo is no newer for being set again.
    return pipeline.retypeset(arrange(memo, settings.model_copy(update={"dated": memo.dated})), settings)


def _document(step: Step, memo: Memo, outputs: tuple[Output, ...]) -> Document:
    return Document(
        source=step.job.label,
        state="done",
        why=step.why,
        notes=(*memo.notes, *(note for item in outputs for note in item.notes)),
        title=memo.title,
        bottom_line=next((item.text for item in _bottom_line(memo)), None),
        published=_published(memo.articles[0].published),
        pages=next((item.pages for item in outputs if item.pages), None),
        points=len(memo.items_of("bottom line")) + len(memo.items_of("key points")),
        actors=len(memo.items_of("actors")),
        events=len(memo.items_of("timeline")),
    )


def _bottom_line(memo: Memo) -> Iterator[Point]:
    return (item for item in memo.items_of("bottom line") if isinstance(item, Point))


def _published(date: PublicationDate | None) -> str | None:
    if date is None:
        return None
    return date.first.isoformat() if date.day else f"{date.first.isoformat()}/{date.last.isoformat()}"
