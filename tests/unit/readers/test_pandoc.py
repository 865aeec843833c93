"""Formats that pandoc reads, and what happens when pandoc is missing, slow or broken."""

import datetime as dt
import io
import subprocess
import zipfile
from collections.abc import Callable

import pytest

from reportpipe.errors import Malformed, ReportpipeError, ToolError
from reportpipe.model import Article
from reportpipe.pandoc import program as pandoc_path
from reportpipe.readers import read
from reportpipe.settings import Settings

Blocks = Callable[[Article], list[tuple[str, str]]]
PlaceFake = Callable[[str], None]

MARKDOWN = """---
title: Grid lines in the Caucasus
author: [Nino Beridze, Arman Petrosyan]
date: 5 May 2024
---

The three energy ministries agreed on 5–11 May to link their grids, according to a "joint" statement.[^1]

## Who pays

The bank will lend $240 million -- the rest must come from budgets.

- Georgia: 40 percent
    - of which a grant

1. First condition is a tariff review.

> We have waited twenty years, one engineer said.

| Country | Share |
|---------|-------|
| Georgia | 40    |

[^1]: The statement was published in Georgian.
"""


def converted(target: str, *options: str) -> bytes:
    """The Markdown above in another format, by pandoc's own writer."""
    command = [pandoc_path(), "--from=markdown-smart", f"--to={target}", "--standalone", "--output=-", *options]
    return subprocess.run(command, input=MARKDOWN.encode(), capture_output=True, check=True).stdout


def test_markdown(blocks: Blocks):
    article = read(MARKDOWN.encode(), "a.md")
    assert blocks(article) == [
        ("title", "Grid lines in the Caucasus"),
        ("byline", "Nino Beridze"),
        ("byline", "Arman Petrosyan"),
        ("byline", "5 May 2024"),
        (
            "paragraph",
            'The three energy ministries agreed on 5–11 May to link their grids, according to a "joint" statement.',
        ),
        ("heading", "Who pays"),
        ("paragraph", "The bank will lend $240 million -- the rest must come from budgets."),
        ("list item", "Georgia: 40 percent"),
        ("list item", "of which a grant"),
        ("list item", "First condition is a tariff review."),
        ("quote", "We have waited twenty years, one engineer said."),
        ("table", "Country | Share\nGeorgia | 40"),
        ("list item", "The statement was published in Georgian."),
    ]
    assert article.authors == ("Nino Beridze", "Arman Petrosyan")
    assert article.published
    assert article.published.day == dt.date(2024, 5, 5)
    assert [block.level for block in article.blocks if block.kind == "list item"] == [1, 2, 1, 1]


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("docx", "a.docx"),
        ("odt", "a.odt"),
        ("epub", "a.epub"),
        ("rtf", "a.rtf"),
        ("html", "a.html"),
        ("org", "a.org"),
        ("rst", "a.rst"),
        ("latex", "a.tex"),
        ("docbook5", "a.dbk"),
        ("fb2", "a.fb2"),
        ("ipynb", "a.ipynb"),
        ("mediawiki", "a.wiki"),
        ("asciidoc", "a.adoc"),
    ],
)
def test_every_format_says_the_same(target: str, name: str):
    """Each format's article has the title, the date range, the heading, the items and the table's figures."""
    article = read(converted(target), name)
    assert "5–11 May to link their grids" in article.text
    for words in (
        "The bank will lend $240 million",
        "of which a grant",
        "We have waited twenty years",
        "tariff review",
    ):
        assert words in article.text
    assert "Who pays" in [article.text[block.start : block.end] for block in article.blocks if block.kind == "heading"]
    assert "Georgia" in article.text


def test_word_files(make_docx: Callable[..., bytes], blocks: Blocks, prose: tuple[str, ...]):
    data = make_docx(
        ("Title", "The canal counts its losses"),
        ("Normal", "By Dina Mansour"),
        ("Normal", prose[0]),
        ("Heading 1", "Tolls"),
        ("Normal", prose[1]),
        ("List Bullet", "one item"),
        ("Quote", "So they said."),
        author="python-docx",
    )
    article = read(data, "a.docx")
    assert blocks(article) == [
        ("title", "The canal counts its losses"),
        ("byline", "By Dina Mansour"),
        ("paragraph", prose[0]),
        ("heading", "Tolls"),
        ("paragraph", prose[1]),
        ("list item", "one item"),
        ("quote", "So they said."),
    ]
    assert article.authors == ("Dina Mansour",)
    assert "EVERY PAGE" not in article.text


def test_word_properties_are_metadata(make_docx: Callable[..., bytes], prose: tuple[str, ...]):
    paragraphs = [("Normal", text) for text in prose]
    stated = {"author": "Dina Mansour", "title": "Canal losses", "created": "2024-05-06T10:00:00"}
    article = read(make_docx(*paragraphs, **stated), "a.docx")
    assert (article.title, article.title_origin) == ("Canal losses", "metadata")
    assert (article.authors, article.authors_origin) == (("Dina Mansour",), "metadata")
    assert article.published
    assert article.published.origin == "metadata"
    typist = read(make_docx(*paragraphs, author="user", title="Microsoft Word - draft.doc"), "a.docx")
    assert typist.authors == ()
    assert typist.published is None, "the day of python-docx's template"
    assert typist.title_origin == "derived"


def test_tracked_changes_are_accepted_and_comments_left_out(
    make_docx: Callable[..., bytes], replace_part: Callable[[bytes, str, bytes], bytes], prose: tuple[str, ...]
):
    data = make_docx(("Normal", f"REPLACE {prose[0]}"))
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        xml = container.read("word/document.xml").decode()
    tracked = (
        '<w:r><w:t xml:space="preserve">The </w:t></w:r>'
        '<w:del w:id="1" w:author="A" w:date="2024-01-01T00:00:00Z"><w:r>'
        '<w:delText>deleted </w:delText></w:r></w:del><w:ins w:id="2" w:author="A" w:date="2024-01-01T00:00:00Z"><w:r>'
        '<w:t xml:space="preserve">inserted </w:t></w:r></w:ins>'
    )
    start = xml.index("<w:r>", xml.index("<w:body>"))
    changed = replace_part(data, "word/document.xml", (xml[:start] + tracked + xml[start:]).encode())
    text = read(changed, "a.docx").text
    assert text.startswith("The inserted REPLACE")
    assert "deleted" not in text


def test_a_title_block_names_the_publisher():
    page = (
        b"---\ntitle: Ports close\nauthor: Ana Ruiz\npublisher: The Harbour Review\n---\n\nThe port closed on Monday."
    )
    article = read(page, "a.md")
    assert (article.publisher, article.publisher_origin) == ("The Harbour Review", "stated")
    assert article.authors == ("Ana Ruiz",)


@pytest.mark.parametrize(
    "hostile", ["[" * 3000, "> " * 3000 + "deep", "*a _b " * 3000, "<div>" * 3000, "- " * 2000 + "x"]
)
def test_hostile_markdown_neither_stalls_nor_crashes(hostile: str):
    try:
        read(f"# Title\n\n{hostile}".encode(), "a.md", settings=Settings(pandoc_seconds=20))
    except Malformed as error:
        assert "nested" in error.message  # noqa: PT017 - reading it is right, too


def test_raw_markup_in_markdown_never_reaches_the_text():
    text = read(
        b"Words <script>alert(1)</script> go on.\n\n```{=openxml}\n<w:p/>\n```\n\n\\input{/etc/passwd} end.", "a.md"
    ).text
    assert "<script" not in text
    assert "root:" not in text


def test_pandoc_missing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYPANDOC_PANDOC", "/nonexistent/pandoc")
    with pytest.raises(ToolError, match="does not start") as caught:
        read(b"Text", "a.md")
    assert "PYPANDOC_PANDOC" in str(caught.value.hint)
    assert caught.value.exit_code == 5


@pytest.mark.parametrize(
    ("script", "error", "words"),
    [
        ("sleep 5", ToolError, "longer than 0.2 seconds"),
        ("kill -SEGV $$", ToolError, "signal 11"),
        ("echo oops >&2; exit 3", ToolError, "exit code 3: oops"),
        ("echo heap exhausted >&2; exit 251", ToolError, "memory"),
        ("echo 'Error at line 3: unexpected x' >&2; exit 64", Malformed, "unexpected x"),
        ("echo 'File x.rst not found in resource path' >&2; exit 99", Malformed, "includes another one"),
        ("printf '\\377\\376 bad'", ToolError, "not its JSON"),
        ("echo '{not json'", ToolError, "not its JSON"),
        ("echo '[1, 2]'", ToolError, "not its JSON"),
        ("echo '{\"blocks\": 3}'", ToolError, "not its JSON"),
        ('echo \'{"blocks": [{"t": "Para"}]}\'', ToolError, "not its JSON"),
        ("true", ToolError, "not its JSON"),
    ],
)
def test_pandoc_broken(script: str, error: type[ReportpipeError], words: str, fake_pandoc: PlaceFake):
    """Each way that pandoc can fail gives one clear error with the file's name, never a traceback."""
    fake_pandoc(f"cat > /dev/null\n{script}")
    with pytest.raises(error, match=words) as caught:
        read(b"Text", "a.md", settings=Settings(pandoc_seconds=0.2 if "sleep" in script else 30))
    assert caught.value.where == "a.md"
    assert caught.value.hint or "exit code" in caught.value.message


def test_a_pandoc_that_does_not_read_its_input(fake_pandoc: PlaceFake):
    fake_pandoc(
        'echo \'{"pandoc-api-version":[1,23],"meta":{},"blocks":[{"t":"Para","c":[{"t":"Str","c":"Hello"}]}]}\''
    )
    assert read(b"x" * 1_000_000, "a.md").text == "Hello"


@pytest.mark.parametrize(
    ("name", "requests"),
    [
        (
            "a.rst",
            ".. include:: /etc/passwd\n\n.. raw:: html\n   :file: /etc/passwd\n\n.. csv-table::\n   :file: /etc/hosts",
        ),
        ("a.adoc", "include::/etc/passwd[]\n\ninclude::notes.adoc[tags=a]"),
        ("a.typ", '#read("/etc/passwd")\n#include "/etc/passwd"\n#import "style.typ": *'),
    ],
)
def test_a_text_that_includes_other_files_is_read_without_them(name: str, requests: str, prose: tuple[str, ...]):
    article = read(f"{prose[0]}\n\n{requests}\n\n{prose[1]}\n".encode(), name)
    assert article.text == f"{prose[0]}\n\n{prose[1]}"
    assert [note.code for note in article.notes] == ["reader.includes"]
