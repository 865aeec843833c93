"""memo.json: complete, stable, and refused with a clear message when broken."""

import json

import jsonschema
import pytest

from reportpipe.errors import MemoError
from reportpipe.typeset import json as memo_json
from reportpipe.typeset import typeset


def test_what_is_dumped_loads_again_to_the_same_memo_and_bytes(memo):
    data = memo_json.dump(memo)
    assert memo_json.load(data) == memo
    assert memo_json.dump(memo_json.load(data)) == data


@pytest.mark.parametrize("to", ["html", "json", "pdf"])
def test_every_file_can_be_made_again_from_memo_json_alone(memo, to):
    assert typeset(memo_json.load(typeset(memo, "json")), to) == typeset(memo, to)


def test_the_bytes_are_readable_utf8_with_a_final_line_break(memo):
    data = memo_json.dump(memo)
    assert data.endswith(b"}\n")
    assert "Dvořák" in data.decode("utf8")


def test_the_memo_follows_the_published_schema(memo):
    schema = memo_json.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(memo_json.dump(memo)), schema)


def test_the_schema_says_what_every_field_is():
    schema = memo_json.schema()
    kinds = {"Memo": schema, **schema["$defs"]}
    bare = [
        f"{name}.{field}"
        for name, kind in kinds.items()
        for field, of in kind["properties"].items()
        if "description" not in of
    ]
    assert bare == []


def test_the_schema_refuses_what_the_program_refuses(memo):
    value = json.loads(memo_json.dump(memo))
    value["surprise"] = 1
    assert not jsonschema.Draft202012Validator(memo_json.schema()).is_valid(value)


def change(memo, path, value):
    """The memo's JSON with one value replaced; `path` is keys and indices."""
    changed = json.loads(memo_json.dump(memo))
    *way, last = path
    place = changed
    for step in way:
        place = place[step]
    place[last] = value
    return json.dumps(changed).encode()


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("schema_version",), 99, "schema version 99"),
        (("title",), None, "title: Input should be a valid string"),
        (("surprise",), 1, "surprise: Extra inputs"),
        (("points", 0, "evidence", 0, "end"), 10**6, "points at characters"),
        (("points", 0, "evidence", 0, "article"), "a_0", "which is not there"),
        (("sections", 0, "items"), ["pt_gone"], "shows pt_gone"),
        (("articles",), [], "no article"),
        (("articles", 0, "blocks", 1, "start"), 0, "out of place"),
    ],
)
def test_a_broken_memo_is_refused_with_the_place(memo, path, value, message):
    with pytest.raises(MemoError, match=message):
        memo_json.load(change(memo, path, value))


def test_two_items_with_one_id_are_refused(memo):
    with pytest.raises(MemoError, match="same id"):
        memo_json.load(change(memo, ("points", 1, "id"), memo.points[0].id))


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[]", b"3", b"{", b"[" * 100_000])
def test_what_is_no_memo_at_all_is_refused(data):
    with pytest.raises(MemoError, match=r"not a memo\.json"):
        memo_json.load(data)
