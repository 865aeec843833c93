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


def test_a_body_named_by_the_end_of_its_name_is_one(make_article):
    article = make_article("The Boston Red Sox lost on Monday. Holt joined the Red Sox in May. The Red Sox won.")
    assert aliases(article)["Boston Red Sox"] == {"Red Sox": "short form"}


def test_two_names_that_the_text_gives_one_person_are_one_row(make_article):
    article = make_article(
        "Ahmed al-Sharaa, also known as Abu Mohammad al-Jolani, met envoys in Damascus. Jolani promised elections."
    )
    (names,) = ({name, *others} for name, others in aliases(article).items() if "Jolani" in name)
    assert names >= {"Ahmed al-Sharaa", "Abu Mohammad al-Jolani", "Jolani"}
    row = aliases(article)["Abu Mohammad al-Jolani"]
    assert row["Ahmed al-Sharaa"] == "another name, ¶1"


def test_honours_after_a_name_do_not_make_it_another(make_article):
    article = make_article(
        "Fiona Drummond KC argued the case. Drummond said that she would appeal. Fiona Drummond left."
    )
    (row,) = (actor for actor in key_actors(article) if "Drummond" in actor.name)
    assert len(row.mentions) == 3


def test_an_office_is_nobody(make_article):
    article = make_article(
        "The Prime Minister met Stephen King in Paris. King thanked the Speaker. Thank you, Mr. Speaker."
    )
    names = {actor.name for actor in key_actors(article)}
    assert "Stephen King" in names
    assert not {"Prime Minister", "Speaker", "King"} & names


def test_a_short_form_of_two_bodies_is_of_the_one_named_last(make_article):
    article = make_article(
        "The Multinational Task Force met. Niger said that it had left the Task Force.\n"
        "The Civilian Task Force was formed later. Members of the Task Force handed in their arms."
    )
    rows = {actor.name: len(actor.mentions) for actor in key_actors(article)}
    assert rows["Multinational Task Force"] == rows["Civilian Task Force"] == 2
    assert "Task Force" not in rows


def test_a_name_before_its_bearer_is_introduced_is_of_the_company(make_article):
    article = make_article(
        "Adani won the contract in May. Gautam Adani, the chairman, had met ministers. The Adani Group denied it."
    )
    rows = aliases(article)
    assert rows["Adani Group"] == {"Adani": "short form"}
    assert rows["Gautam Adani"] == {}


def test_what_is_called_like_a_town_and_acts_is_the_company(make_article):
    article = make_article("Savannah Energy resumed work. Savannah's manager invited members to the field.")
    assert aliases(article)["Savannah Energy"] == {"Savannah": "short form"}
