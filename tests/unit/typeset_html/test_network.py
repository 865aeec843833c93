"""The relations picture."""

from itertools import combinations
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from reportpipe import styles
from reportpipe.model import Actor, Relation, Span
from reportpipe.typeset.drawing import SIZE, WIDTH, text_width
from reportpipe.typeset.html import render
from reportpipe.typeset.network import MOST, lanes, relations_alt, relations_svg

SVG = "{http://www.w3.org/2000/svg}"
VERBS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=80)
ENDS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), VERBS, st.booleans()), max_size=14)


def parsed(svg):
    return ET.fromstring(svg)  # noqa: S314 - our own


def texts(svg):
    found = parsed(svg).iter(f"{SVG}text")
    return [(float(one.get("x")), float(one.get("y")), one.get("text-anchor"), one.text or "") for one in found]


def test_the_relations_of_the_harbour_have_not_changed(memo, style, cases, golden):
    golden(cases / "harbour" / "golden" / "relations.svg", relations_svg(memo, style) + "\n")


def test_it_says_in_words_what_it_shows(memo, style):
    title = parsed(relations_svg(memo, style)).find(f"{SVG}title")
    assert title is not None
    assert title.text == relations_alt(memo, style)
    assert "Tomasz Wąs – told – Government of Lira" in title.text


def test_with_fewer_than_three_pairs_there_is_no_picture_and_no_heading(memo, style):
    two = memo.model_copy(update={"relations": memo.relations[:2]})
    assert relations_svg(two, style) == ""
    assert 'id="relations"' not in render(two, style, "pdf")
    assert 'id="relations"' in render(memo, style, "pdf")


def test_a_short_name_stands_where_the_long_one_has_no_room(memo, style):
    bank = memo.actors[4].model_copy(update={"name": "International Bank for the Development of Northern Harbours"})
    changed = memo.model_copy(update={"actors": (*memo.actors[:4], bank, *memo.actors[5:])})
    said = [text for *_, text in texts(relations_svg(changed, style))]
    assert "JMC" in said or "Joint Maritime Council" in said
    assert any(text.startswith("International Bank") and text.endswith("…") for text in said)


@given(ENDS)
@settings(max_examples=60, deadline=None)
def test_no_words_meet_and_all_stay_on_the_picture(memo, ends):
    article = memo.articles[0]
    span = Span(article=article.id, start=memo.events[0].evidence[0].start, end=memo.events[0].evidence[0].end)
    actors = tuple(
        Actor(id=f"ac_{n}", name=f"Actor {'of somewhere ' * n}{n}", kind="organisation", evidence=(span,))
        for n in range(7)
    )
    relations = tuple(
        Relation(id=f"rel_{n}", subject=f"ac_{a}", verb=verb, object=f"ac_{b}", mutual=mutual, evidence=(span,))
        for n, (a, b, verb, mutual) in enumerate(ends)
        if a != b
    )
    changed = memo.model_copy(update={"actors": actors, "relations": relations, "sections": ()})
    style = styles.find("memo")
    drawn = lanes(changed)
    svg = relations_svg(changed, style)
    assert bool(drawn) == (len({(one.subject, one.object) for one in relations}) >= 3) == bool(svg)
    assert len(drawn) <= MOST
    if not svg:
        return
    height = float(parsed(svg).get("viewBox").split()[3])
    boxes = []
    for x, y, anchor, text in texts(svg):
        wide = text_width(text)
        left = x - wide if anchor == "end" else x - wide / 2 if anchor == "middle" else x
        boxes.append((left, left + wide, y - SIZE, y))
        assert left >= -0.01
        assert left + wide <= WIDTH + 0.01
        assert y - SIZE * 0.75 >= 0
        assert y <= height
    for one, other in combinations(boxes, 2):
        apart = (
            one[1] <= other[0] + 0.01
            or other[1] <= one[0] + 0.01
            or one[3] <= other[2] + 0.5
            or other[3] <= one[2] + 0.5
        )
        assert apart
