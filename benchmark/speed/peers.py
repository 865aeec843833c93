"""What people script today, on the HTML that we set ourselves, with the style sheet in it."""

import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportpipe.model import Style
from reportpipe.pandoc import program
from reportpipe.styles import css_with_tokens


def with_css(page: str, style: Style) -> str:
    """The page with its style sheet in it, as the command line needs it."""
    return page.replace("</head>", f"<style>{css_with_tokens(style)}</style></head>", 1)


def weasyprint(page: str) -> None:
    """The command line, in a process of its own; it claims PDF/UA-1 only, as it can claim one standard at a time."""
    _run([sys.executable, "-m", "weasyprint", "--pdf-variant", "pdf/ua-1", "page.html", "page.pdf"], page)


def bare(page: str, css: str) -> None:
    """WeasyPrint as a library, as cheap as its documentation makes it: fonts and style sheet stay in the process."""
    import weasyprint

    made = weasyprint.HTML(string=page).render(stylesheets=[_sheet(css)], font_config=_fonts(), pdf_variant="pdf/ua-1")
    made.write_pdf(pdf_variant="pdf/ua-1")


@lru_cache(maxsize=1)
def _fonts() -> Any:
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


@lru_cache(maxsize=1)
def _sheet(css: str) -> Any:
    import weasyprint

    return weasyprint.CSS(string=css, font_config=_fonts())


def pandoc(page: str) -> None:
    """The command line, in a process of its own."""
    _run([program(), "page.html", "-o", "page.docx"], page)


def pypandoc(page: str, reference: bytes) -> None:
    """One call of the library, with the reference document of the style."""
    import pypandoc as library

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "reference.docx").write_bytes(reference)
        options = [f"--reference-doc={folder / 'reference.docx'}"]
        library.convert_text(page, "docx", "html", outputfile=str(folder / "page.docx"), extra_args=options)


def _run(command: list[str], page: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "page.html").write_text(page, encoding="utf8")
        subprocess.run(command, cwd=folder, capture_output=True, check=True)
