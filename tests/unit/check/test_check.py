"""One call for every kind of finished file, and a report that never claims more than was looked at."""

import random

import pytest

import reportpipe
from reportpipe.check import Checked, check
from reportpipe.errors import InputError, MemoError
from reportpipe.typeset import output


@pytest.mark.parametrize("form", ["pdf", "docx", "json"])
def test_each_kind_of_file_is_told_apart_and_checked(memo, form):
    report = check(output(memo, form).data)
    assert report == reportpipe.check(output(memo, form).data)
    assert not report.failed
    assert len(report.covered) >= 9
    assert report.not_covered
    assert all(report.covered)


@pytest.mark.parametrize("data", [b"", b"\x89PNG", b"<html>", b"PK\x03\x04", b"%PDF-1.7"])
def test_what_is_no_finished_file_is_refused_or_found(data):
    try:
        report = check(data)
    except InputError:
        return
    assert report.failed


def test_json_that_is_no_memo_is_refused():
    with pytest.raises(MemoError):
        check(b'{"a": 1}')


def test_only_errors_fail_a_file():
    from reportpipe.model import Note

    notes = [Note(code="a.b", level=level, message="m") for level in ("info", "warning", "error")]
    assert [Checked(findings=(note,), covered=(), not_covered=()).failed for note in notes] == [False, False, True]


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_pdf_is_reported_or_refused_never_a_crash(good, seed):
    """Bytes put in the place of others: what still opens gives a report."""
    chance = random.Random(seed)  # noqa: S311 - the same damage in every run
    data = bytearray(good)
    for _ in range(chance.choice([1, 5, 40])):
        place = chance.randrange(len(data))
        data[place : place + chance.randrange(1, 9)] = chance.randbytes(chance.randrange(9))
    try:
        report = check(bytes(data))
    except InputError:
        return
    assert isinstance(report, Checked)
