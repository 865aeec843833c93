"""Bold questions: an interviewer's words are paragraphs, a report's questions are headings."""

from collections.abc import Callable

import pytest

from reportpipe.model import Article
from reportpipe.readers import read

Blocks = Callable[[Article], list[tuple[str, str]]]

LONG = "You said in the spring that the line would be kept open. What has changed your mind since then, Minister?"
SHORT = "And the crews?"
PUT = "Will you keep your word?"


def markdown(questions: list[str], prose: tuple[str, ...]) -> bytes:
    pairs = (f"**{question}**\n\n{answer}" for question, answer in zip(questions, prose, strict=False))
    return "\n\n".join(["# The ferry line closes", "## A question of money", prose[2], *pairs]).encode()


def page(questions: list[str], prose: tuple[str, ...]) -> bytes:
    pairs = "".join(f"<p><b>{asked}</b></p><p>{answer}</p>" for asked, answer in zip(questions, prose, strict=False))
    return f"<article><h1>The ferry line closes</h1><h2>A question of money</h2><p>{prose[2]}</p>{pairs}".encode()


@pytest.mark.parametrize("make", [markdown, page])
@pytest.mark.parametrize(
    ("questions", "kind"),
    [([LONG, SHORT], "paragraph"), ([SHORT, "Why now?"], "heading"), ([SHORT, PUT, "Do you regret it?"], "paragraph")],
)
def test_bold_questions(
    make: Callable[..., bytes], questions: list[str], kind: str, blocks: Blocks, prose: tuple[str, ...]
):
    """One that is too long for a heading tells that it is an interview, or most that are put to somebody."""
    article = read(make(questions, prose), "a.md" if make is markdown else "a.html")
    found = {text: kind for kind, text in blocks(article)}
    assert found[SHORT] == kind
    assert found["A question of money"] == "heading"


def test_bold_headings_of_an_interview_stay(blocks: Blocks, prose: tuple[str, ...]):
    found = blocks(read(markdown([LONG, "The bill"], prose), "a.md"))
    assert ("heading", "The bill") in found
