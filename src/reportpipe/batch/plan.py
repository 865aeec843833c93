"""Which articles there are, where their files go, and what each needs: all, typesetting alone, or nothing."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Literal, NamedTuple

from reportpipe.errors import InputError
from reportpipe.ledger import Entry, Inputs, Ledger, digest_of
from reportpipe.model import Layout
from reportpipe.settings import Settings
from reportpipe.styles import find

Task = Literal["publish", "typeset", "leave"]
PARTIAL_ENDINGS = frozenset({".partial", ".part", ".crdownload", ".tmp", ".download"})
FAILED = "failed before"
LIMITS = frozenset({"max_bytes", "max_pages", "pandoc_seconds", "document_seconds"})
"""Settings that decide whether a memo can be made, not what it says; what failed is tried again anyway."""


class Job(NamedTuple):
    """Sources that become one memo, and the path of its files without their ending."""

    sources: tuple[str, ...]
    target: Path

    @property
    def label(self) -> str:
        return " + ".join(self.sources)

    @property
    def key(self) -> str:
        """What the ledger knows it by."""
        return " + ".join(str(Path(source).absolute()) for source in self.sources)

    def relative(self, folder: Path) -> str:
        return self.target.relative_to(folder).as_posix()


@dataclass(frozen=True)
class Wish:
    """How the user of a batch wants it done."""

    workers: int | None = None
    """Processes; None: one a core."""
    force: bool = False
    """Do all again."""
    retry_failed: bool = False
    """Do nothing but what failed last time."""
    prune: bool = False
    """Delete the files of sources that are gone."""
    dry_run: bool = False
    """Say what would be done, and do nothing."""


@dataclass(frozen=True)
class Step:
    """A job with what it needs and why."""

    job: Job
    task: Task = "publish"
    why: str = "asked for"
    inputs: Inputs | None = None
    """None when no ledger is kept, or the source cannot be opened."""
    before: Entry | None = None
    """What the ledger knew."""
    protected: frozenset[str] = frozenset()
    """Formats whose file was edited, or is not ours: a new one goes beside it."""
    dry: bool = False


def find_jobs(inbox: Iterable[str | Path], out: Path, known: Mapping[str, str] | None = None) -> list[Job]:
    """One job a file, in sorted order; folders are searched to their depth and mirrored under `out`.

    A source keeps the target that it is `known` by (absolute path to target, relative to `out`). Two files that would
    give the same name keep both: `brief.docx` beside `brief.txt` becomes `brief-docx`.

    Raises:
        InputError: there is no file at all.
    """
    known = known or {}
    places = [Path(item) for item in inbox]
    found = sorted(set(_sources(places)))
    taken = {out / target for target in known.values()}
    jobs: list[Job] = []
    for source, relative in found:
        remembered = known.get(str(source.absolute()))
        target = out / remembered if remembered else _free(out / relative, str(source), taken)
        taken.add(target)
        jobs.append(Job((str(source),), target))
    if not jobs:
        raise InputError("no article found.", where=", ".join(map(str, places)), hint="Put source files there.")
    return jobs


def steps_of(jobs: Sequence[Job], ledger: Ledger, settings: Settings, wish: Wish) -> list[Step]:
    """What each job needs, by the ledger and the user's wish."""
    content, layout = content_digest(settings), layout_digest(settings.layout)
    return [_step(job, ledger, (content, layout, settings.formats), wish) for job in jobs]


def content_digest(settings: Settings) -> str:
    """Of the program's version and the settings that reading, annotating and composing look at."""
    apart = {*Layout.model_fields, *LIMITS, "formats"}
    return _digest(version("reportpipe"), settings.model_dump_json(exclude=apart))


def layout_digest(layout: Layout) -> str:
    """Of the style pack and everything else that typesetting looks at.

    Raises:
        StyleError: the style cannot be loaded.
    """
    return _digest(version("reportpipe"), layout.model_dump_json(), repr(find(layout.style)))


def _step(job: Job, ledger: Ledger, now: tuple[str, str, tuple[str, ...]], wish: Wish) -> Step:
    before = ledger.entry(job.key)
    try:
        inputs = Inputs(digest_of(Path(job.sources[0])), now[0], now[1], now[2])
    except OSError:
        inputs = Inputs("", now[0], now[1], now[2])
    states = {form: ledger.file_state(job.target.with_name(f"{job.target.name}.{form}")) for form in now[2]}
    task, why = _need(before, inputs, states)
    if wish.retry_failed and why != FAILED:
        task, why = "leave", "only failed ones were asked for"
    elif wish.force and task == "leave":
        task, why = "publish", "forced"
    protected = frozenset(form for form, state in states.items() if state in {"edited", "unknown"})
    return Step(job, task, why, inputs, before, protected, wish.dry_run)


def _need(before: Entry | None, inputs: Inputs, states: Mapping[str, str]) -> tuple[Task, str]:
    """The first reason that holds."""
    if before is None:
        return "publish", "new"
    again: Task = "typeset" if states.get("json") == "ours" else "publish"
    missing = sorted(form for form, state in states.items() if state == "missing")
    edited = sorted(form for form, state in states.items() if state == "edited")
    reasons: tuple[tuple[bool, Task, str], ...] = (
        (before.document.state == "failed", "publish", FAILED),
        (before.inputs.source != inputs.source, "publish", "source changed"),
        (before.inputs.content != inputs.content, "publish", "settings changed"),
        (before.inputs.layout != inputs.layout, again, "style changed"),
        (bool(set(inputs.formats) - set(before.inputs.formats)), again, "formats added"),
        (bool(missing), again, f"missing: {', '.join(missing)}"),
    )
    up_to_date: tuple[Task, str] = ("leave", f"up to date; edited: {', '.join(edited)}" if edited else "up to date")
    return next(((task, why) for holds, task, why in reasons if holds), up_to_date)


def _sources(inbox: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    """Each file with its path relative to the folder it was found in."""
    for item in inbox:
        if item.is_dir():
            for path in item.rglob("*"):
                # A pipe or a dangling link is no article, but its failure has to show.
                if not path.is_dir() and not _ignored(path.relative_to(item)):
                    yield path, path.relative_to(item)
        else:
            yield item, Path(item.name)


def _ignored(path: Path) -> bool:
    """Hidden files, and the lock and partial files that editors and browsers leave while they write."""
    return any(part.startswith((".", "~$")) for part in path.parts) or path.suffix in PARTIAL_ENDINGS


def _free(path: Path, source: str, taken: set[Path]) -> Path:
    stem = path.with_suffix("")
    numbered = stem.with_name(f"{stem.name}-{_digest(source)[:8]}")
    names = (stem, stem.with_name(f"{stem.name}-{path.suffix.lstrip('.')}"), numbered)
    return next((name for name in names if name not in taken), numbered)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf8", "surrogateescape")).hexdigest()
