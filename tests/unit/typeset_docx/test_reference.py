"""reference.docx: built from tokens, the same everywhere."""

import io
import tomllib
from pathlib import Path

import docx
import pytest

from reportpipe.check.docx import check
from reportpipe.ooxml.package import Package
from reportpipe.ooxml.xml import qn
from reportpipe.styles.contract import WORD_STYLES
from reportpipe.typeset.docx.reference import build

PACK = Path(__file__).parents[3] / "styles" / "memo"


def tokens_and_labels():
    pack = tomllib.loads((PACK / "style.toml").read_text(encoding="utf8"))
    return pack["tokens"], pack["labels"]["en"]


def test_every_style_that_a_template_may_name_is_defined():
    names = {style.name.lower() for style in docx.Document(io.BytesIO(build(*tokens_and_labels()))).styles}
    for name in (name for kind in WORD_STYLES.values() for name in kind):
        assert name.lower() in names


def test_no_rule_of_the_checker_is_broken_but_those_on_content():
    """It has no title and no table: it is a carrier of styles."""
    assert {note.code for note in check(build(*tokens_and_labels()))} <= {"docx.title"}


@pytest.mark.parametrize(
    ("token", "value", "element", "attribute", "expected"),
    [
        ("accent", "#123456", "w:color", "w:val", "123456"),
        ("text_face", "Gentium", "w:rFonts", "w:ascii", "Gentium"),
        ("source_size", 7.5, "w:sz", "w:val", "15"),
        ("gutter", 12.7, "w:ind", "w:left", "720"),
        ("margin_side", 25.4, "w:pgMar", "w:left", "1440"),
    ],
)
def test_a_token_changes_the_look(token, value, element, attribute, expected):
    tokens, labels = tokens_and_labels()

    def values(data):
        package = Package.read(data)
        trees = [package.tree("word/styles.xml"), package.tree("word/document.xml")]
        return {found.get(qn(attribute)) for tree in trees for found in tree.iter(qn(element))}

    assert expected not in values(build(tokens, labels))
    assert expected in values(build(tokens | {token: value}, labels))


def test_tokens_that_are_missing_or_unknown_do_no_harm():
    assert check(build({"something_new": 3}, {})) == check(build(*tokens_and_labels()))


def test_faces_name_what_to_take_where_they_are_not_installed():
    fonts = Package.read(build(*tokens_and_labels())).tree("word/fontTable.xml")
    others = {font.get(qn("w:name")): font.find(qn("w:altName")).get(qn("w:val")) for font in fonts}
    assert others["Source Serif Pro"].startswith("Cambria,Georgia")
    assert "sans-serif" not in others["Source Sans Pro"]
