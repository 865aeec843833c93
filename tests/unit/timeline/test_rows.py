"""Which clauses become rows, and what their words and dates are. All texts are our own writing."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportpipe.annotate import timeline
from reportpipe.model import Actor, Article, Event, Findings, PublicationDate
from reportpipe.settings import Settings

Rows = Callable[..., Findings]


def texts(findings: Findings) -> list[str]:
    return [event.text for event in findings.events]


def test_a_date_goes_only_from_the_edges_of_a_row(rows: Rows) -> None:
    assert texts(rows("In 2015, Velmarch closed the port.")) == ["Velmarch closed the port"]
    assert texts(rows("Velmarch closed the port on 9 July 2021 for good.")) == [
        "Velmarch closed the port on 9 July 2021 for good"
    ]
    assert texts(rows("Velmarch closed the port last week.", "2021-07-16 stated")) == ["Velmarch closed the port"]


def test_a_shared_subject_is_restored_for_each_dated_verb(rows: Rows) -> None:
    found = rows("Velmarch leased the port in 2008 and closed it in 2015.")
    assert [(event.text, event.when.said) for event in found.events] == [
        ("Velmarch leased the port", "2008"),
        ("Velmarch closed it in 2015", "2015"),
    ]


def test_a_reason_after_a_dash_is_told_of_the_subject_of_its_sentence(rows: Rows) -> None:
    found = rows("Velmarch has long feared raids — a reason it leased the port in 2008 and closed the bridge in 2015.")
    assert texts(found) == ["Velmarch leased the port", "Velmarch closed the bridge in 2015"]


def test_a_reason_whose_pronoun_does_not_fit_stays_with_its_sentence(rows: Rows) -> None:
    text = "Velmarch has long feared the rebels — a reason they closed the port in 2008."
    assert texts(rows(text)) == [text.rstrip(".")]


def test_words_that_only_lean_on_the_sentence_before_are_left_out(rows: Rows) -> None:
    assert texts(rows("It is in this context that Velmarch closed the port in May 2015 for good.")) == [
        "Velmarch closed the port in May 2015 for good"
    ]
    assert texts(rows("Remarkably, on 9 July 2021 Velmarch closed the port.")) == ["Velmarch closed the port"]


def test_a_few_quoted_words_or_a_bracket_do_not_tie_two_statements(rows: Rows) -> None:
    found = rows("Velmarch has listed it as a “foreign port” since 2008 and the guards asked the crews for papers.")
    assert texts(found) == ["Velmarch has listed it as a “foreign port” since 2008"]
    found = rows("The Port Council (PC) closed the port in 2008 and the guards asked the crews for papers.")
    assert texts(found) == ["The Port Council (PC) closed the port"]


def test_a_short_row_with_a_pronoun_tells_nobody_anything(rows: Rows) -> None:
    assert texts(rows("He closed the port in 2015.")) == []


def test_attribution_stays_with_a_claim(rows: Rows) -> None:
    found = rows("Last week the rebels announced that they held half of the port.", "2021-07-16 stated")
    assert texts(found) == ["The rebels announced that they held half of the port"]


def test_an_undated_sentence_that_goes_on_takes_the_date_of_the_event(rows: Rows) -> None:
    found = rows("The rebels met the mayor on 9 July 2021. They also promised to leave the port.")
    assert texts(found) == ["The rebels met the mayor", "The rebels also promised to leave the port"]
    assert {event.when.first for event in found.events} == {dt.date(2021, 7, 9)}


def test_a_list_that_completes_an_event_joins_its_row(rows: Rows) -> None:
    found = rows("The envoy named his demands on 9 July 2021. The list included two items: grain and oil.")
    assert texts(found) == ["The envoy named his demands. The list included two items: grain and oil"]


@pytest.mark.parametrize(
    "text",
    [
        "If Velmarch closed the port in 2015, nobody noticed.",
        "Velmarch could have closed the port in 2015.",
        "Did Velmarch close the port in 2015?",
        "Velmarch may close the port in 2030.",
        "Analysts think that Velmarch might close the port by 2030.",
        "The mayor, a 61-year-old teacher, waited for 20 years.",
        "The 2015 agreement still binds the port.",
        "A report published in 2015 describes the port.",
        "The Orlan Company (founded in 1987) owns the port.",
        "Velmarch was strong in the 19th century.",
        "Half of the grain passes through the port today.",
        "The situation continues to change.",
        "Velmarch recently closed the port.",
    ],
)
def test_what_is_no_event_makes_no_row(text: str, rows: Rows) -> None:
    assert texts(rows(text, "2021-07-16 stated")) == []


def test_headings_captions_and_tables_make_no_rows(make_article: Callable[..., Article]) -> None:
    article = make_article("In 2015 Velmarch closed the port.")
    for kind in ("heading", "table", "caption"):
        block = article.blocks[0].model_copy(update={"kind": kind})
        found = timeline.annotate(article.model_copy(update={"blocks": (block,)}), _none(article), Settings())
        assert found.events == ()


@pytest.mark.parametrize(
    ("text", "rows"),
    [("Process engineer, Velmarch, interviewed in May 2015", 0), ("The engineer left Velmarch in May 2015.", 1)],
)
def test_who_spoke_a_quotation_set_apart_is_no_event(
    text: str, rows: int, make_article: Callable[..., Article]
) -> None:
    article = make_article(text)
    quote = article.blocks[0].model_copy(update={"kind": "quote"})
    found = timeline.annotate(article.model_copy(update={"blocks": (quote,)}), _none(article), Settings())
    assert len(found.events) == rows


def test_status_follows_the_words(rows: Rows) -> None:
    found = rows(
        "Since 2015 Velmarch has closed the port at night. The council will vote on the treaty on 1 September 2021. "
        "The rebels continue to hold the bridge. In 2008 Velmarch leased the port.",
        "2021-07-16 stated",
    )
    assert [(event.when.said, event.when.status) for event in found.events] == [
        ("2008", "past"),
        ("2015", "since"),
        ("continue to hold", "ongoing"),
        ("1 September 2021", "planned"),
    ]
    assert [event.when.last for event in found.events][1:3] == [None, None]


def test_an_inferred_publication_date_marks_what_is_counted_from_it(rows: Rows) -> None:
    found = rows(
        "Last week Velmarch closed the port. In 2015 it opened the port to everybody.",
        "2021-07-12..2021-07-18 inferred",
    )
    assert [(event.when.said, event.when.anchor) for event in found.events] == [
        ("2015", "stated"),
        ("Last week", "inferred"),
    ]


def test_a_wide_publication_date_gives_a_wide_and_approximate_row(rows: Rows) -> None:
    event = rows("Last week Velmarch closed the port.", "2021-07-09..2021-07-15 inferred").events[0]
    assert (event.when.first, event.when.last) == (dt.date(2021, 6, 28), dt.date(2021, 7, 11))
    assert event.when.approximate
    assert event.when.precision == "range"


def test_without_a_publication_date_news_gets_no_year_from_the_last_one_named(rows: Rows) -> None:
    found = rows("Velmarch closed the port in April 2021. It reopened the port on Aug 8 after talks in Dray on Sunday.")
    assert [(event.when.said, event.when.first) for event in found.events] == [
        ("April 2021", dt.date(2021, 4, 1)),
        ("Aug 8", None),
    ]


def test_rows_without_a_year_stand_after_the_dated_ones_as_told(rows: Rows) -> None:
    found = rows(
        "On Sunday Velmarch closed the port. Velmarch had leased the port in 2008. On Friday Orlan closed the mine."
    )
    assert [event.when.said for event in found.events] == ["2008", "Sunday", "Friday"]


def test_a_range_of_months_without_a_year_is_one_date(rows: Rows) -> None:
    found = rows("Velmarch hosted talks with Orlan from March to August. They met last on Sunday.")
    assert next(event.when.said for event in found.events) == "March to August"


def test_a_plan_on_a_day_without_a_year_is_planned(rows: Rows) -> None:
    assert (
        rows("On Sunday Orlan said so. Velmarch plans to close the port on Oct. 20.").events[-1].when.status
        == "planned"
    )


def test_a_dateline_is_no_event_and_no_part_of_a_row(rows: Rows) -> None:
    found = rows("DRAY, Oct 1 (Agency) - Velmarch closed the port on Saturday.", "2022-10-01 stated")
    assert [(event.when.said, event.text) for event in found.events] == [("Saturday", "Velmarch closed the port")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Prell, 38, seized power in April 2021.", "Prell, 38, seized power in April 2021"),
        (
            "Prell, the interim leader, dissolved parliament in 2021.",
            "Prell, the interim leader, dissolved parliament in 2021",
        ),
        (
            "The decision, announced on state television on Sunday evening, gave him 48 hours to leave.",
            "The decision, announced on state television on Sunday evening, gave him 48 hours to leave",
        ),
    ],
)
def test_a_verb_behind_an_aside_makes_a_row(text: str, told: str, rows: Rows) -> None:
    assert texts(rows(text, "2023-02-14 stated")) == [told]


def test_a_treaty_of_a_year_is_a_thing(rows: Rows) -> None:
    found = rows("An attack would break the Defence Treaty of 1951, Velmarch said on Saturday.", "2023-08-06 stated")
    assert [event.when.said for event in found.events] == ["Saturday"]


def test_two_dates_of_one_clause_behind_since_are_told_apart(rows: Rows) -> None:
    text = "Relations have soured since Colonel Prell overthrew the queen in 2020 and then removed the cabinet in 2021."
    assert texts(rows(text)) == ["Colonel Prell overthrew the queen", "Colonel Prell removed the cabinet in 2021"]


def test_without_any_year_the_row_says_so_and_a_note_tells(rows: Rows) -> None:
    found = rows("On Friday, July 9 Velmarch closed the port.")
    when = found.events[0].when
    assert (when.first, when.last, when.precision, when.said) == (None, None, "unknown", "Friday, July 9")
    assert [note.code for note in found.notes] == ["timeline.no_year"]


def test_a_bare_weekday_is_the_day_given_in_full_before(rows: Rows) -> None:
    found = rows("On Friday, July 9 they met. The envoy named his demands on Friday.", "2021-07-23 stated")
    assert found.events[-1].when.first == dt.date(2021, 7, 9)


def test_ranges_of_two_mentions_are_one_interval(rows: Rows) -> None:
    found = rows("From 2003 to 2006 the bank paid for the port. Between May and June 2021 it paid for the bridge.")
    assert [(event.when.first, event.when.last) for event in found.events] == [
        (dt.date(2003, 1, 1), dt.date(2006, 12, 31)),
        (dt.date(2021, 5, 1), dt.date(2021, 6, 30)),
    ]


def test_until_and_before_leave_the_beginning_open(rows: Rows) -> None:
    found = rows("The border was shut until 1991. The port belonged to the king before 1960.")
    assert [(event.when.first, event.when.last) for event in found.events] == [
        (None, dt.date(1959, 12, 31)),
        (None, dt.date(1991, 12, 31)),
    ]


def test_shaded_dates_narrow_and_are_approximate(rows: Rows) -> None:
    found = rows("In the early 2000s Velmarch leased the port. In late 2015 it closed the port to everybody.")
    assert [(event.when.first, event.when.last, event.when.approximate) for event in found.events] == [
        (dt.date(2000, 1, 1), dt.date(2003, 12, 31), True),
        (dt.date(2015, 9, 1), dt.date(2015, 12, 31), True),
    ]


def test_the_same_event_of_the_same_date_is_one_row_with_both_evidences(rows: Rows) -> None:
    found = rows("Velmarch closed the northern port in 2015.\n\nIn 2015 Velmarch closed the port.")
    assert texts(found) == ["Velmarch closed the northern port"]
    assert len(found.events[0].evidence) == 2


def test_actors_named_in_the_evidence_are_linked_in_order(make_article: Callable[..., Article]) -> None:
    text = "Velmarch closed the port in 2015 and Orlan lost its lease."
    article = make_article(text)
    actors = tuple(
        Actor(id=name.lower(), name=name, kind="state", mentions=(article.span(text.find(name), text.find(name) + 5),))
        for name in ("Orlan", "Velmarch")
    )
    found = timeline.annotate(article, Findings(article=article.id, actors=actors), Settings())
    assert found.events[0].actors == ("velmarch",)
    assert found.actors == actors


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ({}, "The Korvo announced it held half of the coast"),
        ({"Orlan": "state"}, "The Korvo announced it held half of the coast"),
        ({"Orlan": "armed group"}, "The movement announced it held half of the coast"),
    ],
)
def test_the_movement_is_named_where_nobody_else_can_be_meant(
    others: dict[str, str], told: str, make_article: Callable[..., Article]
) -> None:
    text = "As Orlan leaves, the Korvo are filling the void. In 2015 the movement announced it held half of the coast."
    article = make_article(text)
    actors = tuple(
        Actor(id=name.lower(), name=name, kind=kind, mentions=(article.span(text.find(name), text.find(name) + 5),))
        for name, kind in {"Korvo": "armed group", **others}.items()
    )
    (event,) = timeline.annotate(article, Findings(article=article.id, actors=actors), Settings()).events
    assert event.text.startswith(told)
    assert event.actors == (("korvo",) if told.startswith("The Korvo") else ())
    assert in_order(article, event)


def test_rows_stand_in_time_order_then_ongoing_then_planned(rows: Rows) -> None:
    found = rows(
        "The council plans to open the bridge in 2030. Guards continue to block the road. "
        "Velmarch closed the port in 2015. The king leased the port in 1908.",
        "2021-07-16 stated",
    )
    assert [event.when.status for event in found.events] == ["past", "past", "ongoing", "planned"]
    assert [event.when.said for event in found.events[:2]] == ["1908", "2015"]


SAID = """
In 2015 , Velmarch closed the port and it leased “ the ” ( bridge ) . They also said that who was ; — if since on Friday
July 9 continues to guard while ? ! : last week he
"""
TEXTS = st.text(max_size=300) | st.lists(st.sampled_from(SAID.split()), max_size=60).map(" ".join)


def _published(day: dt.date, length: int) -> PublicationDate:
    last = min(day.toordinal() + length, dt.date.max.toordinal())
    return PublicationDate(first=day, last=dt.date.fromordinal(last), origin="inferred", reason="test")


PUBLISHED = st.none() | st.builds(_published, st.dates(), st.integers(0, 40))


@given(TEXTS, PUBLISHED)
@example("Of december", None)
@example("that week", _published(dt.date.max, 0))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_rows_whose_words_are_words_of_their_evidence(
    text: str, published: PublicationDate | None
) -> None:
    article = _article(text).model_copy(update={"published": published})
    found = timeline.annotate(article, _none(article), Settings())
    for event in found.events:
        assert in_order(article, event)
        assert event.evidence
        if event.when.first and event.when.last:
            assert event.when.first <= event.when.last
    assert found == timeline.annotate(article, _none(article), Settings())


def test_rows_of_the_cases_are_words_of_their_evidence(rows: Rows, make_article: Callable[..., Article]) -> None:
    text = (
        "Velmarch fears raids — a reason it leased the port in 2008 and closed it in 2015. Remarkably, on the same day "
        "the rebels, who met in Dray on 3 May 2015, signed a truce. They also promised to leave."
    )
    article = make_article(text)
    found = timeline.annotate(article, _none(article), Settings())
    assert len(found.events) >= 3
    assert all(in_order(article, event) for event in found.events)


def in_order(article: Article, event: Event) -> bool:
    """Whether the words of the row are, in order, words of its evidence; its first letter may be a capital."""
    words = iter(re.findall(r"\w+", " ".join(article.words(span) for span in event.evidence).lower()))
    return all(word in words for word in re.findall(r"\w+", event.text.lower()))


def _none(article: Article) -> Findings:
    return Findings(article=article.id)


def _article(text: str) -> Article:
    from reportpipe.model import Block, Source, make_id

    source = Source(id="0" * 64, name="a.txt", media_type="text/plain", size=len(text))
    block = Block(kind="paragraph", start=0, end=len(text))
    return Article(
        id=make_id("article", text), source=source, title="A", title_origin="stated", text=text, blocks=(block,)
    )


@pytest.mark.parametrize(
    "text",
    [
        "Officials opened the port in Dray, which today handles a third of all exports.",
        "Workers closed the mine where today a museum stands.",
        "The ministry will build ten ports over the next decade.",
        "The power company may plead guilty this week to charges of fraud.",
    ],
)
def test_what_dates_no_event_makes_no_row(rows: Rows, text: str) -> None:
    assert texts(rows(text, "2024-08-01 stated")) == []


@pytest.mark.parametrize(
    "text",
    [
        "The envoy named a retired diplomat on 4 May 2023 as his adviser",
        "The government kept one share of the port after selling its stake in 1984",
        "She estimates her mines, worth ten million dollars in October 2023, are worth half that now",
    ],
)
def test_a_participle_that_is_no_clause_of_its_own_does_not_take_the_date(rows: Rows, text: str) -> None:
    assert texts(rows(f"{text}.", "2024-08-01 stated")) == [text]


def test_a_date_in_front_and_a_full_stop_make_a_statement_whatever_its_verb(rows: Rows) -> None:
    assert texts(rows("In May 2010, pupils strike.")) == ["In May 2010, pupils strike"]


def test_a_date_that_is_only_compared_with_makes_no_row_of_its_own(rows: Rows) -> None:
    found = rows("The firm cut more jobs in 2010 than in 2005 and in 2012.")
    assert [event.when.said for event in found.events] == ["2010"]
