"""Words at their places become lines in reading order, without what stands in the margins."""

import itertools
from dataclasses import replace

import pytest

from reportpipe.readers.pdf_lines import Line, Page, reading_order, without_running_heads
from reportpipe.readers.pdf_margins import plain_words
from reportpipe.readers.pdf_words import Word


def words(text: str, left: float, base: float, size: float = 10) -> list[Word]:
    """Words of a line, half the size wide for each letter."""
    found = []
    for word in text.split():
        right = left + len(word) * size / 2
        found.append(Word(word, left, right, base, size, bold=False))
        left = right + size / 4
    return found


def test_numbers_of_lines_go_but_those_of_table_rows_stay():
    rows = [words("the witness went on to say so", 60, 700 - 12 * n) for n in range(12)]
    numbers = [Word(str(n + 1), 30, 30 + 5 * len(str(n + 1)), 700 - 12 * n, 8, bold=False) for n in range(12)]
    assert plain_words([*itertools.chain(*rows), *numbers]) == tuple(itertools.chain(*rows))
    assert len(plain_words([*itertools.chain(*rows[:6]), *numbers[:6]])) == 6 * 8
    years = [replace(word, text=str(1990 + 3 * n)) for n, word in enumerate(numbers)]
    assert len(plain_words([*itertools.chain(*rows), *years])) == 12 * 8


@pytest.mark.parametrize(
    ("letter", "line", "first"),
    [
        ("T", "he port was closed in the spring", "The"),
        ("A", "port was closed and a port was opened", "A port"),
        ("I", "n the spring the port was closed", "In"),
        ("“W", "e waited in the port", "“We"),
    ],
)
def test_a_large_first_letter_joins_its_word(letter: str, line: str, first: str):
    below = [word for n in range(1, 6) for word in words("a port like any other was in the news", 50, 700 - 12 * n)]
    large = Word(letter, 50, 70, 676, 36, bold=False)
    found = plain_words([large, *words(line, 72, 700), *below])
    assert found[0].text == first
    assert large not in found


def test_lines_of_a_row_by_row_content_stream_come_column_by_column():
    """PDFs that draw both columns of a line together are still read down the left column first."""
    rows = [
        words("left column line number xx", 50, 700 - 12 * n) + words("right column line number yy", 300, 700 - 12 * n)
        for n in range(12)
    ]
    head = words("A title that runs right across both of the columns of this page", 50, 740, 12)
    lines = reading_order(Page(1, 600, 800, tuple(itertools.chain(head, *rows))))
    assert [line.text.split()[0] for line in lines] == ["A", *["left"] * 12, *["right"] * 12]


def test_a_short_column_is_not_parted_at_its_own_word_spaces():
    """Of the last page's rows few are of its short column: few cross what is clear in most of them."""
    short = [
        words("left", 50, 700 - 12 * n)
        + (words("row with long wordswordswords here", 75, 700 - 12 * n) if n < 4 else words("so.", 120, 700 - 12 * n))
        + words("and the same line again", 165, 700 - 12 * n)
        for n in range(12)
    ]
    long = [words("right column line number yy", 300, 704 - 10 * n) for n in range(20)]
    lines = reading_order(Page(1, 600, 800, tuple(itertools.chain(*short, *long))))
    assert [line.text.split()[0] for line in lines] == [*["left"] * 12, *["right"] * 20]


def test_running_heads_go_only_where_they_repeat():
    def line(text: str, base: float, number: int) -> Line:
        return Line(text, 50, 500, base, 10, bold=False, page=number, height=800, column=(50, 550))

    pages = [
        [
            line("Quarterly 7", 780, n),
            line("Only here", 770, n) if n == 1 else line("Body", 400, n),
            line("The same body", 400, n),
            line(str(n), 20, n),
        ]
        for n in (1, 2, 3)
    ]
    kept, heads = without_running_heads(pages)
    assert [each.text for each in kept] == [
        "Only here",
        "The same body",
        "Body",
        "The same body",
        "Body",
        "The same body",
    ]
    assert heads == ("Quarterly #", "#")


def test_a_single_page_keeps_its_first_and_last_line():
    lines = [
        Line(text, 50, 500, base, 10, bold=False, page=1, height=800, column=(50, 550))
        for text, base in (("First words", 780), ("Last words", 20))
    ]
    assert without_running_heads([lines]) == (lines, ())


def test_labels_of_rows_are_no_box_beside_the_text():
    """Dates that stand beside the lines they belong to stay with them."""
    rows = [
        words(f"{number} May", 50, 700 - 39 * number)
        + words("the authority said again that its pilots", 150, 700 - 39 * number)
        + words("had nothing to do with the grounding of", 150, 687 - 39 * number)
        + words("the ferry at the northern lock that day", 150, 674 - 39 * number)
        for number in range(1, 6)
    ]
    lines = reading_order(Page(1, 600, 800, tuple(itertools.chain(*rows))))
    assert [line.aside for line in lines] == [False] * 15
    assert [line.text.split()[0] for line in lines[::3]] == ["1", "2", "3", "4", "5"]
