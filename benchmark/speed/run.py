"""CPU of a memo by stage, and ratios to what people script today, measured in the same run.

The naive loop is one `pandoc` and one `weasyprint` command line an article, on the same HTML. Ours is a warm process,
as in a batch; its start-up is counted once and reported. CPU is that of this process and its children, the best of
some rounds in which ours and theirs take turns, so it holds on a busy machine; ratios are what counts, seconds depend
on the machine.

- `typesetting_ratio`: PDF and DOCX by the naive loop; `all_in_ratio`: with reading, annotating, HTML and JSON;
- `pdf_ratio`: PDF/UA-1 and PDF/A-3a, by the command line of `weasyprint`, which claims one of the two;
- `docx_ratio`: DOCX by one call of pypandoc on the same HTML;
- `edit_ratio`: all formats again after one edit, by all formats of a memo not seen before;
- `pdf_overhead_ratio`: what a PDF costs more (less, below zero) than the library WeasyPrint on the same page, in a warm
  process without our short cuts, tags and checks; it claims PDF/UA-1 only;
- `own_of_naive`: our own code, by the naive loop: all stages less what WeasyPrint and pandoc spend in them (our tags,
  which WeasyPrint calls, are ours). Wanted is 0.15: a quarter of the 0.60 that all in may cost;
- `pdf_own_share`, `own_code_share`: of a PDF, what is not WeasyPrint; of all, what is neither WeasyPrint nor pandoc.
  They grow when these get cheaper: no ceiling.
"""

import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import peers
from clocks import Laps, Meter, cpu

from reportpipe.model import Edit, Memo

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "seeds", ROOT.parent / "shared" / "seeds")
ROUNDS = 2
OURS = ("read", "annotate", "compose", "pdf", "docx", "html", "json")
THEIRS = ("weasyprint", "pandoc")


@dataclass(frozen=True)
class Bench:
    laps: Laps
    foreign: Meter
    tags: Meter


def measure() -> dict[str, float]:
    """CPU seconds per memo by stage, and the ratios above."""
    started = cpu()
    from reportpipe import pipeline

    sources = [path for folder in FOLDERS if folder.is_dir() for path in sorted(folder.iterdir())]
    pipeline.publish([sources[0]])  # warm: imports, fonts, templates
    start_up = cpu() - started
    bench = metered()
    with ProcessPoolExecutor(1, get_context("spawn")) as apart:
        for _ in range(ROUNDS):
            for path in sources:
                one(bench.laps, path, apart)
    bench.foreign.stop()
    bench.tags.stop()
    return figures(bench.laps, len(sources)) | {"start_up_cpu_seconds": start_up}


def metered() -> Bench:
    """Laps that tell WeasyPrint and pandoc (meter 0), and our tags (meter 1), from the rest."""
    import weasyprint

    from reportpipe import pandoc
    from reportpipe.typeset import pdf

    foreign, tags = Meter(), Meter()
    foreign.watch(weasyprint.HTML, "__init__", "render", "write_pdf")
    foreign.watch(weasyprint.Document, "write_pdf")
    foreign.watch(pandoc, "run")
    tags.watch(pdf, "complete_tags")
    return Bench(Laps(foreign, tags), foreign, tags)


def one(laps: Laps, path: Path, apart: ProcessPoolExecutor) -> None:
    """One article through all that is compared; `apart` is a process that our short cuts do not reach."""
    from reportpipe import pipeline, revise
    from reportpipe.compose import compose
    from reportpipe.readers import read
    from reportpipe.styles import css_with_tokens, find
    from reportpipe.typeset import output
    from reportpipe.typeset.docx import figure, with_word_styles
    from reportpipe.typeset.html import render

    name = path.name
    article = laps.time("read", name, lambda: read(path.read_bytes(), name))
    findings = laps.time("annotate", name, lambda: pipeline.annotate(article))
    memo = laps.time("compose", name, lambda: compose([(article, findings)]))
    figure.bitmap.cache_clear()  # a new memo has a new picture
    for form in ("pdf", "docx", "html", "json"):
        laps.time(form, name, lambda form=form: output(memo, form))
    edited = revise.apply(memo, [edit(memo)])
    laps.time("edit", name, lambda: [output(edited, form) for form in ("pdf", "docx", "html", "json")])
    style = with_word_styles(find(memo.layout.style))
    page, editable = render(memo, style, "pdf"), render(memo, style, "docx")
    css = css_with_tokens(style)
    laps.time("bare", name, lambda: apart.submit(peers.bare, page, css).result())
    laps.time("weasyprint", name, lambda: peers.weasyprint(peers.with_css(page, style)))
    laps.time("pandoc", name, lambda: peers.pandoc(editable))
    laps.time("pypandoc", name, lambda: peers.pypandoc(editable, style.reference_docx))


def edit(memo: Memo) -> Edit:
    """Somebody shortens the first key point."""
    item, *_ = memo.items_of("key points")
    words = item.text.split()
    return Edit(
        memo=memo.id,
        base_revision=memo.revision,
        item=item.id,
        operation="changed",
        field="text",
        before=item.text,
        after=" ".join(words[: len(words) * 2 // 3]),
        by="Editor",
    )


def figures(laps: Laps, count: int) -> dict[str, float]:
    all_in, naive = laps.total(*OURS), laps.total(*THEIRS)
    tags = laps.total("pdf", meter=1)
    own = all_in - laps.total(*OURS, meter=0) + tags
    bare = laps.total("bare")
    return {
        **{f"{stage}_cpu_seconds": laps.total(stage) / count for stage in OURS},
        "memo_cpu_seconds": all_in / count,
        "naive_cpu_seconds": naive / count,
        "typesetting_ratio": laps.total("pdf", "docx") / naive,
        "all_in_ratio": all_in / naive,
        "pdf_ratio": laps.total("pdf") / laps.total("weasyprint"),
        "docx_ratio": laps.total("docx") / laps.total("pypandoc"),
        "edit_ratio": laps.total("edit") / laps.total("pdf", "docx", "html", "json"),
        "pdf_overhead_ratio": (laps.total("pdf") - bare) / bare,
        "pdf_own_share": 1 - (laps.total("pdf", meter=0) - tags) / laps.total("pdf"),
        "own_of_naive": own / naive,
        "own_code_share": own / all_in,
    }


if __name__ == "__main__":
    began = time.monotonic()
    for name, value in measure().items():
        print(f"{name:24} {value:8.3f}")
    print(f"{time.monotonic() - began:.0f} s")
