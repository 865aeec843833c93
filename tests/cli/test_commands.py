"""Whole runs of the program: what goes in, what comes out, and with which exit code."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

import jsonschema
import pytest

from reportpipe.model import Article, Memo

SEED = Path(__file__).parents[2] / "seeds" / "taliban-moscow.txt"
COMMANDS = ("build", "batch", "read", "annotate", "compose", "typeset", "schema", "doctor", "style list", "style check")


def files_in(folder):
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def test_build_makes_every_format_and_says_where(reportpipe, tmp_path):
    run = reportpipe("build", SEED, "-o", "memos", "--to", "The Minister", "--json")
    assert run.code == 0, run.err
    assert files_in(tmp_path / "memos") == [f"taliban-moscow.{form}" for form in ("docx", "html", "json", "pdf")]
    (document,) = run.json["documents"]
    assert {"source", "state", "outputs", "error", "notes", "seconds"} <= document.keys()
    assert (document["state"], document["error"]) == ("done", None)
    for made in document["outputs"]:
        assert hashlib.sha256((tmp_path / made["path"]).read_bytes()).hexdigest() == made["sha256"]
    assert run.json["totals"]["done"] == 1
    assert "taliban-moscow" in run.err
    assert "Traceback" not in run.err


def test_an_article_is_never_written_over_by_its_memo_or_another(reportpipe, tmp_path):
    page = b"<h1>The port waits</h1><p>The harbour board of Lindmouth met on Monday and put the dredging off.</p>"
    (tmp_path / "port.html").write_bytes(page)
    (tmp_path / "other.html").write_bytes(page.replace(b"port", b"pier"))
    assert reportpipe("build", "other.html", "--formats", "pdf", "--to", "The Board").code == 0
    report = (tmp_path / "other.pdf").read_bytes()
    (tmp_path / "port-memo.html").write_bytes(page)
    run = reportpipe("build", "port.html", "port-memo.html", "other.html", "other.pdf", "--formats", "html,pdf")
    assert run.code == 0, run.err
    assert (tmp_path / "port.html").read_bytes() == page
    assert (tmp_path / "other.pdf").read_bytes() == report
    assert (tmp_path / "port-memo.html").read_bytes() == page
    memos = ("port-memo-memo", "port-memo-memo-memo", "other-memo", "other-pdf")
    assert {f"{memo}.{form}" for memo in memos for form in ("html", "pdf")} <= set(files_in(tmp_path))


def test_a_file_that_is_not_ours_is_kept_and_its_memo_goes_beside_it(reportpipe, tmp_path):
    (tmp_path / "taliban-moscow.docx").write_bytes(b"somebody's own")
    assert reportpipe("build", SEED, "--formats", "docx,json").code == 0
    run = reportpipe("build", SEED, "--formats", "docx,json", "--to", "The Board", "--json")
    assert run.code == 0, run.err
    (document,) = run.json["documents"]
    assert [file["path"] for file in document["outputs"]] == ["taliban-moscow.2.docx", "taliban-moscow.json"]
    assert [note["code"] for note in document["notes"]].count("batch.edited") == 1
    assert (tmp_path / "taliban-moscow.docx").read_bytes() == b"somebody's own"
    assert b"The Board" in (tmp_path / "taliban-moscow.json").read_bytes()
    again = reportpipe("typeset", "taliban-moscow.json", "--formats", "docx")
    assert again.out.decode().strip() == "taliban-moscow.2.docx"


def test_an_unknown_style_is_refused_before_anything_is_read(reportpipe):
    run = reportpipe("build", "nowhere.txt", "--style", "brif")
    assert (run.code, run.out) == (4, b"")
    assert run.err.startswith("error: unknown style 'brif'.\n  Did you mean brief? Available: ")


def test_settings_that_notepad_saved_are_read(reportpipe, tmp_path):
    """With a byte order mark."""
    (tmp_path / "reportpipe.toml").write_text('to = "The Board"\nformats = ["json"]', encoding="utf-8-sig")
    assert reportpipe("build", SEED).code == 0
    assert b'"to": "The Board"' in (tmp_path / "taliban-moscow.json").read_bytes()


def test_a_name_with_spaces_is_quoted_in_the_advice(reportpipe, tmp_path):
    (tmp_path / "Über den Hafen.txt").write_text("The port.", encoding="utf8")
    assert "Did you mean `reportpipe build 'Über den Hafen.txt'`?" in reportpipe("Über den Hafen.txt").err


def test_the_steps_one_by_one_make_what_build_makes(reportpipe, tmp_path):
    """read, annotate, compose and typeset through files give the same bytes as build."""
    options = ("--to", "The Minister", "--set", "dated=2021-07-20")
    assert reportpipe("build", SEED, "-o", "memos", *options).code == 0
    assert reportpipe("annotate", SEED, "-o", "annotated.json").code == 0
    assert reportpipe("compose", "annotated.json", *options, "-o", "steps/taliban-moscow.json").code == 0
    run = reportpipe("typeset", "steps/taliban-moscow.json", "-o", "steps", "--json")
    assert run.code == 0, run.err
    for form in ("json", "html", "pdf", "docx"):
        name = f"taliban-moscow.{form}"
        assert (tmp_path / "steps" / name).read_bytes() == (tmp_path / "memos" / name).read_bytes(), form


def test_a_memo_set_in_another_style_is_what_build_makes_in_it(reportpipe, tmp_path):
    """Sections that a style adds, the layout and the id included, so that its Word file comes back to its memo.json."""
    options = ("--to", "The Minister", "--set", "dated=2021-07-20")
    assert reportpipe("build", SEED, "-o", "built", "--style", "brief", *options).code == 0
    assert reportpipe("build", SEED, "-o", "plain", "--formats", "json", *options).code == 0
    run = reportpipe("typeset", "plain/taliban-moscow.json", "--style", "brief", "-o", "set")
    assert run.code == 0, run.err
    for form in ("json", "html", "pdf", "docx"):
        name = f"taliban-moscow.{form}"
        assert (tmp_path / "set" / name).read_bytes() == (tmp_path / "built" / name).read_bytes(), form
    run = reportpipe("revise", "set/taliban-moscow.docx", "--memo", "set/taliban-moscow.json", "--dry-run", "--json")
    assert (run.code, run.json["edits"], run.json["remainder"]) == (0, [], [])


def test_standard_streams(reportpipe):
    """A source on standard input, a memo on standard output, nothing else on it."""
    source = SEED.read_bytes()
    article = reportpipe("read", "-", "--json", stdin=source)
    assert Article.model_validate_json(article.out).source.name == "standard input"
    annotated = reportpipe("annotate", "-", "--json", stdin=source)
    memo = reportpipe("compose", "-", stdin=annotated.out)
    assert Memo.model_validate_json(memo.out).articles[0].text == Article.model_validate_json(article.out).text
    pdf = reportpipe("typeset", "-", "-o", "-", "--formats", "pdf", stdin=memo.out)
    assert pdf.out.startswith(b"%PDF-")


def test_a_memo_follows_the_published_schema(reportpipe, tmp_path):
    schema = reportpipe("schema").json
    jsonschema.Draft202012Validator.check_schema(schema)
    reportpipe("build", SEED, "--formats", "json")
    memo = json.loads((tmp_path / "taliban-moscow.json").read_text(encoding="utf8"))
    jsonschema.validate(memo, schema)


def test_several_articles_in_one_memo(reportpipe, tmp_path):
    second = SEED.with_name("sahel-border.txt")
    run = reportpipe("build", SEED, second, "--together", "--formats", "json,pdf", "--json")
    assert run.code == 0, run.err
    (document,) = run.json["documents"]
    memo = Memo.model_validate_json((tmp_path / document["outputs"][0]["path"]).read_bytes())
    assert [article.source.name for article in memo.articles] == [SEED.name, second.name], "as they were named"


def test_a_batch_redoes_only_what_changed(reportpipe, tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name in ("a.txt", "b.txt"):
        (inbox / name).write_bytes(SEED.read_bytes())
    batch = ("batch", "inbox", "-o", "memos", "--formats", "json,docx", "--workers", "1", "--json")
    assert [document["why"] for document in reportpipe(*batch).json["documents"]] == ["new", "new"]
    before = (tmp_path / "memos" / "a.json").stat().st_mtime_ns
    (inbox / "b.txt").write_bytes(SEED.read_bytes() + b"\n\nA later addition to the article.\n")
    (tmp_path / "memos" / "a.docx").write_bytes(b"edited")
    planned = reportpipe(*batch, "--dry-run").json["documents"]
    assert [document["why"] for document in planned] == ["up to date; edited: docx", "publish: source changed"]
    again = reportpipe(*batch).json
    assert [document["state"] for document in again["documents"]] == ["unchanged", "done"]
    assert (tmp_path / "memos" / "a.json").stat().st_mtime_ns == before
    forced = reportpipe(*batch, "--force").json["documents"][0]
    assert [Path(made["path"]).name for made in forced["outputs"]] == ["a.json", "a.2.docx"]
    assert (tmp_path / "memos" / "a.docx").read_bytes() == b"edited"
    (inbox / "a.txt").unlink()
    assert reportpipe(*batch).json["gone"] == [str(inbox / "a.txt")]
    assert reportpipe(*batch, "--prune").code == 0
    assert files_in(tmp_path / "memos") == ["a.docx", "b.docx", "b.json", "batch.json", "index.html"]


def test_doctor_finds_this_machine_well(reportpipe):
    run = reportpipe("doctor", "--json")
    assert run.code == 0, run.out
    assert {check["name"] for check in run.json["checks"]} >= {"pandoc", "Pango", "Source Serif Pro", "style memo"}


def test_doctor_says_how_to_mend(reportpipe):
    run = reportpipe("doctor", environment={"PYPANDOC_PANDOC": "/nowhere/pandoc"})
    assert run.code == 5
    assert "PYPANDOC_PANDOC" in run.out.decode()


def test_the_packaged_style_is_listed_and_sound(reportpipe):
    assert "memo" in {style["name"] for style in reportpipe("style", "list", "--json").json["styles"]}
    run = reportpipe("style", "check", "memo", "--json")
    assert run.code == 0
    assert [finding for finding in run.json["findings"] if finding["level"] == "error"] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_has_an_example(reportpipe, command):
    run = reportpipe(*command.split(), "--help")
    assert run.code == 0
    lines = [line.strip() for line in run.out.decode().splitlines()]
    assert any(line.startswith(f"reportpipe {command}") for line in lines)


def test_the_version_is_told(reportpipe):
    run = reportpipe("--version")
    assert run.code == 0
    assert run.out.decode() == f"reportpipe {version('reportpipe')}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete(reportpipe, shell):
    """typer finds the shell by the parent process; here it is told, as in its own tests."""
    told = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    run = reportpipe("--show-completion", shell, environment=told)
    assert run.code == 0, run.err
    assert b"_COMPLETE=complete_" in run.out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("build", "gone.txt"), 3, "gone.txt: cannot be opened: No such file or directory. Check the path."),
        (("build", SEED, "--formats", "pptx"), 2, "formats"),
        (("build", SEED, "--set", "colour=red"), 2, "Settings are:"),
        (("build", SEED, "--set", "colour"), 2, "--set takes NAME=VALUE"),
        (("build", SEED, "--published", "yesterday"), 2, "Write a day as 2024-11-30."),
        (("build", SEED, "--set", "max_points=none"), 2, "max_points: Input should be a valid integer"),
        (("build", SEED, "--to", "pdf"), 2, "For a format: --formats pdf"),
        (("build", SEED, "-o", "memo.pdf"), 2, "-o takes a folder, and this looks like a file."),
        (("build", SEED, "-o", SEED), 2, "is no folder."),
        (("typeset", "memo.json", "-o", "memo.html"), 2, "-o takes a folder"),
        (("batch", SEED, "-o", f"{SEED}/memos"), 2, "is no folder."),
        (("revise", "memo.docx", "-o", SEED), 2, "is no folder."),
        (("style", "preview", "memo", "memo.json", "-o", "s3://desk"), 2, "-o takes a folder of this machine"),
        (("build", "*.txt"), 3, "It is a pattern"),
        (("build", ""), 2, "a file has no name."),
        (("build", "-", SEED, "--together"), 3, "taliban-moscow.txt: standard-input: the file is empty."),
        (("revise", SEED), 3, "not a Word file"),
        (("check", "."), 3, "error: .: cannot be opened: Is a directory."),
        ((SEED,), 2, "reportpipe build"),
        (("build", SEED, "--style", "baroque"), 4, "memo"),
        (("build", SEED, "--config", "gone.toml"), 2, "gone.toml"),
        (("batch", "."), 3, "no article found"),
        (("typeset", SEED), 6, "memo"),
        (("compose", SEED), 6, "not an annotated article"),
        (("style", "check", "baroque"), 4, "memo"),
        (("frobnicate",), 2, "frobnicate"),
        (("build", SEED, "--set", "names=nonsense"), 2, "error: settings: unknown recogniser of names 'nonsense'."),
    ],
)
def test_a_mistake_gets_one_clear_message_and_its_code(reportpipe, arguments, code, says):
    run = reportpipe(*arguments)
    assert run.code == code, run.err
    assert says in run.err + run.out.decode()
    assert "Traceback" not in run.err


def test_a_file_whose_name_begins_with_a_dash_is_known(reportpipe, tmp_path):
    for name in ("-notes.txt", "--old.txt"):
        (tmp_path / name).write_text("The port opened on 3 May 2021, officials said.")
        run = reportpipe("build", "--formats", "json", name)
        assert (run.code, f"write ./{name}" in run.err) == (2, True), run.err
    assert reportpipe("build", "--formats", "json", "--", "-notes.txt").code == 0


def test_settings_come_from_the_file_here(reportpipe, tmp_path):
    (tmp_path / "reportpipe.toml").write_text('to = "The Minister"\nfrom = "The Desk"\nformats = ["json"]\n')
    assert reportpipe("build", SEED, "--from", "Somebody Else").code == 0
    memo = Memo.model_validate_json((tmp_path / "taliban-moscow.json").read_bytes())
    assert (memo.to, memo.from_) == ("The Minister", "Somebody Else")
    assert memo.dated is not None
