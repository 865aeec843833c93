"""Offices and kinds as releases, briefings and bulletins give them. All texts are our own writing."""

import pytest

from reportpipe.annotate.actors import key_actors


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Its chair, Professor Alan Birch, said that the visa was weak.", "Alan Birch", "chair"),
        (
            "The committee heard the immigration minister, Dame Carol Whitby, who answered.",
            "Carol Whitby",
            "immigration minister",
        ),
        (
            "The UN's humanitarian coordinator, Anders Brandt, called it a crime.",
            "Anders Brandt",
            "UN's humanitarian coordinator",
        ),
        ("Dr Ida Holt, WHO Representative in Dray, said so.", "Ida Holt", "WHO Representative in Dray"),
        ("The Foreign Secretary, Rt Hon Edmund Farrow, added them.", "Edmund Farrow", "Foreign Secretary"),
        (
            "It will report to the Chief of the Defence Staff, General Sir Ian Mackell, by June.",
            "Ian Mackell",
            "Chief of the Defence Staff",
        ),
        ("The union's chairwoman, Beata Molnar, led a march.", "Beata Molnar", "union's chairwoman"),
        ("Brigade commander Col. Rustam Velidov claimed the town.", "Rustam Velidov", "Brigade commander"),
        (
            "MINISTER TRAN: Good morning.\nMinister of Health Olivia Tran answered.",
            "Olivia Tran",
            "Minister of Health",
        ),
    ],
)
def test_office(text: str, name: str, role: str, make_article):
    assert {actor.name: actor.role for actor in key_actors(make_article(text))}[name] == role


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Labour Rights Centre said that workers had paid.", "Labour Rights Centre", "organisation"),
        ("Insurgents of the Northern Front attacked it.", "Northern Front", "armed group"),
        ("Troops of the 3rd Battalion fought on.", "3rd Battalion", "government body"),
        ("The Nordhavn Energy Agency fined the firm.", "Nordhavn Energy Agency", "government body"),
        ("The operator, the Institute of Polar Studies, did not answer.", "Institute of Polar Studies", "organisation"),
    ],
)
def test_the_head_of_a_name_tells_its_kind(text: str, name: str, kind: str, make_article):
    assert {actor.name: actor.kind for actor in key_actors(make_article(text))}[name] == kind


def test_a_vessel_named_as_one_is_no_actor(make_article):
    text = "The coast guard boarded the tanker Selena Star on Monday. The research ship Polar Dawn sailed on."
    assert not {"Selena Star", "Polar Dawn"} & {actor.name for actor in key_actors(make_article(text))}


def test_two_bodies_joined_by_and_are_apart_where_the_second_is_abbreviated(make_article):
    text = "The Ministry of Public Health and Médecins Sans Frontières (MSF) started a campaign on 3 February."
    assert {actor.name for actor in key_actors(make_article(text))} >= {
        "Ministry of Public Health",
        "Médecins Sans Frontières",
    }
