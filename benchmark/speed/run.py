"""CPU of a memo by stage, and its ratio to the naive loop, measured in the same run.

The naive loop is what people script today: for each article one `pandoc` and one `weasyprint` command line on the
same HTML. Ours is a warm process, as in a batch; its start-up is counted once and reported. CPU is that of this
process and its children, so it holds on a busy machine; ratios are what counts, seconds depend on the machine.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportpipe.model import Style
from reportpipe.styles import css_with_tokens, find

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "seeds", ROOT.parent / "shared" / "seeds")


def measure() -> dict[str, float]:
    """CPU seconds per memo by stage, ratios to the naive loop, and the share of our own code (1.0 = all)."""
    started = cpu()
    import weasyprint

    from reportpipe import pandoc, pipeline
    from reportpipe.compose import compose
    from reportpipe.readers import read
    from reportpipe.typeset import output
    from reportpipe.typeset.html import render

    sources = [path for folder in FOLDERS if folder.is_dir() for path in sorted(folder.iterdir())]
    pipeline.publish([sources[0]])  # warm: imports, fonts, templates
    start_up = cpu() - started

    stages: dict[str, float] = defaultdict(float)
    foreign = Meter()
    foreign.watch(weasyprint.HTML, "__init__", "render", "write_pdf")
    foreign.watch(weasyprint.Document, "write_pdf")
    foreign.watch(pandoc, "run")
    naive = 0.0
    for path in sources:
        article = timed(stages, "read", lambda path=path: read(path.read_bytes(), path.name))
        findings = timed(stages, "annotate", lambda article=article: pipeline.annotate(article))
        memo = timed(stages, "compose", lambda pair=(article, findings): compose([pair]))
        for form in ("pdf", "docx", "html", "json"):
            timed(stages, form, lambda memo=memo, form=form: output(memo, form))
        style = find(memo.layout.style)
        naive += naive_loop(with_css(render(memo, style, "pdf"), style), render(memo, style, "docx"))
    foreign.stop()

    count = len(sources)
    typesetting = stages["pdf"] + stages["docx"]
    total = sum(stages.values())
    figures = {f"{stage}_cpu_seconds": seconds / count for stage, seconds in stages.items()}
    return {
        **figures,
        "memo_cpu_seconds": total / count,
        "naive_cpu_seconds": naive / count,
        "start_up_cpu_seconds": start_up,
        "typesetting_ratio": typesetting / naive,
        "all_in_ratio": total / naive,
        "own_code_share": (total - foreign.seconds) / total,
    }


def with_css(page: str, style: Style) -> str:
    """The page with its stylesheet in it, as the command line needs it."""
    return page.replace("</head>", f"<style>{css_with_tokens(style)}</style></head>", 1)


def cpu() -> float:
    """Seconds of CPU used so far by this process and its children, those that still run (pandoc's worker) included."""
    usages = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages) + sum(map(clock_of, children()))


def children() -> list[int]:
    """Process ids of the children that still run, on Linux; none are seen elsewhere."""
    lists = Path("/proc/self/task").glob("*/children")
    return [int(pid) for path in lists for pid in path.read_text(encoding="ascii").split()]


def clock_of(pid: int) -> float:
    """CPU seconds of a process by its own clock, whose number is made of its id (Linux, clock_getcpuclockid)."""
    return time.clock_gettime((~pid << 3) | 2)


def timed(stages: dict[str, float], stage: str, function: Callable[[], Any]) -> Any:
    before = cpu()
    result = function()
    stages[stage] += cpu() - before
    return result


def naive_loop(page: str, editable: str) -> float:
    """CPU seconds of the two command lines on the HTML that we set ourselves, in fresh processes."""
    from reportpipe.pandoc import program

    weasyprint = [sys.executable, "-m", "weasyprint", "--pdf-variant", "pdf/ua-1"]
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("page.html", page), ("editable.html", editable)):
            (Path(folder) / name).write_text(text, encoding="utf8")
        before = cpu()
        pandoc = [program(), "editable.html", "-o", "editable.docx"]
        for command in ([*weasyprint, "page.html", "page.pdf"], pandoc):
            subprocess.run(command, cwd=folder, capture_output=True, check=True)
        return cpu() - before


class Meter:
    """CPU spent inside some functions of other people's, nested calls counted once."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._depth = 0
        self._patched: list[tuple[Any, str, Any]] = []

    def watch(self, owner: Any, *names: str) -> None:
        for name in names:
            original = getattr(owner, name)
            self._patched.append((owner, name, original))
            setattr(owner, name, self._metered(original))

    def stop(self) -> None:
        for owner, name, original in self._patched:
            setattr(owner, name, original)

    def _metered(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            before = cpu()
            self._depth += 1
            try:
                return function(*args, **kwargs)
            finally:
                self._depth -= 1
                if self._depth == 0:
                    self.seconds += cpu() - before

        return call


if __name__ == "__main__":
    began = time.monotonic()
    for name, value in measure().items():
        print(f"{name:24} {value:8.3f}")
    print(f"{time.monotonic() - began:.0f} s")
