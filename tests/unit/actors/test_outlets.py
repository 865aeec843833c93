"""Outlets that something was told to, or that reported it, are no actors of the story; those that do something are."""

import pytest

from reportpipe.annotate.actors import key_actors


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Prime Minister Ernesto Vidal told RPP on Monday that he would stay.", "RPP"),
        ("Nine ships are waiting, Al Jazeera reported.", "Al Jazeera"),
        ("Minister Ana Lopes was due in Salz on Thursday, according to Politico.", "Politico"),
        ("HarbourWire first reported the sale. Minister Ana Lopes denied it.", "HarbourWire"),
        ("In an interview with France 24, Minister Ana Lopes denied it.", "France 24"),
    ],
)
def test_an_outlet_that_was_told_or_reported_is_no_actor(text, outlet, make_article):
    assert outlet not in [actor.name for actor in key_actors(make_article(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Israel banned Al Jazeera in May, and the police closed its office.",
        "Al Jazeera sued the government of Israel in May.",
        "Al Jazeera reported on the raid. Israel has banned Al Jazeera since.",
    ],
)
def test_an_outlet_that_something_happens_to_is_one(text, make_article):
    assert "Al Jazeera" in [actor.name for actor in key_actors(make_article(text))]
