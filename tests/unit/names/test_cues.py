"""What the words around a name say of its kind, over all its mentions."""

import pytest

from reportpipe.annotate.cues import MOST, WEIGHTS, counted, telling, weighed
from reportpipe.annotate.names import find_names
from reportpipe.annotate.voting import Candidate, vote


def cues_of(text, name):
    spans, start = [], text.find(name)
    while start >= 0:
        spans.append((start, start + len(name)))
        start = text.find(name, start + 1)
    return set(counted(text, spans, telling(text, ())))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Gen. Vorbek spoke.", "title before"),
        ("the minister Vorbek spoke", "role before"),
        ("the company Vorbek spoke", "body before"),
        ("the town of Vorbek fell", "place before"),
        ("the border of Vorbek is shut", "of a state"),
        ("an analyst at the Vorbek agreed", "of a body"),
        ("They retook Vorbek.", "taken"),
        ("Vorbek, which has grown, agreed", "which"),
        ("Vorbek, who has grown, agreed", "who"),
        ("Vorbek, 44, agreed", "aged"),
        ("Vorbek has sold its ships", "its"),
        ("Vorbek’s chief executive left", "has staff"),
        ("the Vorbek army left", "names land"),
        ("Vorbek, a former minister, left", "is somebody"),
        ("Vorbek, a small mining company, left", "is a body"),
        ("Vorbek is a port of call", "is a place"),
    ],
)
def test_the_words_beside_a_name_are_cues(text, cue):
    assert cue in WEIGHTS
    assert cues_of(text, "Vorbek") == {cue}


def test_the_adjective_of_a_people_is_kept_and_an_and_a_given_name_is_not():
    assert telling("The Ardanian army left. Julian left.", ()).peoples == {"Ardanian"}


@pytest.mark.parametrize(
    ("name", "mixed"), [("SalMar", 1), ("McCain", 0), ("DeSantis", 0), ("SALMAR", 0), ("Salmar", 0)]
)
def test_capitals_inside_a_word_are_a_cue(name, mixed):
    assert counted(name, [(0, len(name))], telling("", ()))["mixed capitals"] == mixed


def test_a_word_that_opens_the_name_of_a_body_may_stand_for_it():
    assert counted("Vorbek left", [(0, 6)], telling("", ["Vorbek Energy"])) == {"opens a body": 1}


def test_a_cue_counts_twice_at_most():
    text = "took Vorbek, took Vorbek, took Vorbek"
    spans = [(5, 11), (18, 24), (31, 37)]
    assert counted(text, spans, telling("", ())) == {"taken": MOST}


def test_cues_move_the_shares_their_way():
    shares = (0.6, 0.2, 0.2)
    assert weighed(shares, counted("shares of Vorbek", [(10, 16)], telling("", ())))[1] > 0.2
    assert weighed(shares, counted("Vorbek left", [(0, 6)], telling("", ()))) == pytest.approx(list(shares))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Ardania claims that its minority suffers. The Ardanian army moved. Ardania waits.", "Ardania", "place"),
        ("Försvarsmakten, the Swedish armed forces, agreed.", "Försvarsmakten", "organisation"),
        ("Gen. Ardania spoke to his men. Mr Ardania, 61, who led them, left.", "Ardania", "person"),
    ],
)  # fmt: skip
def test_a_name_unknown_to_the_network_is_what_the_text_makes_of_it(text, name, kind):
    assert {(text[each.start : each.end], each.kind) for each in find_names(text)} >= {(name, kind)}


def test_bodies_called_after_a_place_do_not_make_it_one():
    text = "The Mekong River Commission knows of the branch of the Mekong."
    body, place = (4, 27), (55, 61)
    shares = {body: (0.0, 1.0, 0.0, 0.0), place: (0.17, 0.08, 0.55, 0.2)}
    kinds = vote(text, [Candidate(*span, shares[span]) for span in (body, place)])
    assert kinds == {"mekong river commission": "organisation", "mekong": "place"}
