"""Whatever bytes come in: an Article that keeps its promises, or an error for people."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reportpipe.errors import InputError, ToolError
from reportpipe.model import Article, Source
from reportpipe.readers import read
from reportpipe.readers.article import make_article
from reportpipe.readers.draft import Draft, RawBlock
from reportpipe.settings import Settings

LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [
                "",
                "By Jane Doe",
                "3 May 2024",
                "A heading",
                "- an item",
                "> quoted",
                "The minister said on Friday, July 9 that the talks of 2015 would go on until the end of the week.",
                "Photo by Ana Prieto via Getty Images",
                "Jane Doe is a fellow at the Delta Institute.",
                "The Delta Institute (DI) is an independent organisation.",
                "Related articles",
                "Table 1. Figures",
                "=====",
                "© 2024 Quay",
            ]
        ),
    ),
    max_size=14,
)


def check(article: Article) -> None:
    """The promises of an Article: blocks in order, apart, inside the text, without blank ends; text NFC."""
    assert unicodedata.is_normalized("NFC", article.text)
    end = 0
    for block in article.blocks:
        assert end <= block.start < block.end <= len(article.text)
        assert article.text[end : block.start] == ("\n\n" if end else "")
        words = article.text[block.start : block.end]
        assert words == words.strip()
        assert "\n" not in words or block.kind == "table"
        assert (block.reason is not None) == (block.kind == "boilerplate")
        end = block.end
    assert end == len(article.text)
    assert article.title.strip()
    assert len([block for block in article.blocks if block.kind == "title"]) <= 1
    assert Article.model_validate_json(article.model_dump_json()) == article


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINES.map("\n".join))
@example("\u0300\u0301")
@example("A\n\u0300b c")
@example("\u202eabc")
def test_any_text_gives_an_article_that_keeps_its_promises(text: str):
    data = text.encode("utf8", "surrogatepass")
    try:
        article = read(data, "x.txt")
    except InputError:
        return
    check(article)
    assert read(data, "x.txt") == article


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The Court recommends that the ministry", "paragraph"),
        ("What the ministry should do", "heading"),
        ("Further measures", "heading"),
    ],
)
def test_a_sentence_that_goes_on_in_a_list_is_no_heading(line: str, kind: str):
    prose = "The Court of Audit looked at sixty contracts for buses and found that eleven were paid for twice."
    text = f"{prose}\n\n{line}\n(a) cancel the contracts of closed schools;\n(b) keep a register of journeys.\n"
    blocks = {
        article.text[b.start : b.end]: b.kind for article in [read(text.encode(), "x.txt")] for b in article.blocks
    }
    assert blocks[line] == kind


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400), st.sampled_from(["x", "x.txt", "x.html", "x.pdf", "x.docx"]))
def test_any_bytes_give_an_article_or_an_error(data: bytes, name: str):
    try:
        check(read(data, name))
    except (InputError, ToolError) as error:
        assert error.hint  # noqa: PT017 - either outcome is right


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "<p>",
                    "</p>",
                    "<h1>",
                    "<div class='nav'>",
                    "</div>",
                    "<table><tr><td>",
                    "<li>",
                    "<br>",
                    "<b>",
                    "<sup>1</sup>",
                ]
            ),
            st.text(max_size=20),
            st.just("The minister said that the talks would go on. "),
        ),
        max_size=25,
    ).map("".join)
)
def test_any_markup_gives_an_article_or_an_error(markup: str):
    data = f"<html><body>{markup}</body></html>".encode("utf8", "surrogatepass")
    try:
        check(read(data, "x.html"))
    except InputError as error:
        assert error.hint  # noqa: PT017 - either outcome is right


def test_no_word_of_plain_text_is_lost(prose: tuple[str, ...], read_text: Callable[..., Article]):
    text = "\n\n".join(["A title", "By Jane Doe", *prose, "Photo by Ana Prieto/AFP", "© 2024 Quay"])
    assert read_text(text).text.split() == text.split()


def test_ids_follow_the_content_not_the_name():
    one, two = read(b"Some words here.", "a.txt"), read(b"Some words here.", "b.txt", origin="/else/b.txt")
    assert one.id == two.id
    assert one.source.id == two.source.id
    assert two.source.origin == "/else/b.txt"
    assert read(b"Other words here.", "a.txt").id != one.id


def test_a_readers_title_is_shown_once():
    source = Source(id="0" * 64, name="x", media_type="text/plain", size=1)
    blocks = (
        RawBlock("title", "The title"),
        RawBlock("paragraph", "Words that go on for a while until they end here."),
    )
    article = make_article(Draft(blocks=blocks), source, Settings())
    assert article.text.count("The title") == 1
    assert (article.title, article.title_origin) == ("The title", "stated")


def test_an_unknown_reader_names_the_known_ones():
    from reportpipe.errors import UsageError
    from reportpipe.readers import READERS

    with pytest.raises(UsageError, match="text/html"):
        READERS.get("text/klingon")
