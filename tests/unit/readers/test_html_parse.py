"""Markup that loses or delays an article in libxml2: the article comes through, in bounded time."""

import time

import pytest

from reportpipe.errors import EmptySource, Malformed
from reportpipe.readers import read
from reportpipe.readers.html_parse import MOST_ATTRIBUTES

TITLE = "The ferry line closes"
WORDS = "The council voted on Monday to close the line, and the crews were told the same evening by letter."
ARTICLE = f"<h1>{TITLE}</h1><p>{WORDS}</p><p>{WORDS} Nobody asked them.</p>"


@pytest.mark.parametrize(
    "before",
    [
        "<object data='a.swf'></object><embed src='b.swf'>",
        "<svg></p><style><a id='</style><img src=1>'>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=1>'>",
        "<noscript><p title='</noscript><img src=x>'>",
        "<embed src=a><embed src=b><embed src=c>",
    ],
)
def test_an_element_left_open_does_not_swallow_the_article(before: str):
    article = read(f"<html><body><article>{before}{ARTICLE}</article></body></html>".encode(), "a.html")
    assert article.title == TITLE
    assert article.text.count(WORDS) == 2


def test_what_stands_in_such_elements_is_still_no_text():
    page = f"<html><body><article>{ARTICLE}<svg><text>AXIS</text></svg><noscript><p>TURN ON</p></noscript></article>"
    text = read(page.encode(), "a.html").text
    assert "AXIS" not in text
    assert "TURN ON" not in text


@pytest.mark.parametrize("opening", ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<blockquote>", "<x-a class='x'>"])
def test_thousands_of_nested_elements(opening: str):
    """The article behind them is read as plain paragraphs and headings, and a Note says so."""
    article = read(f"<html><body>{opening * 3000}{ARTICLE}</body></html>".encode(), "a.html")
    assert article.title == TITLE
    assert article.text.count(WORDS) == 2
    assert "reader.html.markup" in [note.code for note in article.notes]


def test_nesting_that_cannot_be_flattened_is_refused():
    with pytest.raises(Malformed, match="nested too deeply"):
        read(f"<html><body>{'<template>' * 3000}{ARTICLE}".encode(), "a.html")


@pytest.mark.parametrize("tail", [">Behind it.</p>", ""])
def test_fifty_thousand_attributes_take_no_time(tail: str):
    attributes = " ".join(f"a{number}='>'" for number in range(50_000))
    started = time.process_time()
    article = read(f"<html><body>{ARTICLE}<p {attributes}{tail}</body></html>".encode(), "a.html")
    assert time.process_time() - started < 10
    assert article.text.count(WORDS) == 2
    assert ("Behind it." in article.text) == bool(tail)
    assert "reader.html.markup" in [note.code for note in article.notes]


def test_few_long_attributes_stay():
    page = f"<html><body><article>{ARTICLE}<p style='display: none; {'x y ' * MOST_ATTRIBUTES}'>HIDDEN</p></article>"
    assert "HIDDEN" not in read(page.encode(), "a.html").text


@pytest.mark.parametrize("decoy", ["<!-- ", '<a ="', "<p ", "<script>", "<a b='"])
def test_markup_that_never_ends_takes_linear_time(decoy: str):
    started = time.process_time()
    assert WORDS in read(f"<html><body><article>{ARTICLE}{decoy * 50_000}".encode(), "a.html").text
    assert time.process_time() - started < 10


@pytest.mark.parametrize("menu", ["<nav><a href='/'>Home</a></nav>", "<ul class='menu'><li>Home<li>News</ul>"])
def test_a_page_with_nothing_but_a_menu(menu: str):
    with pytest.raises(EmptySource, match="no article in the page"):
        read(f"<html><body>{menu}</body></html>".encode(), "a.html")


def test_an_article_in_a_part_that_looks_like_furniture_is_read():
    page = f"<html><body><form class='widget'>{ARTICLE}</form></body></html>"
    assert WORDS in read(page.encode(), "a.html").text
