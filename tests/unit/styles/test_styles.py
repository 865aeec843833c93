"""Find, load and check style packs."""

from pathlib import Path

import pytest

from reportpipe import styles
from reportpipe.errors import StyleError
from reportpipe.styles.contrast import contrast


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder of styles, empty."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    folder = tmp_path / "reportpipe" / "styles"
    folder.mkdir(parents=True)
    return folder


def write(folder: Path, toml: str, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "style.toml").write_text(toml, encoding="utf8")
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf8")
    return folder


def test_the_packaged_memo_is_found_by_name():
    style = styles.find("memo")
    assert (style.name, style.parent) == ("memo", None)
    assert "memo.bottom_line" in style.template


def test_a_path_is_taken_as_one(shelf: Path, tmp_path: Path):
    folder = write(tmp_path / "mine", 'extends = "memo"\nname = "mine"')
    assert styles.find(str(folder)).name == "mine"
    assert styles.find(str(folder / "style.toml")).name == "mine"


def test_the_users_own_comes_before_the_packaged(shelf: Path):
    write(shelf / "memo", 'name = "memo"\nversion = "mine"', memo__html__j2="x", print__css="y")
    assert styles.find("memo").version == "mine"


def test_a_child_replaces_only_what_it_holds(shelf: Path):
    write(shelf / "ours", 'extends = "memo"\n[tokens]\naccent = "#003300"\n[labels.en]\nkind = "Our memo"')
    ours, memo = styles.find("ours"), styles.find("memo")
    assert (ours.parent, ours.tokens["accent"], ours.labels["kind"]) == ("memo", "#003300", "Our memo")
    assert ours.template == memo.template
    assert {**ours.tokens, "accent": memo.tokens["accent"]} == memo.tokens


def test_a_childs_css_is_read_after_the_parents(shelf: Path):
    write(shelf / "ours", 'extends = "memo"', print__css="p { color: red }")
    assert styles.find("ours").css == styles.find("memo").css + "\np { color: red }"


def test_a_childs_template_takes_blocks_from_the_parents(shelf: Path):
    write(shelf / "ours", 'extends = "memo"', memo__html__j2='{% extends "parent" %}')
    ours, memo = styles.find("ours"), styles.find("memo")
    assert (ours.parent_template, memo.parent_template) == (memo.template, "")


def test_a_pack_without_a_word_template_has_none_to_check(shelf: Path):
    write(shelf / "ours", 'extends = "memo"\n[tokens]\naccent = "#003300"')
    assert styles.find("ours").reference_docx == b""
    assert styles.check(styles.find("ours")) == ()


def test_a_word_template_that_the_parent_names_is_the_childs_too(shelf: Path):
    parent = write(shelf / "base", 'extends = "memo"\n[files]\nreference_docx = "ours.docx"')
    (parent / "ours.docx").write_bytes(b"PK")
    write(shelf / "memo", 'name = "memo"\n[files]\nreference_docx = "own.docx"', memo__html__j2="x", print__css="y")
    (shelf / "memo" / "own.docx").write_bytes(b"PK own")
    assert styles.find("base").reference_docx == b"PK"
    assert styles.find(str(write(shelf / "third", 'extends = "memo"'))).reference_docx == b"PK own"


def test_one_parent_at_most(shelf: Path):
    write(shelf / "a", 'extends = "memo"')
    write(shelf / "b", 'extends = "a"')
    with pytest.raises(StyleError, match="One parent at most"):
        styles.find("b")


def test_an_unknown_style_lists_the_available_ones(shelf: Path):
    write(shelf / "ours", 'extends = "memo"')
    with pytest.raises(StyleError, match=r"unknown style 'brif'.*memo.*ours"):
        styles.find("brif")


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('name = = "x"', r"not valid TOML.*line 1"),
        ('colour = "x"', "unknown keys: colour"),
        ("tokens = 3", r"written \[tokens\]"),
        ("extends = 'memo'\n[tokens]\nAccent = 1", "a name is small letters"),
        ("extends = 'memo'\n[tokens]\nok = true", "a text or a number"),
        ('extends = "memo"\n[tokens]\naccent = "red; } body { x: y"', "end a CSS declaration"),
        ('extends = "memo"\n[tokens]\naccent = "url(http://x)"', "end a CSS declaration"),
        ('[files]\ntemplate = "gone.j2"', "not there"),
        ('extends = "memo"\n[files]\ncss = "gone.css"', r"names gone\.css as its css, which is not there"),
        ('extends = "memo"\n[files]\nreference_docx = "gone.docx"', r"names gone\.docx as its reference_docx"),
    ],
)
def test_a_broken_pack_says_what_is_wrong(shelf: Path, toml: str, message: str):
    write(shelf / "bad", toml)
    with pytest.raises(StyleError, match=message):
        styles.find("bad")


def test_a_folder_without_style_toml_is_no_style(tmp_path: Path):
    with pytest.raises(StyleError, match=r"no style\.toml"):
        styles.find(str(tmp_path))


def test_available_lists_every_name_once(shelf: Path):
    write(shelf / "ours", 'extends = "memo"\ndescription = "Ours."')
    listed = {style.name: style for style in styles.available()}
    assert listed["ours"].description == "Ours."
    assert "memo" in listed


def test_tokens_reach_the_css_with_their_units():
    style = styles.find("memo").model_copy(
        update={
            "tokens": {"text_size": 10.5, "text_face": "Source Serif Pro", "margin_top": 24.0},
            "css": "p { font: var(--text-size)/1 var(--text-face); margin: var(--margin-top); x: var(--unknown) }",
        }
    )
    assert styles.css_with_tokens(style) == "p { font: 10.5pt/1 Source Serif Pro; margin: 24mm; x: var(--unknown) }"


class TestCheck:
    def test_the_packaged_memo_is_whole(self):
        assert styles.check(styles.find("memo")) == ()

    def test_a_missing_block_label_and_token_are_each_named(self):
        style = styles.find("memo")
        broken = style.model_copy(
            update={
                "template": style.template.replace("memo.actors", "memo.nobody"),
                "labels": {key: text for key, text in style.labels.items() if key != "since"},
                "tokens": {key: value for key, value in style.tokens.items() if key != "rule"},
            }
        )
        messages = " ".join(note.message for note in styles.check(broken))
        assert "never prints memo.actors" in messages
        assert "'since'" in messages
        assert "token rule" in messages

    def test_a_block_that_a_child_replaced_does_not_count_as_printed(self):
        style = styles.find("memo")
        child = style.model_copy(
            update={
                "template": '{% extends "parent" %}{% block about %}Nothing to say.{% endblock %}',
                "parent_template": style.template,
            }
        )
        assert [note.message for note in styles.check(child)] == ["The template never prints memo.notes."]

    def test_a_template_that_does_not_compile_is_named_with_its_line(self):
        broken = styles.find("memo").model_copy(update={"template": "{% if %}"})
        assert any(note.code == "style.template" and "line 1" in note.message for note in styles.check(broken))

    def test_pale_text_fails_wcag_aa(self):
        style = styles.find("memo")
        pale = style.model_copy(update={"tokens": {**style.tokens, "muted": "#aaaaaa"}})
        assert any(note.code == "style.contrast" and "Muted" in note.message for note in styles.check(pale))

    def test_a_face_that_is_not_installed_is_named(self, monkeypatch):
        monkeypatch.setattr("reportpipe.styles.faults._installed", lambda: frozenset({"dejavu sans"}))
        style = styles.find("memo")
        other = style.model_copy(
            update={"tokens": {**style.tokens, "text_face": "Nowhere Serif", "heading_face": "DejaVu Sans"}}
        )
        assert [note.code for note in styles.check(other)] == ["style.face"]

    def test_a_word_template_that_is_none_is_named(self):
        broken = styles.find("memo").model_copy(update={"reference_docx": b"no zip"})
        assert [note.code for note in styles.check(broken)] == ["style.reference"]

    def test_word_styles_that_a_template_lacks_are_named(self, tmp_path: Path):
        import docx

        path = tmp_path / "theirs.docx"
        docx.Document().save(str(path))
        theirs = styles.find("memo").model_copy(update={"reference_docx": path.read_bytes()})
        named = [note.message for note in styles.check(theirs)]
        assert any("'Bottom Line'" in message for message in named)
        assert not any("'Heading 1'" in message for message in named)


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1.0)]
)
def test_contrast_follows_wcag(one: str, other: str, ratio: float):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
