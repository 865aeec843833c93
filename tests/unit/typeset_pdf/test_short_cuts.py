"""What makes a PDF cheaper changes nothing in it."""

import gc
import io

import pikepdf
import pytest

from reportpipe.typeset import engine, output
from reportpipe.typeset import pdf as writer


def unparsed(value: object) -> bytes:
    return value.unparse() if isinstance(value, pikepdf.Object) else str(value).encode()


def contents(data: bytes) -> list[object]:
    """Every object of a file but its identifier: dictionaries as text, streams unpacked with what is said of them."""
    found: list[object] = []
    with pikepdf.open(io.BytesIO(data)) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Stream):
                said = {key: unparsed(item[key]) for key in item if key not in {"/Length", "/ID"}}
                packed = item.get("/Type") in {pikepdf.Name.XRef, pikepdf.Name.ObjStm}
                found.append(said if packed else (said, item.read_bytes()))
            else:
                found.append(unparsed(item))
    return found


def test_objects_written_once_are_the_same_objects(memo, pdf, monkeypatch):
    monkeypatch.setattr(writer, "settle", lambda pdf: None)
    assert contents(output(memo, "pdf").data) == contents(pdf.data)


def test_the_collector_rests_while_a_page_is_set_and_only_then():
    with engine.undisturbed():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="a page"), engine.undisturbed():
        raise ValueError("a page")
    assert gc.isenabled()


def test_a_collector_that_its_owner_stopped_stays_stopped():
    gc.disable()
    try:
        with engine.undisturbed():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_items_can_be_addressed_though_rows_carry_no_id(memo, pdf):
    """`memo.pdf#ID` in a viewer: on paper the anchor of a row stands on words in it."""
    with pikepdf.open(io.BytesIO(pdf.data)) as document:
        names = {str(name) for name in list(document.Root.Names.Dests.Names)[::2]}
    assert names >= {item for section in memo.sections for item in section.items}
