"""What a real policy commentary must give: the article in ../shared/seeds, read through the public names."""

import datetime as dt

import pytest

import reportpipe

NOT_ACTORS = ("Suchkov", "Savostyanov", "TASS", "MGIMO", "RIAC", "ISPI", "Getty", "Middle East Institute")


@pytest.fixture(scope="module")
def article(shared):
    return reportpipe.read(next((shared / "seeds").glob("*.txt")))


@pytest.fixture(scope="module")
def findings(article):
    return reportpipe.annotate(article)


def test_who_wrote_it_and_where(article):
    assert article.authors == ("Maxim Suchkov",)
    assert article.publisher == "Middle East Institute"
    assert (article.title_origin, article.published.origin) == ("derived", "inferred")
    assert sum(block.kind == "heading" for block in article.blocks) == 3
    assert [block.kind for block in article.blocks[-3:]] == ["boilerplate"] * 3


def test_nobody_from_the_boilerplate_is_an_actor(findings):
    names = [name for actor in findings.actors for name in (actor.name, *(alias.name for alias in actor.aliases))]
    assert [name for name in names if any(word in name for word in NOT_ACTORS)] == []


def test_the_summary_is_the_assessment_and_the_concerns_stay_whole(findings):
    text = " ".join(point.text for point in findings.points)
    assert "can live with it" in findings.points[0].text
    assert "donations" not in text
    assert "conspiracies" not in text
    concerns = next(point.text for point in findings.points if "four major items" in point.text)
    assert concerns.startswith("Amb. Zamir Kabulov")
    assert concerns.rstrip(".").endswith("diplomatic and consular missions")


def test_the_delegation_is_dated_and_the_year_marked_as_inferred(findings):
    event = next(event for event in findings.events if "delegation" in event.text and "Doha" in event.text)
    assert (event.when.first, event.when.last) == (dt.date(2021, 7, 9), dt.date(2021, 7, 9))
    assert event.when.anchor == "inferred"


@pytest.mark.parametrize(
    ("name", "kind", "role"),
    [
        ("Zamir Kabulov", "person", "special envoy for Afghanistan"),
        ("Maria Zakharova", "person", "spokesperson for the Foreign Ministry"),
        ("Taliban", "armed group", ""),
        ("Russia", "state", ""),
    ],
)
def test_who_acts_is_in_the_table_with_the_role_the_source_gives(findings, name, kind, role):
    shown = {actor.name: actor for actor in findings.actors[:10]}
    assert shown[name].kind == kind
    assert role in (shown[name].role or "")


def test_every_item_points_at_words_of_the_body(article, findings):
    inside = [(block.start, block.end) for block in article.paragraphs]
    for item in (*findings.points, *findings.actors, *findings.events):
        assert item.evidence
        for span in item.evidence:
            assert any(start <= span.start < span.end <= end for start, end in inside), item.id
