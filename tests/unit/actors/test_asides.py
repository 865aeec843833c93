"""Names that are nobody's in the story: datelines, credits, fields, titles of lists. All texts are our own writing."""

import time

import pytest

from reportpipe.annotate import asides
from reportpipe.annotate.actors import key_actors


def _rows(article):
    return {actor.name: (actor.kind, actor.affiliation) for actor in key_actors(article)}


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("ABUJA, May 3 (NAN): Minister Ade Bello met the gas companies.", "NAN"),
        ("Two boats sank off Salz. (Reporting by Nora Quist; Editing by Paul Irving)", "Nora Quist"),
        ("By Nora Quist. Design by Tom Prat.\n\nThe islands asked the assembly for help.", "Tom Prat"),
        ("Ida Krag, professor of International Relations at Salz, agreed.", "International Relations"),
        ("Momen met Economic Development Minister Faiz Ismal.", "Economic Development"),
        ("Momen met Special Assistant to the Prime Minister Faiz Ismal.",
         "Special Assistant to the Prime Minister"),
        ("UK International Trade Secretary Anne Trevel agreed.", "UK International Trade"),
        ("The Prime Minister hailed the deal with Mr Trump.", "Prime"),
        ("They debated the Renewable Energy (Amendment) Bill on Monday.", "Renewable Energy"),
        ("KUALA LUMPUR: The opposition failed to reject the motion.", "Malaysia"),
        ("Kumar is a master of 'Palti'. He is always up to 'Palti', they said.", "Palti"),
        ("“It came as a surprise,” Lena Hult was quoted as saying by Zee News.", "Zee News"),
    ],
)  # fmt: skip
def test_it_is_nobody_in_the_story(text: str, nobody: str, make_article):
    assert nobody not in _rows(make_article(text))


def test_both_states_of_shared_governments_act(make_article):
    rows = _rows(make_article("They called on the Governments of Sudan and South Sudan to investigate this attack."))
    assert rows == {"Sudan": ("state", None), "South Sudan": ("state", None)}


def test_a_professor_is_of_the_university_not_of_the_subject(make_article):
    text = "Ida Krag, Associate Professor of International Relations at the University of Salz, agreed."
    assert _rows(make_article(text))["Ida Krag"] == ("person", "University of Salz")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Congress will contest ten seats. The BJP struck a deal with its rival.", "party"),
        ("Congress passed the bill. The president will sign it.", "government body"),
    ],
)
def test_congress_is_a_party_where_the_text_tells(text: str, kind: str, make_article):
    assert _rows(make_article(text))["Congress"][0] == kind


def test_a_deed_is_told_also_where_its_day_stands_before_it(make_article):
    actors = key_actors(make_article("Paras Sen on Friday accused the party of greed. Ida Krag yesterday pledged aid."))
    does = {actor.name: actor.statements[0].verb for actor in actors if actor.statements}
    assert does == {"Paras Sen": "accused", "Ida Krag": "pledged"}


@pytest.mark.parametrize("long", ["\n" * 50_000 + "1\n", "A-" * 25_000 + "\n"], ids=["empty cells", "one word"])
def test_what_is_long_takes_linear_time(long):
    began = time.process_time()
    assert len(asides.spans(f"{long}NIAMEY, 12 March 2025 — The governor left. Ada Lund/AFP")) == 2
    assert time.process_time() - began < 2


def test_whom_to_call_is_no_actor(make_article):
    text = (
        "Ana Prell opened the port.\nFor more information contact Jane Doe, Press Officer, on 020 7946 0000.\n"
        "Ann Lee, 2024-05-14 (5) to 2025, left. Ida Rees/AFP"
    )
    assert {actor.name for actor in key_actors(make_article(text))} == {"Ana Prell", "Ann Lee"}
