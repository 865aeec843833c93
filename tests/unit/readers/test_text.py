"""Plain text: paragraphs however their author parted them, and the marks of headings, lists and quotes."""

import textwrap

import pytest

from reportpipe.readers.text import find_blocks

LONG = (
    "The authority said that the vessels would leave the port before the end of the month, and that nobody "
    "would stop them."
)


def found(text: str) -> list[tuple[str, str]]:
    return [(block.kind, " ".join(block.text.split())) for block in find_blocks(text)]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_blank_lines_part_paragraphs(ending: str):
    assert found(f"One is here.{ending}{ending}{ending}Two is here.") == [
        ("paragraph", "One is here."),
        ("paragraph", "Two is here."),
    ]


def test_each_long_line_is_a_paragraph_where_there_are_no_blank_lines():
    assert found(f"{LONG}\n{LONG}\nA heading\n{LONG}") == [
        ("paragraph", LONG),
        ("paragraph", LONG),
        ("paragraph", "A heading"),
        ("paragraph", LONG),
    ]


@pytest.mark.parametrize("width", [60, 72, 78])
def test_lines_wrapped_at_a_width_are_joined(width: int):
    text = "\n\n".join(textwrap.fill(f"{LONG} {LONG}", width) for _ in range(3))
    assert found(text) == [("paragraph", f"{LONG} {LONG}")] * 3


def test_wrapped_paragraphs_without_blank_lines_are_parted_by_their_short_last_lines():
    one = (
        "The ships left at dawn, and by noon the last of them was out of sight. Nobody in the harbour had "
        "come to see them go."
    )
    text = "\n".join(textwrap.fill(one, 72) for _ in range(3))
    assert found(text) == [("paragraph", one)] * 3


def test_wrapped_paragraphs_are_parted_by_indents():
    text = "\n".join(textwrap.fill(f"{LONG} {LONG}", 72, initial_indent="    ") for _ in range(3))
    assert found(text) == [("paragraph", f"{LONG} {LONG}")] * 3


def test_a_line_that_breaks_in_the_middle_of_a_sentence_goes_on():
    assert found(
        f"{LONG[:-1]}\nand so on to the end of what is a rather long sentence, which stops here.\n{LONG * 2}"
    ) == [
        ("paragraph", f"{LONG[:-1]} and so on to the end of what is a rather long sentence, which stops here."),
        ("paragraph", LONG * 2),
    ]


def test_bullets_and_numbers_make_list_items():
    assert found("Three things:\n- one is here\n- two is there\n  1) deep") == [
        ("paragraph", "Three things:"),
        ("list item", "one is here"),
        ("list item", "two is there"),
        ("list item", "deep"),
    ]


def test_wrapped_list_items_are_joined():
    items = [f"* {LONG}", f"* {LONG}"]
    text = "\n".join(textwrap.fill(item, 70, subsequent_indent="  ") for item in items)
    assert found(text) == [("list item", LONG), ("list item", LONG)]


def test_a_dash_at_the_start_of_a_wrapped_line_is_no_bullet():
    text = (
        "The talks in Geneva lasted for a long time\n– too long, said some of those who came – and\nthey "
        "cost a great deal of money."
    )
    assert [kind for kind, _ in found(text)] == ["paragraph"]


def test_quoted_lines_make_a_quote():
    assert found("He wrote:\n\n> Never again,\n> and never here.\n\nThat was all.")[1] == (
        "quote",
        "Never again, and never here.",
    )


def test_marks_of_headings_are_read_and_rules_dropped():
    text = f"# The title\n\n{LONG}\n\nSecond part\n-----------\n\n{LONG}\n\n* * *\n\n{LONG}"
    assert found(text) == [
        ("heading", "The title"),
        ("paragraph", LONG),
        ("heading", "Second part"),
        ("paragraph", LONG),
        ("paragraph", LONG),
    ]


def test_form_feeds_and_tabs_do_no_harm():
    assert found("\tOne is here.\f\n\nTwo\tis here.") == [("paragraph", "One is here."), ("paragraph", "Two is here.")]
