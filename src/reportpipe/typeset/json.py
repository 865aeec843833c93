"""memo.json: the memo itself, complete, from which every other file can be made again."""

import ast
import inspect
import json
from itertools import pairwise
from typing import Any

from pydantic import ValidationError

from reportpipe import model
from reportpipe.errors import MemoError
from reportpipe.model import SCHEMA_VERSION, Actor, Item, Memo, Output, Span, Style

_SHOWN = 5
_HINT = "Give a .json that `reportpipe build` or `typeset` made; `reportpipe schema` prints what it looks like."


def typeset(memo: Memo, style: Style) -> Output:  # noqa: ARG001 - the shape of a writer; JSON has no look
    return Output(format="json", data=dump(memo))


def dump(memo: Memo) -> bytes:
    """UTF-8, fields in the order of the schema, two spaces of indent, one line break at the end: one memo, one form."""
    try:
        return memo.model_dump_json(indent=2).encode("utf8") + b"\n"
    except ValueError:  # half a surrogate pair, which no reader lets through: printed as `?`
        text = json.dumps(memo.model_dump(mode="json"), ensure_ascii=False, indent=2)
        return f"{text}\n".encode("utf8", "replace")


def load(data: bytes) -> Memo:
    """The memo in these bytes.

    Raises:
        MemoError: not JSON, another schema version, not after the schema, or pointing at what is not in it.
    """
    try:
        version = json.loads(data).get("schema_version")
    except UnicodeDecodeError as error:
        raise MemoError("not a memo.json: no text at all.", hint=_HINT) from error
    except (ValueError, AttributeError, RecursionError) as error:
        raise MemoError(f"not a memo.json: {error}.", hint=_HINT) from error
    if version is None:
        raise MemoError("not a memo.json: it has no schema_version.", hint=_HINT)
    if version != SCHEMA_VERSION:
        raise MemoError(f"schema version {version!r}; this program reads version {SCHEMA_VERSION}.", hint=_HINT)
    try:
        memo = Memo.model_validate_json(data)
    except ValidationError as error:
        problems = [f"{_path(item['loc'])}: {item['msg']}" for item in error.errors()]
        more = f"; and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
        raise MemoError(f"not after the schema: {'; '.join(problems[:_SHOWN])}{more}.", hint=_HINT) from error
    _check_references(memo)
    return memo


def schema() -> dict[str, Any]:
    """The JSON Schema of memo.json (draft 2020-12), each field with the words that its type says of it."""
    described = Memo.model_json_schema(mode="serialization")
    for name, definition in {"Memo": described, **described["$defs"]}.items():
        for field, words in _documented(getattr(model, name)).items():
            definition["properties"][field].setdefault("description", words)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": f"memo.json, schema version {SCHEMA_VERSION}",
        **described,
    }


def _documented(kind: type) -> dict[str, str]:
    """The docstrings of a type's fields, which only its source holds.

    pydantic would read them too, but each time that the types are loaded, which then takes 50 ms instead of 20.
    """
    (definition,) = ast.parse(inspect.getsource(kind)).body
    assert isinstance(definition, ast.ClassDef)  # noqa: S101 - for the type checker
    return {
        field.target.id: " ".join(said.value.value.split())
        for field, said in pairwise(definition.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(said, ast.Expr)
        and isinstance(said.value, ast.Constant)
        and isinstance(said.value.value, str)
    }


def _path(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location) or "the whole"


def _check_references(memo: Memo) -> None:
    """What no schema can say: ids that lead somewhere, and spans inside their article."""
    problems: list[str] = []
    every: tuple[Item, ...] = (*memo.points, *memo.actors, *memo.events, *memo.quotes, *memo.figures)
    if len({item.id for item in every}) < len(every):
        problems.append("two items have the same id")
    lengths = {article.id: len(article.text) for article in memo.articles}
    if not lengths:
        problems.append("it has no article")
    problems.extend(
        f"section {section.id} shows {item}, which is not there"
        for section in memo.sections
        for item in section.items
        if item not in memo.items
    )
    for item in every:
        spans = (*item.support, *item.mentions) if isinstance(item, Actor) else item.evidence
        problems.extend(f"{item.id} {fault}" for span in spans if (fault := _fault(span, lengths)))
    known = {actor.id for actor in memo.actors}
    for relation in memo.relations:
        problems.extend(
            f"{relation.id} names {end}, which is no actor"
            for end in (relation.subject, relation.object)
            if end not in known
        )
        problems.extend(f"{relation.id} {fault}" for span in relation.evidence if (fault := _fault(span, lengths)))
    for article in memo.articles:
        end = 0
        for block in article.blocks:
            if not end <= block.start <= block.end <= lengths[article.id]:
                problems.append(f"article {article.id}: block {block.start}-{block.end} is out of place")
            end = block.end
    if problems:
        more = f"; and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
        raise MemoError(f"does not hold together: {'; '.join(problems[:_SHOWN])}{more}.", hint=_HINT)


def _fault(span: Span, lengths: dict[str, int]) -> str | None:
    if span.article not in lengths:
        return f"points at article {span.article}, which is not there"
    if not span.start < span.end <= lengths[span.article]:
        return f"points at characters {span.start}-{span.end} of an article of {lengths[span.article]}"
    return None
