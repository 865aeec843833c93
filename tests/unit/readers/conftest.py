"""Sources of every kind, made here: no fixture file is needed, and each test shows what it reads."""

import datetime as dt
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportpipe.model import Article
from reportpipe.readers import read
from reportpipe.typeset.fonts import configuration

PROSE = (
    "The port authority published its figures on Monday, and they show that traffic fell by a fifth in one quarter.",
    "The finance ministry had counted on growth. It now has to choose between a cut in subsidies and another loan.",
    "Insurers in London tripled their rates in April and withdrew the offer within a week of making it.",
)
"""Paragraphs to fill an article with: nothing in them is a heading, a list or boilerplate."""


@pytest.fixture
def prose() -> tuple[str, ...]:
    return PROSE


@pytest.fixture
def blocks() -> Callable[[Article], list[tuple[str, str]]]:
    """Kind and words of each block; boilerplate is named by its reason."""

    def listed(article: Article) -> list[tuple[str, str]]:
        return [(block.reason or block.kind, article.text[block.start : block.end]) for block in article.blocks]

    return listed


@pytest.fixture
def read_text() -> Callable[..., Article]:
    """Read a string as a plain-text file."""
    return lambda text, name="article.txt": read(text.encode(), name)


@pytest.fixture
def fake_pandoc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put a shell script in pandoc's place, through the variable that pypandoc itself honours."""

    def place(script: str) -> None:
        path = tmp_path / "pandoc"
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf8")
        path.chmod(0o755)
        monkeypatch.setenv("PYPANDOC_PANDOC", os.fspath(path))

    return place


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    """A PDF of an HTML page, set by WeasyPrint with our fonts: what runs before in this process changes no line."""

    def make(html: str, **options: object) -> bytes:
        import weasyprint

        return weasyprint.HTML(string=html).write_pdf(font_config=configuration(), **options)

    return make


@pytest.fixture
def set_page(make_pdf: Callable[..., bytes]) -> Callable[[str], Article]:
    """An article on the canal, set as PDF and read again."""
    style = "body { font: 10pt Source Serif Pro; hyphens: auto } p { margin: 0 0 .7em } h1 { font-size: 20pt }"
    head = f"<html lang=en><head><style>{style}</style></head><body><h1>The canal counts its losses</h1>"
    return lambda body: read(make_pdf(f"{head}{body}</body></html>"), "a.pdf")


@pytest.fixture
def make_docx() -> Callable[..., bytes]:
    """A Word file: (style, text) paragraphs, with a header and a footer, properties and raw XML for the rest."""

    def make(*paragraphs: tuple[str, str], author: str = "", title: str = "", created: str = "") -> bytes:
        import docx

        document = docx.Document()
        section = document.sections[0]
        section.header.paragraphs[0].text = "HEADER OF EVERY PAGE"
        section.footer.paragraphs[0].text = "FOOTER OF EVERY PAGE"
        document.core_properties.author = author
        document.core_properties.title = title
        if created:
            document.core_properties.created = dt.datetime.fromisoformat(created)
        for style, text in paragraphs:
            document.add_paragraph(text, style=style)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return make


@pytest.fixture
def make_zip() -> Callable[[dict[str, bytes | str]], bytes]:
    def make(parts: dict[str, bytes | str]) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
            for name, data in parts.items():
                container.writestr(name, data)
        return out.getvalue()

    return make


@pytest.fixture
def replace_part(make_zip: Callable[[dict[str, bytes | str]], bytes]) -> Callable[[bytes, str, bytes], bytes]:
    """A container with one part replaced."""

    def replace(data: bytes, name: str, part: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            parts = {entry: container.read(entry) for entry in container.namelist()}
        return make_zip({**parts, name: part})

    return replace
