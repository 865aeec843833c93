"""What a run and a plan print for people, at the width of a terminal."""

import pytest
from rich.console import Console

from reportpipe.batch import Document, Documents, Failure, Made, Report, Totals
from reportpipe.cli.progress import console_of
from reportpipe.cli.report import print_plan, print_report
from reportpipe.model import Note


def document(source, target=None, **changes):
    target = target or source.replace("inbox", "memos").rpartition(".")[0]
    outputs = tuple(Made(format=form, path=f"{target}.{form}", sha256="") for form in ("pdf", "docx"))
    return Document(**{"source": source, "state": "done", "outputs": outputs, "pages": 2, "points": 3, **changes})


def failed(source, why):
    error = Failure(code="input", message="cut off.", hint="Copy it again.")
    return document(source, state="failed", outputs=(), why=why, error=error)


def lines(documents, show=print_report, explain=False, **fields):
    console = Console(width=80)
    totals = Totals(done=len(documents), seconds=1.0)
    with console.capture() as capture:
        show(Report(Documents(documents), totals, **fields), console, explain=explain)
    return [line.rstrip() for line in capture.get().splitlines()]


def test_articles_of_one_name_are_told_apart_and_files_named_once():
    assert lines([document("inbox/2024/brief.txt"), document("inbox/brief.txt")]) == [
        "article         pages  points  actors  events  warnings",
        "2024/brief.txt      2       3       0       0         0",
        "brief.txt           2       3       0       0         0",
        "files in memos: pdf, docx",
        "2 done, 0 unchanged, 0 failed, 1.0 s",
    ]


def test_a_memo_of_another_name_is_named():
    other = document("inbox/brief.docx", "memos/brief-docx")
    beside = document("inbox/sea.txt")
    edited = beside.outputs[1].model_copy(update={"path": "memos/sea.2.docx"})
    beside = beside.model_copy(update={"outputs": (beside.outputs[0], edited)})
    rows = lines([document("inbox/brief.txt"), other, beside])
    assert [row.partition("   ")[0] for row in rows[1:4]] == [
        "brief.txt",
        "brief.docx → brief-docx",
        "sea.txt → sea, sea.2",
    ]


def test_of_a_lone_article_each_file_is_named():
    rows = lines([document("/srv/inbox/a.txt + /srv/inbox/b.txt", "memos/a")])
    assert rows[1].startswith("a.txt + b.txt")
    assert rows[2:4] == ["memos/a.pdf", "memos/a.docx"]


def test_failures_say_what_to_do_and_whether_it_is_the_first_time():
    documents = [failed("inbox/a.docx", "new"), failed("inbox/b.docx", "failed before")]
    assert lines(documents)[:2] == [
        "failed: inbox/a.docx: cut off. Copy it again.",
        "failed again: inbox/b.docx: cut off. Copy it again.",
    ]
    assert lines(documents, explain=True)[0] == "failed (new): inbox/a.docx: cut off. Copy it again."


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        (("/i/a.txt",), "1 source is gone; --prune deletes what was made of it: /i/a.txt"),
        (("/i/a.txt", "/i/b.txt"), "2 sources are gone; --prune deletes what was made of them: /i/a.txt, /i/b.txt"),
    ],
)
def test_sources_that_are_gone_are_named(gone, said):
    assert said in lines([document("inbox/c.txt")], gone=gone)


def test_after_pruning_nothing_is_asked_for():
    said = "1 source is gone; what was made of it is deleted: /i/a.txt"
    assert said in lines([document("inbox/c.txt")], gone=("/i/a.txt",), pruned=True)


def test_a_file_that_was_edited_is_told_of():
    note = Note(code="batch.edited", level="warning", message="was changed and is kept.", where="memos/c.pdf")
    assert "warning: memos/c.pdf: was changed and is kept." in lines([document("inbox/c.txt", notes=(note,))])


def test_a_plan_counts_what_is_to_do():
    documents = [
        document("inbox/a.txt", state="unchanged", why="publish: new"),
        document("inbox/b.txt", state="unchanged", why="typeset: missing: pdf"),
        document("inbox/c.txt", state="unchanged", why="up to date; edited: docx"),
    ]
    rows = [
        "article  to do    why",
        "a.txt    publish  new",
        "b.txt    typeset  missing: pdf",
    ]
    said = "2 to do (1 publish, 1 typeset), 1 to leave; nothing was done"
    assert lines(documents, print_plan) == [*rows, said]
    assert lines(documents, print_plan, explain=True) == [*rows, "c.txt    leave    up to date; edited: docx", said]
    assert lines(documents[2:], print_plan) == ["0 to do, 1 to leave; nothing was done"]


def test_no_name_is_broken_where_no_terminal_limits_the_line(capsys):
    names = [f"inbox/{'a long name ' * 20}{number}.txt" for number in range(2)]
    print_report(Report(Documents(map(document, names)), Totals(done=2)), console_of())
    printed = capsys.readouterr().out
    assert [name for name in names if name.removeprefix("inbox/") not in printed] == []
