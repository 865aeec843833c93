"""Our short cuts through WeasyPrint change no place, no style and no letter of a page, usual or unusual."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reportpipe.styles import css_with_tokens
from reportpipe.typeset import html

LAID_OUT = Path(__file__).with_name("laid_out.py")
PAGES = {path.stem: path for path in sorted((Path(__file__).parent / "pages").glob("*.html"))}
PROSE = "The ferries of Łódź and Gdańsk sail at dawn, noon and night — “on time”, says the harbour master’s office. "


@pytest.fixture(scope="module")
def pages(memo, style) -> dict[str, str]:
    """Those above, and a memo without its pictures, whose words are set by the line on purpose."""
    printed = re.sub(r"<svg.*?</svg>", "", html.render(memo, style, "pdf"), flags=re.DOTALL)
    printed = printed.replace("</head>", f"<style>{css_with_tokens(style)}</style></head>", 1)
    unusual = {name: path.read_text(encoding="utf8").replace("{prose}", PROSE) for name, path in PAGES.items()}
    return {**unusual, "memo": printed}


@pytest.fixture(scope="module")
def theirs(pages):
    return laid_out(pages)


@pytest.fixture(scope="module")
def ours(pages):
    return laid_out(pages, "ours")


@pytest.fixture(scope="module")
def again(pages):
    return laid_out(pages, "ours", "again")


def laid_out(pages: dict[str, str], *arguments: str) -> dict[str, dict[str, list[object]]]:
    """In a process of its own: short cuts once taken are taken for good."""
    command = [sys.executable, str(LAID_OUT), *arguments]
    done = subprocess.run(command, input=json.dumps(pages), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("part", ["boxes", "styles", "streams"])
@pytest.mark.parametrize("name", [*PAGES, "memo"])
def test_a_page_comes_out_as_weasyprint_makes_it(name, part, theirs, ours):
    assert theirs[name][part]
    for one, other in zip(theirs[name][part], ours[name][part], strict=True):
        assert other == one


@pytest.mark.parametrize("part", ["boxes", "styles", "streams"])
@pytest.mark.parametrize("name", [*PAGES, "memo"])
def test_a_page_comes_out_the_same_of_styles_and_lines_that_stood_elsewhere(name, part, theirs, again):
    styles, lines = again[name]["kept"]
    assert styles
    assert lines
    assert each(again[name][part], part) == each(theirs[name][part], part)


def each(found, part):
    """Boxes may share a style that they had one each of."""
    return {json.dumps(style) for style in found} if part == "styles" else found
