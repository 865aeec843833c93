"""The PDF: complete, tagged, archivable, the same bytes everywhere, and honest about what it cannot print."""

import hashlib
import io
import os
import re
import subprocess
import sys
from collections import Counter

import lxml.html
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageColor

from reportpipe import sections, styles
from reportpipe.errors import StyleError
from reportpipe.model import Layout
from reportpipe.typeset import engine, html, output, preview, typeset
from reportpipe.typeset import json as memo_json
from reportpipe.typeset.fonts import faces, fonts_conf
from reportpipe.typeset.pdf import laid_out


@pytest.fixture(scope="module")
def opened(pdf):
    with pikepdf.open(io.BytesIO(pdf.data)) as document:
        yield document


def words_of_page(markup: str) -> Counter[str]:
    tree = lxml.html.fromstring(markup)
    for hidden in tree.xpath("//head | //script | //*[local-name()='title']"):
        hidden.drop_tree()
    text = " ".join(tree.itertext())
    return Counter(re.findall(r"\w+", text.casefold()))


def words_of_pdf(data: bytes) -> Counter[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        text = " ".join(document[n].get_textpage().get_text_bounded() for n in range(len(document)))
    finally:
        document.close()
    return Counter(re.findall(r"\w+", text.casefold().replace("\ufffe\r\n", "").replace("\ufffe", "")))


def structure(document):
    """Every structure element, from the root down."""
    waiting = [document.Root.StructTreeRoot.K]
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Array):
            waiting.extend(item)
        elif isinstance(item, pikepdf.Dictionary) and "/S" in item:
            yield item
            if "/K" in item:
                waiting.append(item.K)


def test_it_says_what_the_html_says(memo, style, pdf):
    page, paper = words_of_page(html.render(memo, style, "html")), words_of_pdf(pdf.data)
    missing = page - paper - Counter(["go", "to", "the", "source", "text"])
    assert not missing
    heads = "Port of Saint Lira reopens under a new sea guard OFFICIAL Information memo Source text Page"
    table_heads = "No Date What happened Source Actor Kind Role as the source says it"
    allowed = set(f"{heads} {table_heads}".casefold().split())
    assert not {word for word in paper - page if word not in allowed and not word.isdigit()}


def test_pdf_a_and_pdf_ua_are_both_claimed_in_one_file(opened):
    with opened.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "3"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Port of Saint Lira reopens under a new sea guard"
        assert metadata["dc:creator"] == ["Research Unit"]
        assert metadata["xmp:CreateDate"] == "2022-03-16"
    raw = bytes(opened.Root.Metadata.read_bytes())
    assert raw.count(b"<rdf:RDF") == 1
    assert b"http://www.aiim.org/pdfa/ns/extension/" in raw


def test_the_catalogue_carries_language_title_marks_and_colour(opened):
    root = opened.Root
    assert root.Lang == "en"
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert root.OutputIntents[0].S == "/GTS_PDFA1"
    assert "/ID" in opened.trailer


def test_the_memo_is_attached_as_its_data(opened, memo):
    attached = opened.Root.AF[0]
    assert attached.AFRelationship == "/Data"
    assert attached.UF == "memo.json"
    stream = attached.EF.F
    assert stream.Subtype == "/application/json"
    assert str(stream.Params.ModDate) == "D:20220316000000Z"
    assert memo_json.load(bytes(stream.read_bytes())) == memo


def test_bookmarks_name_the_parts(opened):
    with opened.open_outline() as outline:
        assert [item.title for item in outline.root] == [
            "Bottom line",
            "Key points",
            "Key actors",
            "Timeline",
            "Relations",
            "About this memo",
            "Source text",
        ]


def test_every_header_cell_has_a_scope_and_the_picture_its_words(opened):
    elements = list(structure(opened))
    scopes = Counter(str(item.A.Scope) for item in elements if item.S == "/TH")
    assert scopes["/Column"] >= 8
    assert scopes["/Row"] == 4 + 6 + 8 + 2
    figures = [item for item in elements if item.S == "/Figure"]
    words = {str(item.Alt)[:30] for item in figures}
    assert words == {"Timeline of 8 dated events fro", "Relations between actors, 3 of"}
    assert {"/H1", "/L", "/LI", "/Table", "/Caption", "/Link"} <= {str(item.S) for item in elements}


def test_every_link_leads_to_a_paragraph_or_an_item(opened, memo):
    names = opened.Root.Names.Dests.Names
    known = {str(names[n]) for n in range(0, len(names), 2)}
    targets = {
        str(note.A.D if "/A" in note else note.Dest) for page in opened.pages for note in page.get("/Annots", [])
    }
    assert targets
    assert targets <= known
    shown = {item for section in memo.sections for item in section.items}
    assert {target for target in targets if not re.fullmatch(r"p\d+", target)} <= shown


def test_fonts_are_the_packaged_ones_and_embedded(opened):
    fonts = [item for item in opened.objects if isinstance(item, pikepdf.Dictionary) and item.get("/FontFile2")]
    assert fonts
    assert all("Source-S" in str(item.FontName) for item in fonts)


def test_the_first_page_has_the_answer_and_the_source_follows_the_memo(pdf):
    document = pypdfium2.PdfDocument(pdf.data)
    pages = [document[n].get_textpage().get_text_bounded() for n in range(len(document))]
    outline = [entry.get_title() for entry in document.get_toc(max_depth=1)]
    document.close()
    assert pdf.pages == len(pages) <= 4
    assert pages[0].index("Bottom line") < pages[0].index("Key points") < pages[0].index("Key actors")
    assert outline[-2:] == ["About this memo", "Source text"]
    assert pages[2].lstrip().startswith("Source text")
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]
    assert all("OFFICIAL" in page for page in pages)


def test_the_same_bytes_in_other_processes_with_other_hash_seeds(pdf, memo, style, harbour_file):
    """Two fresh interpreters, two hash seeds: a first PDF, one with the annex kept, HTML and JSON as here."""
    script = (
        "import hashlib,pathlib,sys;"
        "from reportpipe.typeset import json,typeset;"
        "memo=json.load(pathlib.Path(sys.argv[1]).read_bytes());"
        "print(*(hashlib.sha256(typeset(memo,to)).hexdigest() for to in ('pdf','pdf','html','json')))"
    )
    here = [hashlib.sha256(data).hexdigest() for data in (pdf.data, typeset(memo, "html"), typeset(memo, "json"))]
    for seed in ("1", "4242"):
        ran = subprocess.run(
            [sys.executable, "-c", script, str(harbour_file)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert ran.stdout.split() == [here[0], *here]


def test_a_character_without_a_font_is_named_with_its_paragraph(bare):
    made = output(bare("Plain words.", "A sign that no font has: \u0378."), "pdf")
    (note,) = made.notes
    assert note.code == "pdf.missing_glyph"
    assert "U+0378" in note.message
    assert note.where == "¶2"


def test_names_in_latin_greek_and_cyrillic_need_no_other_font(bare):
    assert output(bare("Łódź, Đà Nẵng, Αθήνα, Київ, Şanlıurfa, Reykjavík — ¿qué?"), "pdf").notes == ()


@pytest.mark.parametrize(
    "paragraphs",
    [
        (),
        ("",),
        ("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 40,),
        ("<script>alert(1)</script> &amp; {{ 7*7 }} {% raw %} </style> ]]>",),
        ("One\nline\nafter another",),
        ("control \x07\x0b\x1b characters", "and a lone \ud800 surrogate", "\u202eright to left\u202c"),
        tuple(f"Paragraph {n}. " + "Words follow words. " * 12 for n in range(300)),
    ],
    ids=["nothing", "empty", "one long word", "markup", "lines", "odd characters", "three hundred"],
)
def test_extreme_sources_are_set_all_the_same(bare, paragraphs):
    made = output(bare(*paragraphs), "pdf")
    assert made.pages >= 1
    assert made.data.startswith(b"%PDF-1.7")


def test_markup_in_a_source_is_printed_and_never_followed(bare):
    made = output(bare('<img src="file:///etc/passwd"> <a href="javascript:x">x</a> <iframe>'), "pdf")
    with pikepdf.open(io.BytesIO(made.data)) as document:
        assert not [note for page in document.pages for note in page.get("/Annots", []) if "/URI" in note.get("/A", {})]
    assert words_of_pdf(made.data)["iframe"] == 1


def test_nothing_is_fetched_whatever_a_template_asks_for(memo, style, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    reaching = style.model_copy(
        update={
            "template": style.template.replace(
                "</head>",
                "".join(f'<link rel="{rel}" href="{secret.as_uri()}"/>' for rel in ("attachment", "stylesheet"))
                + "</head>",
            ),
            "css": style.css + f"\nbody {{ background: url({secret.as_uri()}) }}",
        }
    )
    from reportpipe.typeset.pdf import typeset as to_pdf

    made = to_pdf(memo, reaching)
    assert b"secret words" not in made.data
    with pikepdf.open(io.BytesIO(made.data)) as document:
        assert list(document.attachments) == ["memo.json"]
    assert any(note.code == "pdf.typesetter" for note in made.notes)


def test_an_empty_memo_leaves_lines_to_fill_and_says_what_was_not_found(bare):
    text = " ".join(words_of_pdf(output(bare("Some words."), "pdf").data))
    assert "none" not in text
    assert "write" in text


def test_letter_paper_and_a_draft_mark(memo, style):
    draft = memo.model_copy(update={"layout": Layout(paper="Letter", draft=True)})
    with pikepdf.open(io.BytesIO(output(draft, "pdf").data)) as document:
        assert [float(x) for x in document.pages[0].MediaBox] == [0, 0, 612, 792]
    assert words_of_pdf(output(draft, "pdf").data)["draft"] >= 3


def test_the_source_text_begins_a_page(bare):
    assert output(bare("Some words.", to="A", from_="B"), "pdf").pages == 2


@pytest.mark.parametrize("name", ["memo", "brief"])
def test_the_source_note_is_never_alone_on_its_page(memo, name):
    """On pages of different heights, so that it would begin one of them somewhere in between."""
    style = styles.find(name)
    restyled = sections.restyled(memo, name)
    for margin in range(20, 90, 10):
        tokens = {**style.tokens, "margin_bottom": float(margin)}
        higher = style.model_copy(update={"tokens": tokens})
        document = laid_out(html.render(restyled, higher, "pdf", appendix=False), higher)
        page = next(page for page in document.pages if "about" in page.anchors)
        assert page.anchors["about"][1] > page._page_box.content_box_y() + 40


def test_no_row_of_a_table_stands_alone_on_a_page(memo, style):
    parts = []
    for margin in range(20, 100, 8):
        higher = style.model_copy(update={"tokens": {**style.tokens, "margin_bottom": float(margin)}})
        document = laid_out(html.render(memo, higher, "pdf", appendix=False), higher)
        boxes = [box for page in document.pages for box in page._page_box.descendants()]
        parts += [len(box.children) for box in boxes if box.element_tag == "tbody"]
    assert min(parts) > 1
    assert len(parts) > 3 * 10, "no table was parted"


@pytest.mark.parametrize("name", ["memo", "brief"])
def test_a_preview_keeps_the_warm_mark(memo, name):
    (page,) = preview.pages(output(sections.restyled(memo, name), "pdf").data, 60, 1)
    colours = Image.open(io.BytesIO(page)).convert("RGB").getcolors()
    warm = ImageColor.getrgb(styles.find(name).tokens["warm"])
    assert warm in {colour for _, colour in colours}


def test_the_page_is_read_by_the_fast_parser(memo, style):
    """Should a change to the template or to WeasyPrint end this, pages still print, but slower."""
    assert type(engine.page(html.render(memo, style, "pdf"))).__name__ == "Page"
    assert type(engine.page("<p>not well-formed")).__name__ == "HTML"


def test_only_the_faces_in_use_are_offered_and_the_environment_is_left_alone():
    assert {path.name for path in faces()} == {
        f"Source{family}Pro-{style}.ttf" for family in ("Serif", "Sans") for style in ("It", "Regular", "Semibold")
    }
    assert "SourceSansPro-Black.ttf</glob>" in fonts_conf()
    assert "reportpipe-" not in os.environ.get("FONTCONFIG_FILE", "")


def test_a_style_of_ones_own_changes_the_page(memo, tmp_path):
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "style.toml").write_text('extends = "memo"\n[labels.en]\nkind = "Briefing note"', encoding="utf8")
    assert styles.find(str(folder)).labels["kind"] == "Briefing note"
    assert words_of_pdf(typeset(memo, "pdf", str(folder)))["briefing"] >= 1


def test_css_that_weasyprint_stumbles_over_is_an_error_of_the_style(memo):
    style = styles.find("brief")
    css = style.css + '\n.points li::marker { content: counter(list-item) "." }'
    with pytest.raises(StyleError, match="cannot be laid out"):
        laid_out(html.render(memo, style, "pdf"), style.model_copy(update={"css": css}))
