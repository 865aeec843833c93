"""Styles of one's own: begun from another, coloured by tokens in every output, looked at."""

import io
import tomllib
from pathlib import Path

import docx as python_docx
import pypdfium2
import pytest
from PIL import Image

from reportpipe import styles
from reportpipe.check.docx import check
from reportpipe.errors import StyleError
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import qn, val
from reportpipe.styles import start
from reportpipe.typeset import docx, html, output, pdf
from reportpipe.typeset.css_check import css_faults
from reportpipe.typeset.preview import pages

PACKAGED = ("memo", "action-memo", "brief", "one-pager")
GREEN, NARROW = "#0b5d1e", 33.0


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "reportpipe" / "styles"


def begun(shelf: Path, name: str, parent: str) -> Path:
    folder = shelf / name
    folder.mkdir(parents=True)
    for file, data in start(name, styles.find(parent)).items():
        (folder / file).write_bytes(data)
    return folder


@pytest.mark.parametrize("name", PACKAGED)
def test_every_packaged_style_is_whole(name: str):
    style = styles.find(name)
    assert (styles.check(style), css_faults(style)) == ((), ())


@pytest.mark.parametrize("parent", PACKAGED)
def test_a_style_begun_from_another_is_whole_and_looks_like_it(harbour, shelf, parent):
    begun(shelf, "ours", parent)
    ours, theirs = styles.find("ours"), styles.find(parent)
    assert ours.name == "ours"
    assert styles.check(ours) == ()
    assert ours.tokens == theirs.tokens
    looks = html.render(harbour, ours, "pdf")
    assert looks.replace("the style ours", f"the style {parent}") == html.render(harbour, theirs, "pdf")


def test_from_a_complete_pack_only_what_differs_is_said(shelf):
    folder = begun(shelf, "ours", "memo")
    assert [path.name for path in folder.iterdir()] == ["style.toml"]
    assert tomllib.loads((folder / "style.toml").read_text(encoding="utf8"))["extends"] == "memo"


def test_a_pack_found_by_its_path_is_extended_by_its_path(shelf, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for path in Path(styles.find("memo").folder).iterdir():
        (elsewhere / path.name).write_bytes(path.read_bytes())
    begun(shelf, "ours", str(elsewhere))
    assert styles.find("ours").template == styles.find("memo").template


def test_a_name_that_no_folder_should_have_is_refused():
    with pytest.raises(StyleError, match="cannot be a style's name"):
        start("../ours", styles.find("memo"))


@pytest.mark.parametrize("parent", ["memo", "brief"])
def test_a_style_cannot_extend_itself(parent):
    """It would hide the packaged memo, which every style rests on."""
    with pytest.raises(StyleError, match="would extend"):
        start("memo", styles.find(parent))


@pytest.mark.parametrize("name", PACKAGED)
def test_a_token_changes_pdf_html_and_word_together(harbour, name):
    style = styles.find(name)
    ours = style.model_copy(update={"tokens": {**style.tokens, "accent": GREEN, "margin_side": NARROW}})
    assert GREEN in html.typeset(harbour, ours).data.decode()
    package = Package.read(docx.typeset(harbour, ours).data)
    assert GREEN.strip("#").upper() in {c.get(qn("w:val")) for c in package.tree("word/styles.xml").iter(qn("w:color"))}
    margin = next(package.tree(DOCUMENT).iter(qn("w:pgMar"))).get(qn("w:left"))
    assert int(margin) == round(NARROW * 1440 / 25.4)
    green = tuple(int(GREEN[n : n + 2], 16) for n in (1, 3, 5))
    assert green in colours(pdf.typeset(harbour, ours).data)
    assert green not in colours(pdf.typeset(harbour, style).data)


def colours(data: bytes) -> set[tuple[int, ...]]:
    """Of the first page, as painted."""
    image = pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil().convert("RGB")
    return {colour for _, colour in image.getcolors(image.width * image.height) or ()}


def test_a_word_template_of_ones_own_wins_and_lacks_no_style_in_the_end(harbour, shelf):
    folder = begun(shelf, "ours", "memo")
    own = python_docx.Document()
    own.sections[0].header.paragraphs[0].text = "Ministry of Ports"
    own.save(str(folder / "ours.docx"))
    with (folder / "style.toml").open("a", encoding="utf8") as file:
        file.write('\n[files]\nreference_docx = "ours.docx"\n')
    style = styles.find("ours")
    lacking = [note.message for note in styles.check(style)]
    assert any("'Bottom Line'" in message for message in lacking)
    made = docx.typeset(harbour, style).data
    assert [note for note in check(made) if note.code != "docx.order"] == []
    assert "Ministry of Ports" in python_docx.Document(io.BytesIO(made)).sections[0].header.paragraphs[0].text


def test_key_points_keep_their_numbers_in_a_word_template_with_lists_of_its_own(harbour):
    own = python_docx.Document()  # its first list is one of bullets
    buffer = io.BytesIO()
    own.save(buffer)
    style = styles.find("memo").model_copy(update={"reference_docx": buffer.getvalue()})
    package = Package.read(docx.typeset(harbour, style).data)
    point = next(s for s in package.tree("word/styles.xml").iter(qn("w:style")) if s.get(qn("w:styleId")) == "KeyPoint")
    number = next(point.iter(qn("w:numId"))).get(qn("w:val"))
    numbering = package.tree("word/numbering.xml")
    (listed,) = (n for n in numbering.findall(qn("w:num")) if n.get(qn("w:numId")) == number)
    kind = val(listed, "w:abstractNumId")
    (abstract,) = (a for a in numbering.findall(qn("w:abstractNum")) if a.get(qn("w:abstractNumId")) == kind)
    assert val(abstract, "w:lvl/w:numFmt") == "decimal"
    assert [note for note in check(package.write()) if note.code != "docx.order"] == []


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[limits]\npages = 0", "a whole number from 1"),
        ("[limits]\npages = true", "a whole number from 1"),
        ("[limits]\nwords = 9", "unknown limit 'words'"),
        ('sections = ["poems"]', "sections must be a list of quotes and figures"),
        ('sections = "quotes"', "sections must be a list"),
    ],
)
def test_limits_and_sections_that_cannot_be_are_named(shelf, toml, message):
    folder = shelf / "bad"
    folder.mkdir(parents=True)
    (folder / "style.toml").write_text(f'extends = "memo"\n{toml}', encoding="utf8")
    with pytest.raises(StyleError, match=message):
        styles.find("bad")


def test_pages_become_pictures(harbour):
    made = output(harbour, "pdf", "one-pager")
    pictures = [Image.open(io.BytesIO(data)) for data in pages(made.data, 40)]
    assert len(pictures) == made.pages
    assert {picture.size for picture in pictures} == {(331, 468)}
    assert len(pages(made.data, 40, most=1)) == 1
    assert pages(made.data, 40) == pages(made.data, 40)
