"""`style new`, `style check` and `style preview` as a user meets them, mistakes included."""

import json
import tomllib
from pathlib import Path

import pytest

MEMO = Path(__file__).parents[1] / "cases" / "typeset" / "harbour" / "golden" / "memo.json"
NEW = 'extends = "memo"\nname = "ours"\n'


@pytest.fixture
def style(reportpipe, tmp_path):
    """`style("check", "ours")`: a command on styles, with the user's own ones in a folder of the test."""

    def run(*arguments):
        return reportpipe("style", *arguments, environment={"XDG_CONFIG_HOME": str(tmp_path / "config")})

    return run


@pytest.fixture
def folder(tmp_path) -> Path:
    path = tmp_path / "ours"
    path.mkdir()
    return path


def test_a_new_style_is_found_by_its_name_checked_and_shown(style, tmp_path):
    made = style("new", "ours", "--from", "memo", "--json")
    assert made.code == 0, made.err
    folder = Path(made.json["folder"])
    assert (folder, made.json["files"]) == (tmp_path / "config" / "reportpipe" / "styles" / "ours", ["style.toml"])
    assert tomllib.loads((folder / "style.toml").read_text(encoding="utf8"))["extends"] == "memo"
    assert "ours" in {pack["name"] for pack in style("list", "--json").json["styles"]}
    assert style("check", "ours").out == b"ours: nothing to mend.\n"
    shown = style("preview", "ours", MEMO, "-o", "pages", "--pages", "1")
    assert (shown.code, shown.out) == (0, b"pages/ours-page-1.png\n"), shown.err
    assert (tmp_path / "pages" / "ours-page-1.png").read_bytes().startswith(b"\x89PNG")


def test_a_name_with_a_slash_is_a_path(style, tmp_path):
    assert style("new", "shelf/mine", "--from", "brief").code == 0
    assert {path.name for path in (tmp_path / "shelf" / "mine").iterdir()} == {
        "style.toml",
        "memo.html.j2",
        "print.css",
    }
    assert style("check", "./shelf/mine").code == 0


def test_word_styles_are_written_for_a_pack_of_ones_own_and_once(style, folder):
    (folder / "style.toml").write_text(NEW, encoding="utf8")
    assert style("build", "./ours").code == 0
    edited = folder / "reference.docx"
    edited.write_bytes(edited.read_bytes() + b"edited")
    again, packaged = style("build", "./ours"), style("build", "memo")
    assert (again.code, again.err) == (
        4,
        "error: ours/reference.docx: is there already.\n  Move it away, to have it made anew.\n",
    )
    assert edited.read_bytes().endswith(b"edited")
    assert (packaged.code, packaged.err.splitlines()[0]) == (4, "error: the style 'memo' is the program's own.")


def test_what_is_there_is_not_written_over(style, folder):
    (folder / "style.toml").write_text(NEW, encoding="utf8")
    run = style("new", "./ours")
    assert (run.code, run.err) == (4, "error: ours: there is something of this name already.\n  Choose another name.\n")
    assert (folder / "style.toml").read_text(encoding="utf8") == NEW


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (
            ("new", "Über uns"),
            4,
            "Small letters, digits, - and _, as in our-memo.",
        ),
        (("new", "ours", "--from", "baroque"), 4, "unknown style 'baroque'.\n  Available: action-memo, brief, memo"),
        (("check", "baroque"), 4, "A path needs a separator, as in ./baroque."),
        (("check", "./nowhere"), 4, "./nowhere: no style.toml in this folder."),
        (("preview", "baroque", MEMO), 4, "unknown style 'baroque'"),
        (("preview", "memo", "none.json"), 3, "none.json: cannot be opened: No such file or directory."),
        (("preview", "memo", MEMO.with_name("memo.txt")), 6, "memo.txt: not a memo.json"),
    ],
)
def test_mistakes_on_the_command_line(style, arguments, code, words):
    run = style(*arguments)
    assert run.code == code
    assert words in run.err
    assert "Traceback" not in run.err


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"style.toml": 'name = "ours'}, "ours/style.toml: not valid TOML: Unterminated string"),
        ({"style.toml": NEW + "colour = 1"}, "ours/style.toml: unknown keys: colour."),
        ({"style.toml": NEW + 'tokens.accent = "green"'}, "token accent: a colour as #rrggbb is wanted, not 'green'."),
        (
            {"style.toml": NEW + 'tokens.text_size = "big"'},
            "token text_size: a number of points from 1 to 144",
        ),
        ({"style.toml": NEW + "tokens.margin_side = -5"}, "token margin_side: a number of millimetres from 0 to 80"),
        ({"style.toml": NEW + "tokens.text_face = 3"}, "token text_face: the name of a face is wanted, not 3."),
        ({"style.toml": NEW + 'files.reference_docx = "a.docx"'}, "names a.docx as its reference_docx, which is not"),
        ({"style.toml": 'extends = "none"'}, "unknown style 'none'."),
    ],
)
def test_a_pack_that_cannot_be_used_is_refused_with_its_place(style, folder, files, words):
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf8")
    for command in (("check", "./ours"), ("preview", "./ours", MEMO)):
        run = style(*command)
        assert run.code == 4
        assert run.err.startswith("error: ")
        assert words in run.err
        assert "Traceback" not in run.err


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        ("print.css", ".title { }\n.block { colr: blue }\n", "warning: ours/print.css, line 2: Ignored `colr: blue"),
        ("print.css", "} h1 { color: red }\n", "warning: ours/print.css: Invalid or unsupported selector"),
        ("style.toml", NEW + 'tokens.text_face = "Nowhere"', "warning: ours: The face 'Nowhere' is not installed here"),
        (
            "style.toml",
            NEW + 'tokens.accent = "#99bbdd"',
            "warning: ours: Accent #99bbdd on paper #ffffff has a contrast",
        ),
        ("memo.html.j2", "{{ memo.title ", "error: ours: The template does not compile: line 1: unexpected end"),
        ("memo.html.j2", "<p>{{ memo.title }}</p>", "error: ours: The template never prints memo.actors."),
        (
            "memo.html.j2",
            '{% extends "parent" %}{% block actors %}{{ memo.actors[0].name.nickname }}{% endblock %}',
            "error: ours: The template does not render: line 1: 'str object' has no attribute 'nickname'.",
        ),
    ],
)
def test_a_check_says_what_is_amiss(style, folder, file, text, words):
    (folder / "style.toml").write_text(NEW, encoding="utf8")
    (folder / file).write_text(text, encoding="utf8")
    run = style("check", "./ours")
    assert run.code == (4 if words.startswith("error") else 0), run.err
    assert any(line.startswith(words) for line in run.out.decode().splitlines())


def test_a_template_that_asks_for_what_is_not_there_is_named_with_its_line(style, folder):
    (folder / "style.toml").write_text(NEW, encoding="utf8")
    page = '{% extends "parent" %}\n{% block actors %}\n{{ ministry.name }}\n{% endblock %}'
    (folder / "memo.html.j2").write_text(page, encoding="utf8")
    run = style("preview", "./ours", MEMO)
    assert (run.code, run.err) == (4, "error: ours: the template does not render: line 3: 'ministry' is undefined.\n")


def test_a_word_template_of_ones_own_is_checked_for_the_styles_that_it_lacks(style, folder):
    import docx

    (folder / "style.toml").write_text(NEW + 'files.reference_docx = "ours.docx"', encoding="utf8")
    docx.Document().save(str(folder / "ours.docx"))
    run = style("check", "./ours")
    assert run.code == 0
    assert "The Word template has no paragraph style 'Bottom Line'" in run.out.decode()
    assert "'Heading 1'" not in run.out.decode()
    (folder / "ours.docx").write_bytes(b"no Word file")
    run = style("check", "./ours")
    assert (run.code, run.out) == (4, b"error: ours: The Word template cannot be read: File is not a zip file.\n")


def test_one_broken_pack_does_not_hide_the_others(style, tmp_path):
    broken = tmp_path / "config" / "reportpipe" / "styles" / "broken"
    broken.mkdir(parents=True)
    (broken / "style.toml").write_text("name =", encoding="utf8")
    listed = {pack["name"]: pack["description"] for pack in style("list", "--json").json["styles"]}
    assert {"memo", "broken"} <= listed.keys()
    assert listed["broken"].startswith("(broken: not valid TOML")


def test_errors_as_json_say_what_where_and_what_to_do(style):
    run = style("check", "baroque", "--json")
    error = json.loads(run.out)["error"]
    assert error["code"] == "style"
    assert error["hint"].startswith("Available: ")
