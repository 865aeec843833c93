"""Word files against the schema of ECMA-376 and the rules of Microsoft's SDK, as openxml-audit knows them."""

import pytest

from reportpipe import styles
from reportpipe.model import Layout
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import el, qn
from reportpipe.typeset.docx import typeset

audit = pytest.importorskip("openxml_audit", reason="needs openxml-audit, which is not installed here")
LAYOUTS = {
    "plain": Layout(),
    "footnotes, contents, draft": Layout(evidence="footnotes", contents="always", draft=True),
    "letter, no evidence": Layout(paper="Letter", evidence="none"),
    "faces inside": Layout(embed_fonts=True),
}
STYLES = sorted(path.parent.name for path in styles.packaged().glob("*/style.toml"))


def errors(data, tmp_path):
    path = tmp_path / "memo.docx"
    path.write_bytes(data)
    return [str(error) for error in audit.OpenXmlValidator().validate(str(path)).errors]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_is_valid(memo, style, layout, tmp_path):
    assert errors(typeset(memo.model_copy(update={"layout": layout}), style).data, tmp_path) == []


@pytest.mark.parametrize("name", STYLES)
def test_every_style_is_valid(memo, name, tmp_path):
    assert errors(typeset(memo, styles.find(name)).data, tmp_path) == []


@pytest.mark.parametrize("damage", ["order", "unknown"])
def test_what_is_not_valid_is_found(memo, style, damage, tmp_path):
    package = Package.read(typeset(memo, style).data)
    paragraph = next(p for p in package.tree(DOCUMENT).iter(qn("w:p")) if p.find(qn("w:pPr")) is not None)
    if damage == "order":
        paragraph.append(paragraph.find(qn("w:pPr")))
    else:
        paragraph.append(el("w:paragraphProperties"))
    assert errors(package.write(), tmp_path)
