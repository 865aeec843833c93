"""The scorer says what is right and what is wrong, so that its figures can be believed."""

import datetime as dt

import pytest

from reportpipe.model import Actor, Alias, Event, Findings, Point, When

GOLD = {
    "actors": [
        {"name": "Ada Okoro", "kinds": ["person"], "roles": ["the head of the Port Office"], "aliases": ["Okoro"]},
        {"name": "Port Office", "kinds": ["government body", "organisation"], "roles": [], "aliases": ["PO"]},
    ],
    "also": ["Norway"],
    "never": ["Jan Writer"],
    "bottom_lines": ["The port will close unless the two ministries agree on a budget."],
    "unacceptable": ["A long day."],
    "events": [],
}


def actor(name, *aliases, role=None, kind="person"):
    joined = tuple(Alias(name=alias, reason="surname") for alias in aliases)
    return Actor(id=name, name=name, kind=kind, role=role, aliases=joined)


def row(said, first, last, text):
    first, last = (dt.date.fromisoformat(day) if day else None for day in (first, last))
    return Event(id=text, text=text, when=When(said=said, first=first, last=last, precision="day", anchor="stated"))


def findings(*actors, points=()):
    return Findings(article="a", actors=actors, points=points)


def test_a_shown_actor_that_nobody_asked_for_is_false_and_an_accepted_one_is_not(finding):
    rows = findings(actor("Ada Okoro"), actor("Norway"), actor("The Weather"))
    assert finding.actors(GOLD, rows) == {"right": 1, "found": 2, "wanted": 2}


def test_a_row_below_the_tenth_is_not_shown(finding):
    rows = findings(*(actor(f"Norway{n}") for n in range(10)), actor("Ada Okoro"))
    assert finding.actors(GOLD, rows)["right"] == 0


def test_an_actor_under_a_joined_name_is_found_but_its_role_must_be_whole(finding):
    rows = findings(actor("Okoro", "Ada Okoro", role="head of the Port Office"))
    assert finding.roles(GOLD, rows) == {"right": 1, "wanted": 1}
    assert finding.roles(GOLD, findings(actor("Ada Okoro", role="head")))["right"] == 0
    assert finding.roles(GOLD, findings(actor("Ada Okoro")))["right"] == 0


def test_a_kind_is_right_when_it_is_one_of_those_that_fit(finding):
    rows = findings(actor("Ada Okoro"), actor("Port Office", kind="organisation"))
    assert finding.kinds(GOLD, rows) == {"right": 2, "wanted": 2}
    assert finding.kinds(GOLD, findings(actor("Ada Okoro", kind="company"))) == {"right": 0, "wanted": 1}


def test_aliases_count_only_where_they_are_joined(finding):
    apart = findings(actor("Ada Okoro", "Okoro"), actor("Port Office"), actor("PO"))
    assert finding.aliases(GOLD, apart) == {"right": 1, "wanted": 2}


def test_an_author_among_the_actors_is_a_stray(finding):
    assert finding.strays(GOLD, findings(actor("Jan Writer"), actor("Ada Okoro"))) == ["Jan Writer"]


@pytest.mark.parametrize(
    ("match", "first", "last", "right"),
    [
        ("both", "2024-05-02", "2024-05-02", True),
        ("both", "2024-05-01", "2024-05-02", False),
        ("first", "2024-05-02", None, True),
        ("first", "2024-05-01", None, False),
        ("last", None, "2024-05-02", True),
        ("last", None, "2024-05-03", False),
        ("overlap", "2024-04-01", "2024-05-31", True),
        ("overlap", "2024-05-03", "2024-05-31", False),
    ],
)
def test_a_row_matches_by_the_days_that_the_gold_asks_for(finding, match, first, last, right):
    event = {"words": "the port closed", "first": "2024-05-02", "last": "2024-05-02", "match": match}
    assert finding.is_row_of(row("2 May", first, last, "The port closed at noon"), event) is right


def test_a_row_of_the_right_day_with_other_words_is_not_the_event(finding):
    event = {"words": "closed on 2 May", "first": "2024-05-02", "last": "2024-05-02"}
    assert finding.is_row_of(row("2 May", "2024-05-02", "2024-05-02", "The port closed"), event)
    assert not finding.is_row_of(row("2 May", "2024-05-02", "2024-05-02", "The port opened"), event)


def test_a_bottom_line_may_lose_a_little_and_not_a_half(finding):
    assert finding.is_accepted(GOLD, "The port will close unless the two ministries agree on a budget.")
    assert finding.is_accepted(GOLD, "The port will close unless the two ministries agree.")
    assert finding.is_accepted(GOLD, "The port (PO) will close unless the two ministries agree on a budget.")
    assert not finding.is_accepted(GOLD, "The port will close.")
    assert not finding.is_accepted(GOLD, "")


def test_a_bad_line_is_found_inside_a_longer_point(finding):
    point = Point(id="p", role="key point", text="It ended. A long day.", evidence=())
    assert finding.unacceptable(GOLD, findings(points=(point,))) == ["It ended. A long day."]
