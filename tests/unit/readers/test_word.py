"""Word files as templates and reviewers leave them: outline levels, hidden text, tracked changes, comments."""

import io
import zipfile
from collections.abc import Callable

import pytest

from reportpipe.model import Article
from reportpipe.readers import read

Blocks = Callable[[Article], list[tuple[str, str]]]

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FIRST = "The commission met four times between March and June, and each time the bridge was put off."
SECOND = "The ministry accepted the report in August, but not the cost of the work that it named."


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"
    )


def style(name: str, level: int) -> str:
    return (
        f"<w:style w:type='paragraph' w:styleId='{name}'><w:name w:val='{name}'/>"
        f"<w:pPr><w:outlineLvl w:val='{level}'/></w:pPr></w:style>"
    )


def word_file(body: str, styles: str = "", comments: str = "") -> bytes:
    """A Word file with as few parts as pandoc needs."""
    kinds = "".join(
        f"<Override PartName='/word/{part}.xml' ContentType='{WORD}.{kind}+xml'/>"
        for part, kind in (("document", "document.main"), ("styles", "styles"), ("comments", "comments"))
    )
    inner = "".join(
        f"<Relationship Id='r{part}' Type='{OFFICE}/{part}' Target='{part}.xml'/>" for part in ("styles", "comments")
    )
    main = f"<Relationship Id='r1' Type='{OFFICE}/officeDocument' Target='word/document.xml'/>"
    parts = {
        "[Content_Types].xml": f"<Types xmlns='{PACKAGE}/content-types'>"
        "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
        f"{kinds}</Types>",
        "_rels/.rels": f"<Relationships xmlns='{PACKAGE}/relationships'>{main}</Relationships>",
        "word/_rels/document.xml.rels": f"<Relationships xmlns='{PACKAGE}/relationships'>{inner}</Relationships>",
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
        "word/comments.xml": f"<w:comments {W}>{comments}</w:comments>",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as container:
        for name, text in parts.items():
            container.writestr(name, text)
    return made.getvalue()


def test_outline_levels_make_headings(blocks: Blocks):
    own = "<w:pStyle w:val='Abschnitt'/>"
    body = paragraph("The piers", own) + paragraph(FIRST) + paragraph("Who pays", "<w:outlineLvl w:val='2'/>")
    article = read(word_file(body + paragraph(SECOND), style("Abschnitt", 1)), "a.docx")
    assert blocks(article)[1:] == [("paragraph", FIRST), ("heading", "Who pays"), ("paragraph", SECOND)]
    assert article.title == "The piers"
    assert [block.level for block in article.blocks if block.kind == "heading"] == [3]


def test_a_level_of_body_text_or_of_a_whole_paragraph_makes_none(blocks: Blocks):
    long = f"{FIRST} {SECOND} {FIRST}"
    body = paragraph(FIRST, "<w:outlineLvl w:val='9'/>") + paragraph(long, "<w:outlineLvl w:val='0'/>")
    assert blocks(read(word_file(body), "a.docx")) == [("paragraph", FIRST), ("paragraph", long)]


def test_hidden_text_is_left_out_with_a_note():
    hidden, shown = "<w:vanish/>", "<w:vanish w:val='0'/>"
    body = paragraph(FIRST) + paragraph("two secrets", run=hidden) + paragraph(SECOND, run=shown)
    article = read(word_file(body), "a.docx")
    assert article.text == f"{FIRST}\n\n{SECOND}"
    assert [(note.code, note.message) for note in article.notes] == [
        ("reader.word.hidden", "Hidden text was left out: 2 words.")
    ]


def test_what_reviewers_left_is_noted():
    added = "<w:p><w:ins w:id='1' w:author='X'><w:r><w:t>It was added.</w:t></w:r></w:ins></w:p>"
    struck = "<w:p><w:del w:id='2' w:author='X'><w:r><w:delText>It was struck.</w:delText></w:r></w:del></w:p>"
    comment = f"<w:comment w:id='3' w:author='X'>{paragraph('Check this.')}</w:comment>"
    article = read(word_file(paragraph(FIRST) + added + struck, comments=comment), "a.docx")
    assert article.text == f"{FIRST}\n\nIt was added."
    assert [note.code for note in article.notes] == ["reader.word.tracked", "reader.word.comments"]


MC = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
BOX = "The bridge was to cost $40 million in 2021, and $90 million two years later."


def word_box(*boxes: str) -> str:
    """A shape, or a group of them, and what Word writes beside it for its old versions."""
    content = "".join(f"<w:txbxContent>{paragraph(box)}</w:txbxContent>" for box in boxes)
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{content}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


@pytest.mark.parametrize("place", ["before", "amid"])
def test_a_text_box_comes_behind_its_paragraph(place: str, blocks: Blocks):
    before, amid = (word_box(BOX), "") if place == "before" else ("", word_box(BOX))
    start, end = FIRST.split(" and ", 1)
    runs = f"{before}<w:r><w:t>{start}</w:t></w:r>{amid}<w:r><w:t xml:space='preserve'> and {end}</w:t></w:r>"
    article = read(word_file(f"<w:p {MC}>{runs}</w:p>{paragraph(SECOND)}"), "a.docx")
    assert blocks(article) == [("paragraph", FIRST), ("paragraph", BOX), ("paragraph", SECOND)]


def test_a_group_of_boxes_and_a_box_in_a_box(blocks: Blocks):
    inner = word_box("Innermost words of it.")
    nested = word_box("Outer words of it.").replace("</w:p>", f"{inner}</w:p>")
    data = word_file(f"<w:p {MC}>{word_box('One box.', 'Another box.')}{nested}<w:r><w:t>{SECOND}</w:t></w:r></w:p>")
    words = [SECOND, "One box.", "Another box.", "Outer words of it.", "Innermost words of it."]
    assert [text for _, text in blocks(read(data, "a.docx"))] == words
