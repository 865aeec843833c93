"""The other names of an actor that a page shows."""

from reportpipe.model import Actor, Alias
from reportpipe.typeset.view import other_names


def test_demonyms_and_parts_of_the_name_are_left_to_the_data():
    state = [("Moscow", "capital or seat stands for the government"), ("Russians", "its people or officials")]
    assert other_names(_actor("Russia", "state", state)) == ("Moscow",)
    assert other_names(_actor("Vladimir Putin", "person", [("Putin", "surname")])) == ()


def test_at_most_three_are_shown_in_order():
    names = [(name, "another spelling") for name in ("A.B.", "C.D.", "E.F.", "G.H.")]
    assert other_names(_actor("Body", "organisation", names)) == ("A.B.", "C.D.", "E.F.")


def _actor(name, kind, aliases):
    return Actor(id="actor_1", name=name, kind=kind, aliases=tuple(Alias(name=one, reason=why) for one, why in aliases))
