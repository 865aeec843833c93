"""One or many annotated articles become one memo."""

import datetime as dt

import pytest

import reportpipe.compose
from reportpipe.choosing import choose_events
from reportpipe.compose import arrange, compose
from reportpipe.errors import UsageError
from reportpipe.model import Note
from reportpipe.settings import Settings

DAY = dt.date(2022, 3, 14)


def test_the_module_is_the_verb(article, findings):
    one = article()
    assert reportpipe.compose([(one, findings(one))]).articles == (one,)


def test_one_article_gives_five_sections_in_order(article, point, actor, event, findings):
    one = article()
    lead, key = point(one, "Lead.", "bottom line"), point(one, "Key.")
    found = findings(one, points=(lead, key), actors=(actor(one, "Bank"),), events=(event(one, "It rained.", DAY),))
    memo = compose([(one, found)])
    assert [section.kind for section in memo.sections] == [
        "bottom line",
        "key points",
        "actors",
        "timeline",
        "source note",
    ]
    assert memo.items_of("bottom line") == (lead,)
    assert memo.items_of("key points") == (key,)
    assert memo.title == "Title one"


def test_the_subject_overrides_the_title(article, findings):
    one = article()
    assert compose([(one, findings(one))], settings=Settings(subject="Rain")).title == "Rain"


def test_the_library_has_no_clock_and_leaves_the_date_open(article, findings):
    one = article()
    assert compose([(one, findings(one))]).dated is None


def test_what_a_page_does_not_show_stays_in_the_memo(article, point, actor, event, findings):
    one = article()
    found = findings(
        one,
        points=tuple(point(one, f"Point {n}.") for n in range(9)),
        actors=tuple(actor(one, f"Bank {n}") for n in range(9)),
        events=tuple(event(one, f"Event {n}.", DAY + dt.timedelta(days=n)) for n in range(9)),
    )
    memo = compose([(one, found)], settings=Settings(max_points=3, max_actors=4, max_events=5))
    assert [len(memo.items_of(kind)) for kind in ("key points", "actors", "timeline")] == [3, 4, 5]
    assert [len(items) for items in (memo.points, memo.actors, memo.events)] == [9, 9, 9]


def test_the_style_is_part_of_the_memo(article, findings):
    one = article()
    assert compose([(one, findings(one))], style="brief").layout.style == "brief"


def test_notes_of_article_and_findings_are_carried_once(article, findings):
    one = article()
    note = Note(code="reader.x", level="warning", message="Columns were guessed.")
    other = Note(code="timeline.x", level="info", message="A year was guessed.")
    memo = compose([(one.model_copy(update={"notes": (note,)}), findings(one, notes=(other, note)))])
    assert memo.notes == (note, other)


def test_the_id_follows_the_content_and_not_the_version(article, findings, monkeypatch):
    one = article()
    first = compose([(one, findings(one))])
    monkeypatch.setattr("reportpipe.compose._producer", lambda: "reportpipe 99")
    second = compose([(one, findings(one))])
    assert second.producer != first.producer
    assert second.id == first.id
    assert compose([(one, findings(one))], settings=Settings(subject="Other")).id != first.id


def test_another_layout_is_the_same_memo(article, findings):
    """A batch that only typesets again makes the same bytes as one that does all again."""
    one = article()
    plain = compose([(one, findings(one))], settings=Settings())
    draft = compose([(one, findings(one))], settings=Settings(draft=True, paper="Letter"))
    assert plain.id == draft.id
    assert plain.model_copy(update={"layout": draft.layout}) == draft


def test_arranging_a_memo_anew_is_composing_it_anew(article, point, event, findings):
    one = article()
    days = tuple(event(one, f"Event {n}.", DAY + dt.timedelta(days=n)) for n in range(3))
    found = [(one, findings(one, points=(point(one, "Key."),), events=days))]
    other = Settings(handling="OFFICIAL", subject="Rain", max_events=1, style="brief", draft=True, dated=DAY)
    memo = arrange(compose(found), other)
    assert memo == compose(found, style="brief", settings=other)
    assert "quotes" in {section.kind for section in memo.sections}
    assert arrange(memo, Settings()) == compose(found)


def test_no_article_is_an_error_that_says_so():
    with pytest.raises(UsageError, match="no article"):
        compose([])


def test_findings_of_another_article_are_an_error(article, findings):
    with pytest.raises(UsageError, match="another article"):
        compose([(article("one"), findings(article("two")))])


def test_the_same_article_twice_is_used_once_and_noted(article, findings):
    one = article()
    memo = compose([(one, findings(one)), (one, findings(one))])
    assert len(memo.articles) == 1
    assert [note.code for note in memo.notes] == ["compose.same_article"]


class TestSeveralArticles:
    def test_actors_that_share_a_name_or_alias_become_one(self, article, actor, findings):
        one, two = article("one"), article("two")
        full = actor(one, "Joint Maritime Council", aliases=("JMC",))
        short = actor(two, "JMC", role="lender of cutters")
        memo = compose([(one, findings(one, actors=(full,))), (two, findings(two, actors=(short,)))])
        (merged,) = memo.actors
        assert merged.name == "Joint Maritime Council"
        assert merged.role == "lender of cutters"
        assert {span.article for span in merged.evidence} == {one.id, two.id}

    def test_a_bare_surname_joins_nobody(self, article, actor, findings):
        one, two = article("one"), article("two")
        memo = compose(
            [
                (one, findings(one, actors=(actor(one, "Ana Silva", "person", aliases=("Silva",)),))),
                (two, findings(two, actors=(actor(two, "Rui Silva", "person", aliases=("Silva",)),))),
            ]
        )
        assert [entry.name for entry in memo.actors] == ["Ana Silva", "Rui Silva"]

    def test_kinds_stay_apart(self, article, actor, findings):
        one, two = article("one"), article("two")
        memo = compose(
            [
                (one, findings(one, actors=(actor(one, "Lira", "state"),))),
                (two, findings(two, actors=(actor(two, "Lira", "company"),))),
            ]
        )
        assert len(memo.actors) == 2

    def test_events_name_the_merged_actor(self, article, actor, event, findings):
        one, two = article("one"), article("two")
        first, second = actor(one, "Lira", "state"), actor(two, "Lira", "state")
        rain = event(two, "Lira said it rained.", DAY, actors=(second.id,))
        memo = compose([(one, findings(one, actors=(first,))), (two, findings(two, actors=(second,), events=(rain,)))])
        assert memo.events[0].actors == (first.id,)

    def test_two_accounts_of_one_day_become_one_row_with_both_proofs(self, article, event, findings):
        one, two = article("one"), article("two")
        memo = compose(
            [
                (one, findings(one, events=(event(one, "Lira reopened its port on Monday", DAY),))),
                (two, findings(two, events=(event(two, "Lira reopened its only port on Monday", DAY),))),
            ]
        )
        (row,) = memo.events
        assert [span.article for span in row.evidence] == [one.id, two.id]

    def test_two_things_of_one_day_stay_two_rows_in_time_order(self, article, event, findings):
        one, two = article("one"), article("two")
        later = event(one, "A cutter sank.", DAY + dt.timedelta(days=1))
        memo = compose(
            [
                (one, findings(one, events=(event(one, "Lira reopened its port.", DAY), later))),
                (two, findings(two, events=(event(two, "The bank lent money.", DAY),))),
            ]
        )
        assert [row.text for row in memo.events] == [
            "Lira reopened its port.",
            "The bank lent money.",
            "A cutter sank.",
        ]

    def test_each_article_gets_its_share_of_points(self, article, point, findings):
        one, two = article("one"), article("two")
        found = [
            (each, findings(each, points=tuple(point(each, f"{each.title} {n}.") for n in range(4))))
            for each in (one, two)
        ]
        memo = compose(found, settings=Settings(max_points=2))
        assert [item.text for item in memo.items_of("key points")] == [
            "Title one 0.",
            "Title one 1.",
            "Title two 0.",
            "Title two 1.",
        ]

    def test_notes_say_which_article_they_are_about(self, article, findings):
        note = Note(code="x.y", level="info", message="Guessed.", where="¶2")
        one, two = article("one").model_copy(update={"notes": (note,)}), article("two")
        assert compose([(one, findings(one)), (two, findings(two))]).notes[0].where == "one.txt, ¶2"


class TestChoiceOfEvents:
    def test_everything_that_fits_is_kept(self, article, event):
        events = [event(article(), f"E{n}", DAY) for n in range(3)]
        assert choose_events(events, 3) == tuple(events)

    def test_time_order_is_kept(self, article, event):
        events = [event(article(), f"E{n}", DAY + dt.timedelta(days=n)) for n in range(30)]
        chosen = choose_events(events, 7)
        assert list(chosen) == sorted(chosen, key=lambda row: row.when.first)
        assert len(chosen) == 7

    def test_exact_dates_with_actors_come_before_vague_ones(self, article, event):
        one = article()
        exact = event(one, "The minister met the council.", DAY, actors=("ac_1",))
        vague = event(
            one, "Things changed.", dt.date(2020, 1, 1), last=dt.date(2020, 12, 31), precision="year", approximate=True
        )
        undated = event(one, "Some day it rained.", None, precision="unknown")
        assert choose_events([vague, exact, undated], 1) == (exact,)
        assert choose_events([undated, vague], 1) == (vague,)

    def test_what_is_to_come_goes_before_what_is_over(self, article, event):
        one = article()
        over = event(one, "The talks began.", DAY)
        ahead = event(one, "The talks are to end.", DAY + dt.timedelta(days=40), status="planned")
        assert choose_events([over, ahead], 1) == (ahead,)

    def test_a_crowded_day_does_not_push_out_the_rest(self, article, event):
        one = article()
        crowd = [event(one, f"Crowd {n}", DAY) for n in range(8)]
        lone = event(one, "Long before.", DAY - dt.timedelta(days=400))
        assert lone in choose_events([lone, *crowd], 3)


@pytest.mark.parametrize(
    ("names", "title"),
    [
        (("one", "two"), "Title one (and 1 other article)"),
        (("one", "two", "three"), "Title one (and 2 other articles)"),
    ],
)
def test_the_title_of_several_articles_is_the_first_and_how_many_more(article, findings, names, title):
    assert compose([(each, findings(each)) for each in map(article, names)]).title == title


@pytest.mark.parametrize(("languages", "language"), [(("fr",), "fr"), (("fr", "fr"), "fr"), (("fr", "de"), "en")])
def test_the_language_is_that_of_all_articles_or_english(article, findings, languages, language):
    articles = [article(f"{n}").model_copy(update={"language": each}) for n, each in enumerate(languages)]
    assert compose([(each, findings(each)) for each in articles]).language == language
