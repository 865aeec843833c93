"""Which articles there are, and what each needs: all, typesetting alone, or nothing."""

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Literal, NamedTuple

from reportpipe.batch.inbox import Job
from reportpipe.ledger import Entry, Failure, Inputs, Ledger
from reportpipe.model import Layout
from reportpipe.places import advice_on, digest_of, is_address, listing, reason_of, settled, size_in, stamp_of
from reportpipe.settings import Settings
from reportpipe.styles import find

Task = Literal["publish", "annotate", "typeset", "leave"]
"""All; all but reading, from the articles in memo.json; arranging and typesetting what memo.json holds; nothing."""
FAILED = "failed before"
LIMITS = frozenset(
    {
        "max_bytes",
        "max_pages",
        "pandoc_seconds",
        "document_seconds",
        "document_bytes",
        "fetch_seconds",
        "fetch_private",
    }
)
"""Settings that decide whether a memo can be made, not what it says; what failed is tried again anyway."""
AFTER_READING = frozenset({"actors", "gazetteer", "names", "max_points", "dated"})
"""Settings that no reader looks at: when only these change, sources are not read again.

The date is among them although no annotator looks at it: a memo that is only set again keeps the one it has.
"""
ARRANGING = frozenset(
    {
        "organisation",
        "to",
        "from_",
        "subject",
        "handling",
        "sections",
        "max_actors",
        "max_events",
        "max_quotes",
        "max_figures",
        *Layout.model_fields,
    }
)
"""Settings that neither readers nor annotators look at: when only these change, what memo.json holds is set again."""


@dataclass(frozen=True)
class Wish:
    """How the user of a batch wants it done."""

    workers: int | None = None
    """Processes of this machine; None: one a core."""
    cluster: str | None = None
    """Address of a Dask scheduler whose workers do the work; None: this machine does."""
    force: bool = False
    """Do all again."""
    retry_failed: bool = False
    """Do nothing but what failed last time."""
    prune: bool = False
    """Delete the files of sources that are gone."""
    dry_run: bool = False
    """Say what would be done, and do nothing."""


class Step(NamedTuple):
    """A job with what it needs and why."""

    job: Job
    task: Task = "publish"
    why: str = "asked for"
    inputs: Inputs | None = None
    """None when no ledger is kept."""
    stamp: str = ""
    """Of the source, taken before it was hashed; empty when it was too fresh to be trusted."""
    before: Entry | None = None
    """What the ledger knew."""
    protected: frozenset[str] = frozenset()
    """Formats whose file was edited, or is not ours: a new one goes beside it."""
    refusal: Failure | None = None
    """Why the source is not even opened."""
    found_at: tuple[str, ...] = ()
    """Paths at which the machine that works on it finds what it reads, if those are not the ones below."""

    @property
    def memo(self) -> str:
        """Path or address of the memo that earlier work left."""
        return f"{self.job.place}.json"

    @property
    def reads(self) -> tuple[str, ...]:
        """Paths and addresses that have to be read for it."""
        made = () if self.task == "publish" else (self.memo,)
        return made if self.task == "typeset" else (*made, *self.job.sources)


class Plan:
    """What every job of a batch needs, by the ledger, the settings and the user's wish.

    A source or a file whose stamp is as recorded is not read; every other one is hashed, and what turns out to be
    unchanged gets its new stamp by `refresh`.
    """

    def __init__(self, ledger: Ledger, settings: Settings, wish: Wish) -> None:
        self._ledger, self._wish, self._settings = ledger, wish, settings
        self._entries = ledger.entries()
        self._files = ledger.files()
        self._now = Inputs("", content_digest(settings), layout_digest(settings), settings.formats)
        self._stamps: list[tuple[str, str]] = []
        self._file_stamps: list[tuple[str, str, str]] = []
        self._listed = listing(ledger.folder) if is_address(ledger.folder) else None

    def steps(self, jobs: Sequence[Job]) -> Iterator[Step]:
        return map(self._step, jobs)

    def refresh(self) -> None:
        """Tell the ledger the stamps of what was hashed again and is unchanged."""
        if self._stamps or self._file_stamps:
            self._ledger.refresh(self._stamps, self._file_stamps)

    def _step(self, job: Job) -> Step:
        before = self._entries.get(job.key)
        refusal = job.refusal or refusal_of(job, self._settings)
        if refusal:
            return self._refused(job, before, refusal)
        inputs, stamp = self._look(job, before)
        states = {form: self.file_state(f"{job.target}.{form}") for form in inputs.formats}
        task, why = _need(before, inputs, states)
        if self._wish.retry_failed and why != FAILED:
            task, why = "leave", "only failed ones were asked for"
        elif self._wish.force and task == "leave":
            task, why = "publish", "forced"
        protected = frozenset(form for form, state in states.items() if state in {"edited", "unknown"})
        return Step(job, task, why, inputs, stamp, before, protected)

    def _refused(self, job: Job, before: Entry | None, refusal: Failure) -> Step:
        why = "new" if before is None else FAILED if before.state == "failed" else "source changed"
        if self._wish.retry_failed and why != FAILED:
            return Step(job, "leave", "only failed ones were asked for", self._now, "", before)
        return Step(job, "publish", why, self._now, "", before, frozenset(), refusal)

    def _look(self, job: Job, before: Entry | None) -> tuple[Inputs, str]:
        if job.mark:  # what is new at an address is read, and hashed, by the worker alone
            same = before is not None and before.stamp == job.mark
            return self._now._replace(source=before.inputs.source if before and same else ""), settled(job.mark)
        try:
            stamp = stamp_of(job.sources[0])
            if before and before.stamp == stamp:
                return self._now._replace(source=before.inputs.source), stamp
            digest = digest_of(job.sources[0])
        except OSError:  # a worker will say why, as for every other failure
            return self._now, ""
        stamp = settled(stamp)
        if before and stamp and digest == before.inputs.source:
            self._stamps.append((job.key, stamp))
        return self._now._replace(source=digest), stamp

    def file_state(self, path: str) -> Literal["missing", "ours", "edited", "unknown"]:
        """Whether a file is as we wrote it; `path` is relative to the folder, `unknown` is one that we never wrote."""
        place = f"{self._ledger.folder}/{path}"
        try:
            stamp = stamp_of(place) if self._listed is None else self._listed[path]
        except (OSError, KeyError):
            return "unknown" if self._listed is None and os.path.lexists(place) else "missing"
        known = self._files.get(path, ())
        if not known:
            return "unknown"
        if any(stamp == recorded for _, recorded in known):
            return "ours"
        if self._listed is None and not stat.S_ISREG(Path(place).stat().st_mode):
            return "edited"
        digest = digest_of(place)
        if any(digest == sha256 for sha256, _ in known):
            self._file_stamps.append((path, digest, settled(stamp)))
            return "ours"
        return "edited"


def content_digest(settings: Settings) -> str:
    """Of the program's version and the settings that reading and annotating look at: Inputs.content."""
    apart = {*ARRANGING, *LIMITS, "formats"}
    reading, everything = (
        digest(version("reportpipe"), settings.model_dump_json(exclude=names))
        for names in (apart | AFTER_READING, apart)
    )
    return f"{reading}:{everything}"


def layout_digest(settings: Settings) -> str:
    """Of the style pack and the settings that arranging and typesetting look at: Inputs.layout.

    Raises:
        StyleError: the style cannot be loaded.
    """
    chosen = settings.model_dump_json(include={*ARRANGING} - {"style"})
    return f"{style_digest(settings.style)}:{digest(chosen)}"


def style_digest(style: str) -> str:
    """Of the program's version and all that a style pack holds.

    Raises:
        StyleError: it cannot be loaded.
    """
    return digest(version("reportpipe"), style, repr(find(style)))


def digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf8", "surrogateescape")).hexdigest()


def refusal_of(job: Job, settings: Settings) -> Failure | None:
    """Why a source must not be opened even to hash it: a pipe would block, a giant would take minutes."""
    try:
        status = None if job.mark else os.stat(job.sources[0])  # noqa: PTH116 - called for every file of a batch
    except (OSError, ValueError) as error:
        message = f"cannot be opened: {reason_of(error)}."
        return Failure(code="input", message=message, hint=advice_on(job.sources[0]), exit_code=3)
    if status and not stat.S_ISREG(status.st_mode):
        hint = "Save the article as a file and try again."
        return Failure(code="input", message="not a regular file.", hint=hint, exit_code=3)
    if (status.st_size if status else size_in(job.mark)) > settings.max_bytes:
        message = f"larger than {settings.max_bytes / 1e6:g} MB."
        hint = "Raise max_bytes if it is really an article."
        return Failure(code="input.too_large", message=message, hint=hint, exit_code=3)
    return None


def _need(before: Entry | None, inputs: Inputs, states: Mapping[str, str]) -> tuple[Task, str]:
    """The first reason that holds."""
    if before is None:
        return "publish", "new"
    again: Task = "typeset" if states.get("json") == "ours" else "publish"
    read_alike = _first(before.inputs.content) == _first(inputs.content)
    style_alike = _first(before.inputs.layout) == _first(inputs.layout)
    anew: Task = "annotate" if again == "typeset" and read_alike else "publish"
    missing = sorted(form for form, state in states.items() if state == "missing")
    edited = sorted(form for form, state in states.items() if state == "edited")
    reasons: tuple[tuple[bool, Task, str], ...] = (
        (before.state == "failed", "publish", FAILED),
        (before.inputs.source != inputs.source, "publish", "source changed"),
        (before.inputs.content != inputs.content, anew, "settings changed"),
        (not style_alike, again, "style changed"),
        (before.inputs.layout != inputs.layout, again, "settings changed"),
        (bool(set(inputs.formats) - set(before.inputs.formats)), again, "formats added"),
        (bool(missing), again, f"missing: {', '.join(missing)}"),
    )
    up_to_date: tuple[Task, str] = ("leave", f"up to date; edited: {', '.join(edited)}" if edited else "up to date")
    return next(((task, why) for holds, task, why in reasons if holds), up_to_date)


def _first(digests: str) -> str:
    """Of two digests with a colon between."""
    return digests.partition(":")[0]
