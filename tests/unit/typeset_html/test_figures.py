"""The timeline picture."""

import datetime as dt
from itertools import pairwise
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from reportpipe import styles
from reportpipe.model import Event, When
from reportpipe.typeset.drawing import WIDTH, text_width
from reportpipe.typeset.figures import Shape, pack, timeline_alt, timeline_svg
from reportpipe.typeset.pictures import pictures
from reportpipe.typeset.scale import scale
from reportpipe.typeset.ticks import ticks
from reportpipe.typeset.view import labels

SVG = "{http://www.w3.org/2000/svg}"
DAYS = st.dates(min_value=dt.date(1500, 1, 1), max_value=dt.date(2100, 1, 1))
EXTENTS = st.lists(st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair))), min_size=1, max_size=12)


def test_the_picture_of_the_harbour_has_not_changed(memo, style, cases, golden):
    golden(cases / "harbour" / "golden" / "timeline.svg", timeline_svg(memo, style) + "\n")


def test_it_is_well_formed_and_says_in_words_what_it_shows(memo, style):
    root = ET.fromstring(timeline_svg(memo, style))  # noqa: S314 - our own
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == timeline_alt(memo, style)
    assert title.text.startswith("Timeline of 8 dated events from 1990 to 2022. 1: 1990s; 2: 2003;")


def test_each_row_with_a_date_stands_on_it_by_its_number(memo, style):
    root = ET.fromstring(timeline_svg(memo, style))  # noqa: S314 - our own
    numbers = [text.text.split()[0] for text in root.iter(f"{SVG}text") if text.get("text-anchor") != "middle"]
    assert sorted(numbers) == [str(n) for n in range(1, 9)]


def test_with_fewer_than_two_dates_there_is_no_picture(build, harbour, style):
    content = {**harbour, "events": harbour["events"][:1]}
    assert timeline_svg(build(content), style) == ""


def test_control_characters_and_markup_in_a_text_do_no_harm(memo, style):
    event = memo.events[0].model_copy(update={"text": "a\x07 <b>&\x0b"})
    changed = memo.model_copy(update={"events": (event, *memo.events[1:])})
    root = ET.fromstring(timeline_svg(changed, style))  # noqa: S314 - our own
    assert any("<b>&" in (text.text or "") for text in root.iter(f"{SVG}text"))


def test_pictures_are_drawn_anew_for_other_colours_or_another_memo(memo, style):
    before = pictures(memo, style)["timeline"].svg
    blue = style.model_copy(update={"tokens": {**style.tokens, "accent": "#0000ff"}})
    assert pictures(memo, blue)["timeline"].svg != before
    fewer = memo.model_copy(update={"sections": tuple(s for s in memo.sections if s.kind != "timeline")})
    assert "timeline" not in pictures(fewer, style)
    assert pictures(memo, style)["timeline"].svg == before


@given(EXTENTS)
@settings(max_examples=150, deadline=None)
def test_time_runs_from_left_to_right_inside_the_axis(extents):
    axis = scale(extents, WIDTH)
    places = [axis.span(*extent) for extent in sorted(extents)]
    assert all(0 <= left < right <= WIDTH + 1e-6 for left, right in places)
    assert [left for left, _ in places] == sorted(left for left, _ in places)
    assert all(one.right < two.left for one, two in pairwise(axis.pieces))


@given(EXTENTS)
@settings(max_examples=60, deadline=None)
def test_labels_on_the_axis_do_not_overlap(extents):
    say = labels(styles.find("memo"))
    for piece in scale(extents, WIDTH).pieces:
        shown = [tick for tick in ticks(piece, text_width, say) if tick.label]
        for one, two in pairwise(shown):
            assert one.middle + text_width(one.label) / 2 < two.middle - text_width(two.label) / 2


@given(
    st.lists(
        st.tuples(st.floats(0, WIDTH - 8), st.floats(0, WIDTH), st.text(min_size=1, max_size=80), st.booleans()),
        min_size=1,
        max_size=12,
    )
)
@settings(max_examples=200, deadline=None)
def test_no_two_marks_or_labels_overlap_and_none_leaves_the_picture(rows):
    shapes = [
        Shape(n, left, left + 7 if point else max(left + 1, min(right, WIDTH)), point, False, "", text)
        for n, (left, right, text, point) in enumerate(rows, 1)
    ]
    lanes: dict[int, list[tuple[float, float]]] = {}
    for item in pack(shapes):
        width = text_width(item.text)
        start = item.text_x if item.anchor == "start" else item.text_x - width
        assert start >= -1
        assert start + width <= WIDTH + 1
        box = min(start, item.shape.left), max(start + width, item.shape.right)
        others = lanes.setdefault(item.lane, [])
        assert all(box[1] <= left or box[0] >= right for left, right in others)
        others.append(box)


def test_the_ends_of_the_calendar_are_no_obstacle():
    axis = scale([(dt.date.min, dt.date.min), (dt.date(9999, 11, 3), dt.date.max)], WIDTH)
    say = labels(styles.find("memo"))
    assert [tick.label for tick in ticks(axis.pieces[1], text_width, say)] == [
        "15 Nov 9999",
        "29 Nov",
        "13 Dec",
        "27 Dec",
    ]


def test_days_years_and_a_break_share_one_axis(memo, style):
    """A century ago and last week both stay legible: the empty years between them are cut out."""
    dates = [(dt.date(1920, 1, 1), dt.date(1920, 12, 31)), (dt.date(2022, 3, 1),) * 2, (dt.date(2022, 3, 9),) * 2]
    axis = scale(dates, WIDTH)
    assert len(axis.breaks()) == 1
    first, second = axis.span(*dates[1])[0], axis.span(*dates[2])[0]
    assert second - first > 60


def test_the_first_label_of_each_piece_says_the_year(style):
    say = labels(style)
    fortnight = scale([(dt.date(2022, 3, 1), dt.date(2022, 3, 1)), (dt.date(2022, 3, 20), dt.date(2022, 3, 20))], WIDTH)
    (piece,) = fortnight.pieces
    assert [tick.label for tick in ticks(piece, text_width, say)] == ["28 Feb 2022", "7 Mar", "14 Mar", "21 Mar"]


def event(n, first, last, **more):
    when = When(said="x", first=first, last=last, precision="day", anchor="stated", **more)
    return Event(id=f"ev_{n}", when=when, text=f"Event {n}")


def drawn(memo, style, events):
    section = next(section for section in memo.sections if section.kind == "timeline")
    timeline = section.model_copy(update={"items": tuple(item.id for item in events)})
    sections = tuple(timeline if one is section else one for one in memo.sections)
    return ET.fromstring(timeline_svg(memo.model_copy(update={"events": events, "sections": sections}), style))  # noqa: S314 - our own


def test_a_bar_fades_where_it_is_vague_and_towards_the_arrow_where_it_goes_on(memo, style):
    events = (
        event(1, dt.date(2020, 1, 1), None, status="since"),
        event(2, dt.date(2020, 5, 1), dt.date(2020, 9, 1), approximate=True),
        event(3, None, dt.date(2021, 1, 1)),
        event(4, dt.date(2020, 2, 1), dt.date(2020, 11, 1)),
    )
    root = drawn(memo, style, events)
    paths = list(root.iter(f"{SVG}path"))
    fills = [path.get("fill") for path in paths if (path.get("d") or "").endswith("Z")]
    assert fills == ["url(#fade-right)", "url(#fade-both)", "url(#fade-left)", style.tokens["cited_tint"]]
    assert {gradient.get("id") for gradient in root.iter(f"{SVG}linearGradient")} == {
        "fade-both",
        "fade-left",
        "fade-right",
    }
    caps = [(path.get("d") or "").count("V") for path in paths if path.get("stroke-width") == "0.9"]
    assert caps == [1, 0, 1, 2]
    assert len([path for path in paths if path.get("stroke-width") == "1.2"]) == 2


def test_what_is_planned_is_a_diamond_or_an_empty_bar(memo, style):
    day, month = (dt.date(2021, 3, 1),) * 2, (dt.date(2021, 5, 1), dt.date(2021, 6, 30))
    status = {"status": "planned"}
    root = drawn(memo, style, (event(1, *day), event(2, *day, **status), event(3, *month, **status, approximate=True)))
    closed = [path for path in root.iter(f"{SVG}path") if (path.get("d") or "").endswith("Z")]
    assert [path.get("d").count("L") for path in closed] == [3, 0]
    assert [path.get("fill") for path in closed] == [style.tokens["paper"]] * 2
    assert len(list(root.iter(f"{SVG}circle"))) == 1


def test_rows_of_the_same_words_are_told_apart_by_what_ends_with_their_dates(memo, style):
    text = "Registration of candidates for the harbour board opens on Monday and closes on 26 September"
    one, two = (event(n, dt.date(2025, 9, day), dt.date(2025, 9, day)) for n, day in ((1, 8), (2, 26)))
    said = ("Monday", "26 September")
    events = [
        row.model_copy(update={"text": text, "when": row.when.model_copy(update={"said": words})})
        for row, words in zip((one, two), said, strict=True)
    ]
    root = drawn(memo, style, tuple(events))
    words = [text.text for text in root.iter(f"{SVG}text") if text.get("text-anchor") != "middle"]
    assert [label[:3] for label in words] == ["1 …", "2 …"]
    assert all(label.endswith(date) for label, date in zip(words, said, strict=True))


def test_a_long_time_with_little_in_it_leaves_room_for_the_events_of_one_summer():
    """The year before and a pause of four months would take two thirds of the axis."""
    days = [dt.date(2026, 5, 1) + dt.timedelta(15 * n) for n in range(11)]
    axis = scale([(dt.date(2025, 1, 1), dt.date(2025, 12, 31)), *((day, day) for day in days)], WIDTH)
    assert len(axis.breaks()) == 1
    assert axis.span(days[0], days[-1])[0] < WIDTH / 3
    assert (
        scale([(dt.date(2025, 1, 1), dt.date(2025, 12, 31))], WIDTH).pieces[0].first == dt.date(2025, 1, 1).toordinal()
    )
