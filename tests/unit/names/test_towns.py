"""Towns, which the network takes for persons where no preposition stands before them."""

import pytest

from reportpipe.annotate.names import find_names
from reportpipe.annotate.towns import is_town


@pytest.mark.parametrize("name", ["Kunduz", "KUNDUZ", "Al Hasakah", "Hasakah", "al-Hasakah", "Klaipėda", "Klaipeda"])
def test_a_town_is_known_in_its_usual_spellings(name):
    assert is_town(name)


@pytest.mark.parametrize("name", ["Batman", "Meridian", "Temasek", "Olsen", "Ursula", "Ard", "", "Kunduz Ltd"])
def test_what_else_bears_the_name_of_a_town_is_none(name):
    assert not is_town(name)


@pytest.mark.parametrize("text", ["The army retook Kunduz after two weeks.", "Kunduz fell within a day."])
def test_a_town_is_a_place_where_no_preposition_tells(text):
    assert [(text[each.start : each.end], each.kind) for each in find_names(text)] == [("Kunduz", "place")]


def test_a_person_may_bear_the_name_of_a_town():
    text = "Zamir Kunduz spoke. Kunduz left."
    assert {each.kind for each in find_names(text)} == {"person"}
