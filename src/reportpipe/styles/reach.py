"""Which fields of the memo a template prints: its own blocks and those that it takes over from its parent."""

from collections.abc import Iterator, Sequence

import jinja2
from jinja2 import nodes


class BrokenTemplateError(ValueError):
    """The template is not Jinja2; the message says where."""


def printed(template: str, parent: str) -> frozenset[str]:
    """Names such as `memo.actors` in what is reached from the page; a block that a child replaced is not.

    `parent` is the source of the template that `{% extends %}` names; empty without one.

    Raises:
        BrokenTemplateError: one of the two does not compile.
    """
    child = _parsed(template)
    inherits = parent and child.find(nodes.Extends) is not None
    chain = (child, _parsed(parent)) if inherits else (child,)
    blocks: dict[str, list[nodes.Block]] = {}
    for page in chain:
        for block in page.find_all(nodes.Block):
            blocks.setdefault(block.name, []).append(block)
    return frozenset(_names(chain[-1], blocks, ()))


def _parsed(template: str) -> nodes.Template:
    try:
        return jinja2.Environment(autoescape=True).parse(template)
    except jinja2.TemplateSyntaxError as error:
        raise BrokenTemplateError(f"line {error.lineno}: {error.message}") from error


def _names(node: nodes.Node, blocks: dict[str, list[nodes.Block]], within: Sequence[tuple[str, int]]) -> Iterator[str]:
    """Names below a node; `within` are the blocks that it stands in, each with its place in the chain of parents."""
    if isinstance(node, nodes.Block):
        yield from _block(node.name, 0, blocks, within)
        return
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        if node.node.name == "memo":
            yield f"memo.{node.attr}"
        elif node.node.name == "self":
            yield from _block(node.attr, 0, blocks, within)
    if isinstance(node, nodes.Name) and node.name == "super" and within:
        name, place = within[-1]
        yield from _block(name, place + 1, blocks, within)
    for child in node.iter_child_nodes():
        yield from _names(child, blocks, within)


def _block(
    name: str, place: int, blocks: dict[str, list[nodes.Block]], within: Sequence[tuple[str, int]]
) -> Iterator[str]:
    """Names in a block as it is in the end; a block that holds itself is looked at once."""
    if place < len(blocks.get(name, ())) and (name, place) not in within:
        for child in blocks[name][place].iter_child_nodes():
            yield from _names(child, blocks, (*within, (name, place)))
