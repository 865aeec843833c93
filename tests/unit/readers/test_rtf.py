r"""RTF's escaped characters: every one survives, whatever follows it."""

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportpipe.pandoc import program as pandoc_path
from reportpipe.readers import read
from reportpipe.readers.rtf import to_unicode


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"5\u8211-11 May", "5–11 May"),
        (r"5\u8211 -11 May", "5–11 May"),
        (r"5\u8211?11 May", "5–11 May"),
        (r"5\u8211\'9611 May", "5–11 May"),
        (r"5\u8211\endash 11 May", "5–11 May"),
        (r"{\uc0 5\u8211 11} May", "5–11 May"),
        (r"{\uc2 5\u8211--11} May", "5–11 May"),
        (r"\uc0{\uc1 5\u8211-}11 May", "5–11 May"),
        (r"5\'9611 May", "5–11 May"),
        (r"\u8220\'93quoted\u8221\'94", "“quoted”"),
        (r"caf\u233?", "café"),
        (r"\u-10179?\u-8694? done", "\U0001f60a done"),
        (r"a\~b \{c\} d\\e", "a b {c} d\\e"),
        (r"one{\deleted two} three{\v hidden}", "one three"),
    ],
)
def test_characters(body: str, text: str):
    assert read(rf"{{\rtf1\ansi\ansicpg1252 {body}\par}}".encode("ascii"), "a.rtf").text == text


def test_code_pages_of_document_and_fonts():
    russian = "".join(f"\\'{byte:02x}" for byte in "Москва".encode("cp1251"))
    assert read(rf"{{\rtf1\ansi\ansicpg1251 {russian} x\par}}".encode(), "a.rtf").text == "Москва x"
    fonts = r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}"
    assert (
        read(rf"{{\rtf1\ansi\ansicpg1252{fonts}\f0 caf\'e9 {{\f1 {russian}}} caf\'e9\par}}".encode(), "a.rtf").text
        == "café Москва café"
    )
    japanese = "".join(f"\\'{byte:02x}" for byte in "東京".encode("cp932"))
    assert read(rf"{{\rtf1\ansi\ansicpg1252{fonts}\f2 {japanese}\par}}".encode(), "a.rtf").text == "東京"
    assert read(b"{\\rtf1\\ansi\\ansicpg1252 caf\xe9\\par}", "a.rtf").text == "café"
    assert read("{\\rtf1\\ansi\\ansicpg1251 Москва\\par}".encode("cp1251"), "a.rtf").text == "Москва"


def test_pandocs_own_rtf_comes_back(prose: tuple[str, ...]):
    markdown = (
        f"{prose[0]} It ran 5–11 May — “really” — and the minister’s note said so.[^1]\n\n# Next\n\n- é: "
        f"3–4 %\n\n[^1]: A note."
    )
    command = [pandoc_path(), "--from=markdown", "--to=rtf", "--standalone"]
    data = subprocess.run(command, input=markdown.encode(), capture_output=True, check=True).stdout
    assert b"u8211-" in data
    text = read(data, "a.rtf").text
    assert "It ran 5–11 May — “really” — and the minister’s note said so." in text
    assert "é: 3–4 %" in text
    assert "A note." in text


def test_properties_are_metadata_not_text(prose: tuple[str, ...]):
    info = r"{\info{\title Canal losses}{\author Dina Mansour}{\creatim\yr2024\mo5\dy6}}"
    article = read(rf"{{\rtf1\ansi{info}{prose[0]}\par {prose[1]}\par}}".encode(), "a.rtf")
    assert article.text == f"{prose[0]}\n\n{prose[1]}"
    assert (article.title, article.title_origin) == ("Canal losses", "metadata")
    assert (article.authors, article.authors_origin) == (("Dina Mansour",), "metadata")
    assert article.published
    assert article.published.origin == "metadata"


def test_binary_parts_are_stepped_over():
    assert to_unicode(b"{\\rtf1 a{\\pict\\bin4 }{\\\\}b}").endswith("b}")


@given(
    st.text(
        st.characters(min_codepoint=0xA1, max_codepoint=0xFFEF, exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]),
        max_size=20,
    )
)
def test_any_escaped_text_is_decoded(text: str):
    units = text.encode("utf_16_le")
    escaped = "".join(f"\\u{int.from_bytes(units[i : i + 2], 'little', signed=True)}-" for i in range(0, len(units), 2))
    assert to_unicode(f"{{\\rtf1 {escaped}}}".encode()) == f"{{\\rtf1 {text}}}"


@given(st.binary(max_size=300))
def test_any_bytes_convert(data: bytes):
    assert isinstance(to_unicode(b"{\\rtf1 " + data), str)
