"""What the pages tell a newcomer to type: it is understood, and what is cheap is done."""

import html
import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
import typer

from reportpipe.cli import app
from reportpipe.cli.options import text_of
from reportpipe.settings import Settings

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    str(path.relative_to(ROOT))
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "styles" / "README.md")
    if path.name != "CHANGELOG.md"
)
TYPED = re.compile(r"(?:^ {2,}|[`|;&{] ?)(reportpipe [^`\n]+)", re.MULTILINE)
"""A command: in a line of its own that is set in, in backticks, or after another one in a shell."""
FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf8")


def typed(name: str) -> list[list[str]]:
    """The arguments of each command of a page; what the shell does with its output is left out."""
    commands = []
    text = html.unescape(page(name)).replace("$(cat feeds.txt)", "https://example.org/feed.xml").replace(" 2> ", " > ")
    for line in TYPED.findall(text):
        words = shlex.shlex(line.replace(" ...", ""), posix=True, punctuation_chars=True)
        words.whitespace_split = True
        arguments = list(words)
        end = next((place for place, word in enumerate(arguments) if set(word) <= set("|;&<>()}")), len(arguments))
        commands.append(arguments[1:end])
    return commands


def refusal(arguments: list[str]) -> str | None:
    """Why the program would not take these arguments; a command alone, as a name in a sentence, is only looked up."""
    command, rest = typer.main.get_command(app), arguments
    context = command.make_context("reportpipe", list(rest))
    try:
        while hasattr(command, "commands"):
            _, command, rest = command.resolve_command(context, rest)
            if not rest:
                return None
            context = command.make_context(command.name, list(rest), parent=context)
    except Exception as error:  # noqa: BLE001 - whatever the parser has against it
        return f"{' '.join(arguments)}: {error}"
    return None


@pytest.mark.parametrize("name", PAGES)
def test_every_command_of_a_page_is_understood(name):
    assert list(filter(None, map(refusal, typed(name)))) == []


def test_commands_are_found_and_wrong_ones_refused():
    assert sum(len(typed(name)) for name in PAGES) > 90
    assert ["build", "-", "--formats", "pdf"] in typed("docs/command-line.md")
    assert ["style", "check", "ours"] in typed("docs/styles.md")
    assert refusal(["build", "a.html", "--stlye", "memo"])
    assert refusal(["style", "chekc", "ours"])


@pytest.mark.parametrize("name", [name for name in PAGES if "```toml" in page(name)])
def test_every_file_of_settings_on_a_page_is_accepted(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    blocks = FENCED.findall(page(name))
    for kind, text in blocks:
        if kind == "" and text.startswith("# kind |"):
            Path("ours.txt").write_text(text, encoding="utf8")
    for kind, text in blocks:
        if kind == "toml":
            Settings.merged(text, {}, text_of)


def test_the_example_in_python_makes_a_pdf(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "seeds", "seeds")
    (example,) = (text for kind, text in FENCED.findall(page("README.md")) if kind == "python")
    names: dict[str, object] = {}
    exec(example, names)  # noqa: S102 - our own page
    assert bytes(names["pdf"]).startswith(b"%PDF-")


def test_the_readme_can_be_followed_from_top_to_bottom(reportpipe, tmp_path):
    """Every command of it but those that wait or reach the web, on the seeds that it names, without the PDFs."""
    commands = [line for line in typed("README.md") if len(line) > 1 and line[0] not in {"watch", "fetch"}]
    seeds = {word for line in commands for word in line if word.startswith("seeds/")}
    (tmp_path / "seeds").mkdir()
    for seed in seeds:
        shutil.copy(ROOT / seed, tmp_path / seed)
    for line in commands:
        run = reportpipe(*line, environment={"REPORTPIPE_FORMATS": "docx,json"})
        assert run.code == 0, (line, run.err)
    made = {os.path.relpath(path, tmp_path) for path in tmp_path.rglob("*.docx")}
    assert {"mekong-water.docx", "again/mekong-water.docx", "memos/gulf-ports.docx", "taliban-moscow.docx"} <= made
    assert len(seeds) == len(list((tmp_path / "memos").glob("*.json"))) - 1  # and batch.json
