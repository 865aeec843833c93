"""Who is who."""

import pytest

from reportpipe.annotate.actors import key_actors
from reportpipe.annotate.definitions import definitions
from reportpipe.annotate.joining import spelling


@pytest.mark.parametrize(
    "names",
    [
        ("Zelensky", "Zelenskyy", "Zelenskiy"),
        ("Gaddafi", "Qaddafi"),
        ("Mohammed", "Mohammad"),
        ("Dostoevsky", "Dostoyevsky"),
        ("Sharif", "Shareef"),
    ],
)
def test_transliterations_of_one_name_come_out_alike(names):
    assert len({spelling(name) for name in names}) == 1


@pytest.mark.parametrize("pair", [("Putin", "Patin"), ("Lavrov", "Larov"), ("Merkel", "Markel"), ("Kim", "Kem")])
def test_other_names_stay_apart(pair):
    assert spelling(pair[0]) != spelling(pair[1])


def aliases(article):
    return {actor.name: {alias.name: alias.reason for alias in actor.aliases} for actor in key_actors(article)}


def test_initials_and_forenames_join(make_article):
    article = make_article("Sergei Lavrov spoke in Minsk on Monday. S. Lavrov left early. Lavrov will return.")
    rows = aliases(article)
    assert rows["Sergei Lavrov"]["Lavrov"] == "surname"
    assert sum("Lavrov" in name for name in rows) == 1


def test_a_shared_surname_goes_to_the_one_named_most(make_article):
    article = make_article(
        "Benazir Bhutto returned in October. Bhutto spoke to thousands. Her niece Fatima Bhutto wrote about it. "
        "Bhutto was killed in December."
    )
    row = next(actor for actor in key_actors(article) if actor.name == "Benazir Bhutto")
    assert len(row.mentions) == 3


def test_an_acronym_joins_the_full_name_whose_initials_it_is(make_article):
    article = make_article(
        "The Tigray Relief Council met on Monday. Officials of the Tigray Relief Council asked for help. "
        "The TRC met again."
    )
    assert aliases(article)["Tigray Relief Council"] == {"TRC": "acronym of the full name"}


def test_a_government_by_its_full_style_belongs_to_its_state(make_article):
    article = make_article("Kenya asked for time. The Government of Kenya said that it would pay.")
    assert list(aliases(article)) == ["Kenya"]


def test_definitions_are_the_shortest_name_that_fits():
    text = "Members of the Economic Community of West African States (ECOWAS) met (again)."
    (found,) = definitions(text).values()
    assert text[found.start : found.end] == "Economic Community of West African States"
    assert found.short == "ECOWAS"


def test_a_bracket_after_other_words_defines_nothing():
    assert definitions("He came late (NATO had left) and said so (UN).") == {}
