"""Our rules on Word files beside those of Microsoft's SDK: good files broken in one way each, and who sees it.

The table, docs/analysis/docx-rules.md, is written by `pytest --accept`.
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from comparing import Found, only_ours, only_theirs, ours, page, some, written
from mutants_docx import MUTANTS

from reportpipe.ooxml.package import Package
from reportpipe.typeset import output

PAGE = Path(__file__).parents[2] / "docs" / "analysis" / "docx-rules.md"
HEAD = """# Rules on DOCX: ours and the Open XML SDK's

A good memo, broken in one way a line; what Microsoft's Open XML SDK (as Word 2013) and `reportpipe check` find.
Warnings are in brackets. `tests/independent/` makes the files and this page.
"""
ONLY_OURS = {
    "a cell without a paragraph": "Word repairs the file",
    "a cell of another width than the grid's": "programs choose one or the other",
    "a style that is not there": "the look is lost",
    "a style builds on one that is not there": "the look is lost",
    "a list that is not there": "the numbers are lost",
    "a bookmark does not end": "links and the way back rest on it",
    "a link leads to no bookmark": "readers go nowhere",
    "a comment does not end": "its words cannot be told",
    "a comment has no mark": "Word does not show it",
    "a picture without words": "a screen reader has nothing to say",
    "a margin is missing": "ISO/IEC 29500-1, 17.6.11",
    "no title": "WCAG 2.2, 2.4.2",
}
ONLY_THEIRS = {
    "a paragraph has an unknown attribute": "not looked at",
}


@pytest.fixture(scope="module")
def found(harbour, sdk, request) -> Found:
    good = output(harbour, "docx").data
    files = {}
    for name in some(MUTANTS, request.config):
        package = Package.read(good)
        MUTANTS[name](package)
        files[name] = package.write()
    with ThreadPoolExecutor(2) as pool:
        theirs = dict(zip(files, pool.map(sdk, files.values()), strict=True))
    return {name: (sorted({seen.rule for seen in theirs[name]}), ours(data)) for name, data in files.items()}


def test_the_table_is_true(found, golden):
    all_of_them = {name: (written(PAGE) | found).get(name, ([], [])) for name in MUTANTS}
    golden(PAGE, page(HEAD, "SDK", all_of_them, {"Only we refuse": ONLY_OURS, "Only the SDK refuses": ONLY_THEIRS}))


def test_the_two_agree_but_where_a_reason_stands():
    assert only_ours(written(PAGE)) == set(ONLY_OURS)
    assert only_theirs(written(PAGE)) == set(ONLY_THEIRS)
