"""Reports of defence, war games and companies: what no list knows, by what the text makes of it. Our own writing."""

import pytest

from reportpipe.annotate.actors import key_actors

GAME = (
    "Ardania claims that its minority is in danger. The Ardanian army took a bridge on the border of Veslavia.\n"
    "Veslavia's parliament met in Vesna, the capital of Veslavia. Veslavia refused to talk."
)


def test_a_state_of_a_game_is_a_state(make_article):
    kinds = {actor.name: actor.kind for actor in key_actors(make_article(GAME))}
    assert (kinds["Ardania"], kinds["Veslavia"]) == ("state", "state")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Baltic Grid Services said that it would study the terms.", "company"),
        ("The National Security Services said that they would study the terms.", "government body"),
    ],
)
def test_services_are_a_company_unless_they_are_of_a_state(text, kind, make_article):
    assert [actor.kind for actor in key_actors(make_article(text))] == [kind]


@pytest.mark.parametrize("name", ["Muscat Centre for Maritime Policy", "Lisbon Institute for Energy Studies"])
def test_what_a_centre_works_on_does_not_make_it_a_company(name, make_article):
    (actor,) = key_actors(make_article(f"The {name} said that it would study the terms."))
    assert (actor.name, actor.kind) == (name, "organisation")


def test_the_first_word_of_a_company_stands_for_it(make_article):
    text = "Norvind agreed to buy Castelline Ports from a fund. Castelline runs nine terminals."
    aliases = {actor.name: [alias.name for alias in actor.aliases] for actor in key_actors(make_article(text))}
    assert aliases["Castelline Ports"] == ["Castelline"]


def test_a_rank_of_two_words_is_one(make_article):
    (actor,) = key_actors(make_article("Lt. Col. Dana Whitcombe told reporters that two villages had fallen."))
    assert (actor.name, actor.role) == ("Dana Whitcombe", "Lt. Col.")


def test_an_operation_and_a_ship_are_no_actors(make_article):
    text = (
        "Germany will not join Operation Copper Sickle. The tanker Selena Star sank. The owner of the Selena Star paid."
    )
    assert [actor.name for actor in key_actors(make_article(text))] == ["Germany"]


def test_an_airline_is_no_ship(make_article):
    text = "The carrier Nordwing said that it would fly on. Nordwing has forty aircraft."
    assert [actor.name for actor in key_actors(make_article(text))] == ["Nordwing"]


def test_a_tanker_of_two_names_and_a_frigate_called_like_a_capital_are_no_actors(make_article):
    text = "The tanker Hellas Selena was freed. The Spanish frigate Victoria escorted the tanker. Victoria then left."
    assert [actor.name for actor in key_actors(make_article(text))] == []


def test_the_letters_of_a_hull_are_no_actor(make_article):
    article = make_article("Taiwan said that a cutter struck the stern of the CG-1013 at dawn.")
    assert [actor.name for actor in key_actors(article)] == ["Taiwan"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Broad Front of Salz, an alliance of peasant patrols, blocked the road.", "Broad Front of Salz",
         "organisation"),
        ("The Salz League, a military alliance, met on Monday.", "Salz League", "international organisation"),
        ("The Nordvik Group, a shipping group, reported a loss.", "Nordvik Group", "company"),
        ("Ansar al-Haqq (AAH) had carried out eleven attacks.", "Ansar al-Haqq", "armed group"),
        ("Equinor said that it would sell the field.", "Equinor", "company"),
        ("Turkey said that it would open the border.", "Turkey", "state"),
        ("The Kuomintang said that it would vote against the budget.", "Kuomintang", "party"),
    ],
)  # fmt: skip
def test_what_a_body_is_called_tells_its_kind(text, name, kind, make_article):
    rows = {actor.name: actor.kind for actor in key_actors(make_article(text))}
    assert rows[name] == kind


def test_the_armed_forces_of_a_people_are_their_state(make_article):
    text = (
        "Gen. Rai Vaiks, commander of the Lithuanian armed forces, said so. The Lithuanian armed forces were alerted."
    )
    assert [actor.name for actor in key_actors(make_article(text))] == ["Lithuania", "Rai Vaiks"]
