"""Every example article reads as a careful person reads it; the gold stands in benchmark/corpus/gold/."""


def test_title_authors_publisher_and_date_are_right(gold, article, reading):
    assert reading.wrong_metadata(gold, article) == {}


def test_every_boilerplate_line_is_marked(gold, article, reading):
    assert reading.missed_boilerplate(gold, article) == []


def test_no_body_block_is_taken_for_boilerplate(gold, article, reading):
    count = reading.boilerplate(gold, article)
    assert count["found"] == count["right"]


def test_headings_are_found_and_nothing_else_is_one(gold, article, reading):
    count = reading.headings(gold, article)
    assert count["right"] == count["found"] == count["wanted"]


def test_paragraphs_begin_where_they_begin_in_the_source(gold, article, reading):
    count = reading.paragraphs(gold, article)
    assert count["right"] == count["found"] == count["wanted"]


def test_reading_twice_gives_the_same_article(gold, article, seeds):
    from reportpipe.readers import read

    path = seeds / gold["seed"]
    assert read(path.read_bytes(), path.name) == article
