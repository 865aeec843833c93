"""The packaged faces inside a Word file."""

import uuid
from importlib.resources import files

import pytest

from reportpipe import styles
from reportpipe.check.docx import check
from reportpipe.model import Layout
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import qn
from reportpipe.revise import revision
from reportpipe.typeset.docx import typeset

TABLE = "word/fontTable.xml"


@pytest.fixture(scope="module")
def carrying(memo, style):
    return typeset(memo.model_copy(update={"layout": Layout(embed_fonts=True)}), style).data


def carried(data):
    return [name for name in Package.read(data).names() if name.endswith(".odttf")]


def test_a_file_carries_none_unless_it_is_asked_to(memo, style):
    data = typeset(memo, style).data
    assert not carried(data)
    assert Package.read(data).tree("word/settings.xml").find(qn("w:embedTrueTypeFonts")) is None


def test_a_page_that_is_all_there_is_carries_them_unless_told_not_to(memo):
    one_page = styles.find("one-pager")
    assert len(carried(typeset(memo, one_page).data)) == 4
    assert not carried(typeset(memo.model_copy(update={"layout": Layout(embed_fonts=False)}), one_page).data)


def test_each_face_comes_out_of_the_file_as_it_went_in(carrying):
    """ECMA-376, part 1, 17.8.1: the key, read backwards, over the first 32 bytes."""
    package = Package.read(carrying)
    parts = {link.get("Id"): package.resolve(TABLE, link) for link in package.relationships(TABLE)}
    found = {}
    for place in ("embedRegular", "embedBold"):
        for mark in package.tree(TABLE).iter(qn(f"w:{place}")):
            key = uuid.UUID(mark.get(qn("w:fontKey"))).bytes[::-1] * 2
            data = package.parts[parts[mark.get(qn("r:id"))]]
            clear = bytes(one ^ other for one, other in zip(data[:32], key, strict=True)) + data[32:]
            found[mark.getparent().get(qn("w:name")), place] = clear
    assert found == {
        (f"Source {family} Pro", f"embed{face}"): (
            files(f"font_source_{family.lower()}_pro") / "files" / f"Source{family}Pro-{face}.ttf"
        ).read_bytes()
        for family in ("Serif", "Sans")
        for face in ("Regular", "Bold")
    }
    assert package.tree("word/settings.xml").find(qn("w:embedTrueTypeFonts")) is not None


def test_such_a_file_is_sound_small_the_same_each_time_and_comes_back(carrying, memo, style):
    asked = memo.model_copy(update={"layout": Layout(embed_fonts=True)})
    assert check(carrying) == ()
    assert len(carrying) < 600_000
    assert typeset(asked, style).data == carrying
    assert revision(asked, carrying).edits == ()


def test_faces_of_ones_own_are_not_looked_for(memo):
    style = styles.find("memo")
    tokens = {**style.tokens, "text_face": "Gentium"}
    asked = memo.model_copy(update={"layout": Layout(embed_fonts=True)})
    package = Package.read(typeset(asked, style.model_copy(update={"tokens": tokens})).data)
    assert len(package.related(DOCUMENT, "fontTable")) == 1
    assert len([name for name in package.names() if name.endswith(".odttf")]) == 2
