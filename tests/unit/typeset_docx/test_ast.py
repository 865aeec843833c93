"""Our own reading of the page gives the same Word file as pandoc's, and leaves to pandoc what it does not know."""

import random
import re

import pytest

from reportpipe.errors import ToolError
from reportpipe.model import Layout
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import qn, text_of
from reportpipe.typeset.docx import ast, conversion, finish, typeset


@pytest.fixture
def by_pandoc(monkeypatch):
    """`by_pandoc(make)`: what `make()` gives when pandoc reads the HTML."""

    def give(make):
        def refuse(_):
            raise ast.UnknownElementError("everything")

        with monkeypatch.context() as patch:
            patch.setattr(ast, "document", refuse)
            return make()

    return give


def both_ways(make, by_pandoc):
    return make(), by_pandoc(make)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"to": None, "dated": None, "handling": None, "organisation": None},
        {"layout": Layout(evidence="none", draft=True)},
        {"title": "A  title\u00a0with <odd> & spaces\u2003in it"},
    ],
)
def test_a_memo_is_the_same_file_either_way(memo_of, style, by_pandoc, values):
    memo = memo_of(**values)
    ours, theirs = both_ways(lambda: typeset(memo, style).data, by_pandoc)
    assert ours == theirs


def random_page(dice):
    """Paragraphs of words, marks and white space where writers of templates leave it."""
    spaces = ("", " ", "\n", "\n  ", "\t ")

    def inline(depth):
        if not depth:
            return dice.choice(("word", "a b", " c", "d ", " ", "e.", "\u00a0"))
        kind = dice.randrange(7)
        words = dice.choice(("word", "a b", " c", "d ", " ", "", "e.", "\u00a0", "f\u2003g"))
        inner = "".join(inline(depth - 1) for _ in range(dice.randrange(3))) or words
        return (
            words,
            f'<span data-custom-style="As Said">{inner}</span>',
            f"<strong>{inner}</strong>",
            f"<em>{inner}</em>",
            '<a href="https://example.org/">link</a>',
            "<br>",
            f'<span id="i{dice.randrange(10**9)}"></span>{words}',
        )[kind]

    blocks = []
    for _ in range(60):
        words = dice.choice(spaces).join(inline(2) for _ in range(dice.randrange(1, 5)))
        style = dice.choice(("Body Text", "Key Point", "Note Text"))
        blocks.append(f'{dice.choice(spaces)}<div data-custom-style="{style}">{dice.choice(spaces)}{words}</div>')
    return f"<html><body>{''.join(blocks)}<div><h1 id='h'> A head </h1></div></body></html>"


@pytest.mark.parametrize("seed", range(3))
def test_words_and_the_space_between_them_are_the_same_either_way(memo, style, by_pandoc, seed):
    page = random_page(random.Random(seed))  # noqa: S311 - the same pages every time

    def make():
        package = Package.read(conversion.convert(page, style.reference_docx, {}))
        finish(package, memo, style, "")
        return [re.sub("[ \n]+", " ", text_of(p)).strip(" ") for p in package.tree(DOCUMENT).iter(qn("w:p"))]

    ours, theirs = both_ways(make, by_pandoc)
    assert ours == theirs


def test_an_element_that_only_pandoc_knows_is_left_to_it(memo, style):
    template = "<html><body><blockquote><p>Quoted.</p></blockquote><ul><li>One</li></ul></body></html>"
    document = Package.read(typeset(memo, style.model_copy(update={"template": template})).data).tree(DOCUMENT)
    assert [text_of(paragraph) for paragraph in document.iter(qn("w:p"))] == ["Quoted.", "One"]


def test_a_pandoc_with_other_types_reads_the_html_itself(memo, style, monkeypatch):
    expected = typeset(memo, style).data
    monkeypatch.setattr(ast, "TYPES", [1, 99])
    assert typeset(memo, style).data == expected


def test_other_failures_are_not_tried_a_second_time(style, monkeypatch):
    calls = []

    def fail(*_):
        raise ToolError("pandoc failed: out of memory.")

    monkeypatch.setattr(conversion, "_from_tree", fail)
    monkeypatch.setattr(conversion, "_by_command", lambda *arguments: calls.append(arguments))
    with pytest.raises(ToolError):
        conversion.convert("<html><body><p>x</p></body></html>", style.reference_docx, {})
    assert calls == []
