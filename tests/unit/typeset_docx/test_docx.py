"""A memo as DOCX: whole, well-formed, accessible, all looks from styles, the same bytes every time."""

import datetime as dt
import io
import json
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import docx
import lxml.html
import pytest
from lxml import etree

from reportpipe.check.docx import check
from reportpipe.errors import StyleError
from reportpipe.model import Layout, Memo, Relation
from reportpipe.ooxml.carried import MEMO_NAMESPACE, MEMO_PART
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import qn, text_of, val
from reportpipe.typeset import html
from reportpipe.typeset.docx import typeset


@pytest.fixture(scope="module")
def data(memo, style):
    return typeset(memo, style).data


@pytest.fixture(scope="module")
def package(data):
    return Package.read(data)


@pytest.fixture(scope="module")
def document(package):
    return package.tree(DOCUMENT)


def words(text):
    return re.sub(r"\s+", " ", text).strip()


def paragraphs(document, style):
    return [text_of(p) for p in document.iter(qn("w:p")) if val(p, "w:pPr/w:pStyle") == style]


def test_the_checker_finds_nothing(data):
    assert check(data) == ()


def test_it_opens_in_python_docx(data, memo):
    opened = docx.Document(io.BytesIO(data))
    assert opened.core_properties.title == memo.title
    assert opened.core_properties.author == "Institute for Coasts"
    assert opened.core_properties.created.date() == memo.dated
    assert len(opened.tables) == 3
    assert {p.style.name for p in opened.paragraphs} >= {"Bottom Line", "Key Point", "Heading 1", "Source Paragraph"}


def test_it_says_what_the_page_says_word_for_word(document, memo, style):
    page = lxml.html.document_fromstring(html.render(memo, style, "docx")).find("body")
    for mark in page.xpath("//span[@class='comment-start']"):
        mark.text = None
    for block in page.iter("div", "p", "td", "th", "tr", "caption", "h1", "h2"):
        block.tail = f" {block.tail or ''}"
        block.text = f" {block.text or ''}"
    said = words(" ".join(text_of(paragraph) for paragraph in document.iter(qn("w:p"))))
    assert said == words(page.text_content())


def test_each_item_has_a_bookmark_of_its_own_id_in_the_paragraph_that_says_it(document, memo):
    names = {mark.get(qn("w:name")): mark.getparent() for mark in document.iter(qn("w:bookmarkStart"))}
    for point in memo.points:
        assert point.text in text_of(names[point.id])
    for actor in memo.actors:
        assert actor.name in text_of(names[actor.id])
    for event in memo.events:
        assert event.text in text_of(names[event.id])


def test_each_item_has_its_words_in_the_source_as_a_comment(package, document, memo):
    comments = package.tree("word/comments.xml").findall(qn("w:comment"))
    assert len(comments) == len(memo.points) + len(memo.actors) + len(memo.events)
    first = comments[0]
    assert memo.articles[0].words(memo.points[0].evidence[0]) in text_of(first)
    assert first.get(qn("w:author")) == "reportpipe"
    assert first.get(qn("w:date")) == "2023-05-05T00:00:00Z"
    assert {val(p, "w:pPr/w:pStyle") for p in first.iter(qn("w:p"))} == {"CommentText"}


def test_without_evidence_there_are_no_comments(memo_of, style):
    package = Package.read(typeset(memo_of(layout=Layout(evidence="none")), style).data)
    assert not package.has("word/comments.xml")
    assert check(package.write()) == ()


def test_evidence_marks_lead_to_the_numbered_paragraphs_of_the_source(document):
    marks = [link for link in document.iter(qn("w:hyperlink")) if text_of(link) == "¶3"]
    assert marks
    assert {link.get(qn("w:anchor")) for link in marks} == {"p3"}
    assert {val(link.find(qn("w:r")), "w:rPr/w:rStyle") for link in marks} == {"Evidence"}


def test_key_points_are_numbered_by_their_style(package, document):
    assert len(paragraphs(document, "KeyPoint")) == 3
    assert next(document.iter(qn("w:numPr")), None) is None
    style = next(s for s in package.tree("word/styles.xml") if s.get(qn("w:styleId")) == "KeyPoint")
    assert style.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None


def test_tables_fill_the_text_and_repeat_their_head(document):
    tables = list(document.iter(qn("w:tbl")))
    for table in tables:
        assert sum(int(c.get(qn("w:w"))) for c in table.find(qn("w:tblGrid"))) == 11906 - 2 * 1361
    heads = [len(list(table.iter(qn("w:tblHeader")))) for table in tables]
    assert heads == [0, 1, 1]
    assert {val(p, "w:pPr/w:pStyle") for p in tables[1].find(qn("w:tr")).iter(qn("w:p"))} == {"TableHead"}


def test_the_labels_of_the_header_block_fill_the_gutter(document, style):
    first = next(document.iter(qn("w:gridCol")))
    assert int(first.get(qn("w:w"))) == round(style.tokens["gutter"] * 1440 / 25.4)
    assert paragraphs(document, "HeaderLabel") == ["To", "From", "Date", "Subject"]


def test_what_is_left_to_fill_in_has_a_line_to_write_on(memo, style):
    package = Package.read(typeset(memo.model_copy(update={"to": None}), style).data)
    document = package.tree(DOCUMENT)
    rows = next(document.iter(qn("w:tbl"))).iter(qn("w:tr"))
    styles = {text_of(row): [val(p, "w:pPr/w:pStyle") for p in row.iter(qn("w:p"))] for row in rows}
    assert styles["To"] == ["HeaderLabel", "HeaderBlank"]
    assert [name for names in styles.values() for name in names].count("HeaderBlank") == 1
    blank = next(s for s in package.tree("word/styles.xml") if s.get(qn("w:styleId")) == "HeaderBlank")
    assert val(blank, "w:pPr/w:pBdr/w:bottom") == "dotted"


def test_the_picture_is_a_drawing_with_a_bitmap_and_words(package, document):
    drawing = next(document.iter(qn("w:drawing")))
    assert drawing.find(f".//{qn('wp:docPr')}").get("descr").startswith("Timeline of 4 dated events")
    assert int(drawing.find(f".//{qn('wp:extent')}").get("cx")) == (11906 - 2 * 1361) * 635
    links = {link.get("Id"): package.resolve(DOCUMENT, link) for link in package.relationships(DOCUMENT)}
    blip = drawing.find(f".//{qn('a:blip')}")
    assert package.parts[links[blip.get(qn("r:embed"))]].startswith(b"\x89PNG")
    assert b"<svg" in package.parts[links[blip.find(f".//{qn('asvg:svgBlip')}").get(qn("r:embed"))]]


def test_two_pictures_keep_their_own_words_and_drawings(memo, style):
    ends = [actor.id for actor in memo.actors[:3]]
    span = memo.actors[0].evidence[0]
    relations = tuple(
        Relation(id=f"rel_{n}", subject=ends[n], verb=f"met {n}", object=ends[n - 1], evidence=(span,))
        for n in range(3)
    )
    package = Package.read(typeset(memo.model_copy(update={"relations": relations}), style).data)
    shown = []
    links = {link.get("Id"): package.resolve(DOCUMENT, link) for link in package.relationships(DOCUMENT)}
    for drawing in package.tree(DOCUMENT).iter(qn("w:drawing")):
        properties = drawing.find(f".//{qn('wp:docPr')}")
        vector = package.parts[links[drawing.find(f".//{qn('asvg:svgBlip')}").get(qn("r:embed"))]].decode()
        assert properties.get("descr") in unescape(vector)
        shown.append((properties.get("name"), properties.get("descr").split()[0]))
    assert shown == [("Timeline 1", "Timeline"), ("Relations 2", "Relations")]


def test_the_running_header_has_handling_and_title_and_the_footer_counts_pages(package):
    parts = {name: package.tree(name) for name in package.names() if re.match(r"word/(header|footer)-", name)}
    assert [text_of(p) for p in parts["word/header-default.xml"]] == ["OFFICIAL\tSaltmere closes its northern basin"]
    assert [text_of(p) for p in parts["word/header-first.xml"]] == [""]
    assert [text_of(p) for p in parts["word/footer-default.xml"]] == ["Information memo\tPage 1 of 1"]
    codes = [(code.text or "").strip() for code in parts["word/footer-first.xml"].iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(("paper", "size"), [("A4", ("11906", "16838")), ("Letter", ("12240", "15840"))])
def test_paper_is_that_of_the_memo(memo_of, style, paper, size):
    package = Package.read(typeset(memo_of(layout=Layout(paper=paper)), style).data)
    page = next(package.tree(DOCUMENT).iter(qn("w:pgSz")))
    assert (page.get(qn("w:w")), page.get(qn("w:h"))) == size
    header = next(s for s in package.tree("word/styles.xml") if s.get(qn("w:styleId")) == "Header")
    assert next(header.iter(qn("w:tab"))).get(qn("w:pos")) == str(int(size[0]) - 2 * 1361)
    assert check(package.write()) == ()


def test_a_draft_is_marked_on_every_page(memo_of, style):
    package = Package.read(typeset(memo_of(layout=Layout(draft=True)), style).data)
    for name in package.related(DOCUMENT, "header"):
        assert [mark.get("string") for mark in package.tree(name).iter(qn("v:textpath")) if mark.get("string")] == [
            "DRAFT"
        ]
    assert check(package.write()) == ()


def test_a_final_memo_has_no_mark(package):
    headers = package.related(DOCUMENT, "header")
    assert headers
    assert [name for name in headers if next(package.tree(name).iter(qn("v:textpath")), None) is not None] == []


def test_the_whole_memo_travels_inside(package, memo):
    root = package.tree(MEMO_PART)
    assert Memo.model_validate_json(root.findtext(f"{{{MEMO_NAMESPACE}}}json")) == memo
    values = {p.get("name"): p[0].text for p in package.tree("docProps/custom.xml")}
    assert values == {"reportpipe memo": memo.id, "reportpipe revision": "0"}


def test_characters_that_xml_cannot_hold_come_back_from_the_memo_inside(memo_of, style):
    memo = memo_of(to="A\x0bB\uffff")
    package = Package.read(typeset(memo, style).data)
    assert Memo.model_validate_json(package.tree(MEMO_PART).findtext(f"{{{MEMO_NAMESPACE}}}json")).to == "A\x0bB\uffff"
    assert check(package.write()) == ()


def test_without_a_date_no_date_is_made_up(memo_of, style):
    package = Package.read(typeset(memo_of(dated=None), style).data)
    assert package.tree("docProps/core.xml").find(qn("dcterms:created")) is None
    assert all(c.get(qn("w:date")) is None for c in package.tree("word/comments.xml"))
    assert check(package.write()) == ()


def test_the_source_begins_under_a_heading_style_of_its_own(document):
    assert paragraphs(document, "AppendixHeading") == ["Source text"]


def test_paragraph_numbers_hang_in_the_margin(document):
    assert paragraphs(document, "SourceParagraph")[0].startswith("1\tThe port authority")
    assert paragraphs(document, "SourceBoilerplate") == [
        "Not part of the article: photo credit: Photo: Saltmere harbour board."
    ]


def test_the_same_memo_gives_the_same_bytes(memo, style, data):
    assert typeset(memo, style).data == data


def test_two_processes_with_different_hash_seeds_give_the_same_bytes(memo, style, tmp_path):
    (tmp_path / "memo.json").write_text(memo.model_dump_json(), encoding="utf8")
    (tmp_path / "style.json").write_text(json.dumps(style.model_dump(exclude={"reference_docx"})), encoding="utf8")
    script = (
        "import hashlib, json, pathlib, sys\n"
        "from reportpipe.model import Memo, Style\n"
        "from reportpipe.typeset.docx import typeset\n"
        "from reportpipe.typeset.docx.reference import build\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "values = json.loads((folder / 'style.json').read_text())\n"
        "style = Style(reference_docx=build(values['tokens'], values['labels']), **values)\n"
        "memo = Memo.model_validate_json((folder / 'memo.json').read_text())\n"
        "print(hashlib.sha256(typeset(memo, style).data).hexdigest())\n"
    )
    digests = set()
    for seed in ("1", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo" if seed == "1" else "UTC"}
        command = [sys.executable, "-c", script, str(tmp_path)]
        digests.add(subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout)
    assert len(digests) == 1


def test_a_reference_document_that_is_no_word_file_is_an_error_of_the_style(memo, style):
    with pytest.raises(StyleError, match="Word template: not a Word file"):
        typeset(memo, style.model_copy(update={"reference_docx": b"PK\x03\x04 nothing"}))


def test_a_style_without_a_word_template_gets_one_from_its_tokens(memo, style, data):
    bare = style.model_copy(update={"reference_docx": b""})
    assert typeset(memo, bare).data == data
    green = bare.model_copy(update={"tokens": {**style.tokens, "accent": "#115522"}})
    styles = Package.read(typeset(memo, green).data).tree("word/styles.xml")
    assert "115522" in {colour.get(qn("w:val")) for colour in styles.iter(qn("w:color"))}


def test_a_template_of_ones_own_keeps_its_letterhead_and_margins_and_gets_the_styles_it_lacks(memo, style):
    own = docx.Document()
    own.sections[0].header.paragraphs[0].text = "Ministry of Ports"
    own.sections[0].left_margin = 914400
    buffer = io.BytesIO()
    own.save(buffer)
    package = Package.read(typeset(memo, style.model_copy(update={"reference_docx": buffer.getvalue()})).data)
    headers = [text_of(package.tree(name)).strip() for name in package.related(DOCUMENT, "header")]
    assert headers == ["Ministry of Ports"]
    assert next(package.tree(DOCUMENT).iter(qn("w:pgMar"))).get(qn("w:left")) == "1440"
    assert [note for note in check(package.write()) if note.code != "docx.order"] == []


def test_styles_named_on_other_elements_than_div_and_span_are_kept(memo, style):
    template = (
        '<html><body><h2 data-custom-style="Source Title">A</h2><p data-custom-style="Bottom Line">B '
        '<a href="#x"><b data-custom-style="Evidence">c</b></a></p><p id="x">D</p></body></html>'
    )
    document = Package.read(typeset(memo, style.model_copy(update={"template": template})).data).tree(DOCUMENT)
    assert paragraphs(document, "BottomLine") == ["B c"]
    assert "Evidence" in {mark.get(qn("w:val")) for mark in document.iter(qn("w:rStyle"))}


def test_a_dated_memo_never_looks_at_the_clock(memo_of, style):
    old = Package.read(typeset(memo_of(dated=dt.date(1999, 1, 2)), style).data)
    years = set(re.findall(rb"20[2-9]\d-\d\d-\d\dT", etree.tostring(old.tree("docProps/core.xml"))))
    assert years == set()


CASES = Path(__file__).parents[2] / "cases" / "docx"


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()) if CASES.is_dir() else [])
def test_paragraphs_and_their_styles_are_as_accepted(case, style, golden):
    memo = Memo.model_validate_json((CASES / case / "in" / "memo.json").read_text(encoding="utf8"))
    wordless = style.model_copy(update={"labels": {"months": style.labels["months"]}})  # others print as their keys
    document = Package.read(typeset(memo, wordless).data).tree(DOCUMENT)
    lines = [f"[{val(p, 'w:pPr/w:pStyle') or 'Normal'}] {words(text_of(p))}".rstrip() for p in document.iter(qn("w:p"))]
    golden(CASES / case / "golden" / "document.txt", "\n".join(lines) + "\n")
