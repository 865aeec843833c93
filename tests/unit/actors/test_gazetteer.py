"""What is known beforehand about names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportpipe.annotate import gazetteer


@pytest.mark.parametrize(
    ("form", "owner", "how"),
    [
        ("Russia", "RU", "name"),
        ("the Netherlands", "NL", "name"),
        ("U.S.", "US", "name"),
        ("Russian Federation", "RU", "name"),
        ("Republic of Korea", "KR", "name"),
        ("Democratic People's Republic of Korea", "KP", "name"),
        ("Côte d’Ivoire", "CI", "name"),
        ("Afghans", "AF", "people"),
        ("South Korean", "KR", "people"),
        ("Kremlin", "RU", "seat"),
        ("Downing Street", "GB", "seat"),
        ("Brussels", "European Union", "seat"),
        ("Daesh", "Islamic State", "body"),
        ("Central Asian", "Central Asia", "region"),
    ],
)
def test_a_form_knows_its_owner(form, owner, how):
    entry = gazetteer.look_up(form)[0]
    assert (entry.owner, entry.form) == (owner, how)


@pytest.mark.parametrize("name", ["Korea", "Congo"])
def test_a_name_that_two_states_share_is_of_neither(name):
    assert gazetteer.look_up(name) == ()


def test_letters_must_match():
    assert gazetteer.look_up("us") == ()
    assert gazetteer.look_up("is") == ()


def test_the_longest_form_wins():
    text = "South Sudanese troops and the UN Security Council met in Papua New Guinea."
    assert [text[match.start : match.end] for match in gazetteer.find(text)] == [
        "South Sudanese", "UN Security Council", "Papua New Guinea",
    ]  # fmt: skip


def test_a_listed_word_inside_another_name_is_left_alone():
    assert gazetteer.find("Operation Prosperity Guardian began.") == []


@given(st.text(max_size=200))
def test_any_text_gives_spans_inside_it_in_order(text):
    last = 0
    for match in gazetteer.find(text):
        assert last <= match.start < match.end <= len(text)
        last = match.end


def test_every_state_with_a_row_has_a_name():
    assert gazetteer.state_name("SU") == "Soviet Union"
    assert gazetteer.state_name("CI") == "Côte d'Ivoire"


def test_names_in_capitals_are_known_unless_they_are_short():
    assert gazetteer.look_up("BAGHDAD") == gazetteer.look_up("Baghdad")
    assert gazetteer.kind_of_name("JORDAN") is None
    assert gazetteer.look_up("LAO") == ()
