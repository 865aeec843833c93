"""Whose somebody is: by the role, by what stands beside the name, or as the head of what the text speaks of."""

import pytest

from reportpipe.annotate.actors import key_actors


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("Senegal's foreign minister, Awa Diop, left early.", "Awa Diop", "Senegal"),
        ("Turkey's ambassador to the EU, Faruk Aydemir, warned of duties.", "Faruk Aydemir", "Turkey"),
        ("Finance minister Paul Renner of Austria abstained.", "Paul Renner", "Austria"),
        ("Mr Tobias Lind (Sweden) asked for an audit.", "Tobias Lind", "Sweden"),
        ("Greenpeace's Hana Sato called it a bluff.", "Hana Sato", "Greenpeace"),
        ("Lena Ruud of the ruling Labour Party voted against it.", "Lena Ruud", "Labour Party"),
        ("Yemeni trader Ali Saleh's Sumoud Party won nine seats.", "Ali Saleh", "Sumoud Party"),
        ("The World Bank cut its fees. Its president, Ana Lopes, had promised as much.", "Ana Lopes", "World Bank"),
        ("Mara Holt, its spokeswoman, said that the Harbour Agency of Salz would appeal.", "Mara Holt", None),
        ("Denmark, whose prime minister Ida Krag is ill, sent an envoy.", "Ida Krag", "Denmark"),
        ("The company, a unit of Chevron, denied it. Raul Ortega, its head of finance, told investors so.",
         "Raul Ortega", None),
        ("The Salz Relief Fund is empty. The board met Ida Krag, the fund's director, in May.", "Ida Krag",
         "Salz Relief Fund"),
        ("The Labour Party won.\nThe Greens lost two. Jon Moe, the party's secretary, resigned.", "Jon Moe", None),
        ("Tony Vina, a veteran negotiator who now heads the trade desk of the Manila Observatory, agreed.",
         "Tony Vina", "Manila Observatory"),
    ],
)  # fmt: skip
def test_a_person_is_of_the_body_that_the_text_ties_it_to(text, name, body, make_article):
    rows = {actor.name: actor.affiliation for actor in key_actors(make_article(text))}
    assert rows[name] == body
