"""What a person decides about actors wins over the rules, says so, and says where it found nothing."""

import pytest

from reportpipe.annotate.actors import annotate
from reportpipe.compose import compose
from reportpipe.model import Findings
from reportpipe.settings import Settings

TEXT = (
    "Russia wants a deal, and the Kremlin expects an answer. Russian officials met the Taliban on Friday. "
    "President Vladimir Putin said that Iran would join. Putin thanked the World Bank. NATO warned the Taliban."
)


@pytest.fixture
def found(make_article):
    def find(text=TEXT, gazetteer=(), **overrides):
        article = make_article(text)
        settings = Settings.model_validate({"actors": {"by": "Ana", **overrides}, "gazetteer": gazetteer})
        return annotate(article, Findings(article=article.id), settings)

    return find


def rows(findings):
    return {actor.name: actor for actor in findings.actors}


def test_two_actors_become_one_with_the_reason(found):
    row = rows(found(merge={"Taliban": ["NATO"]}))["Taliban"]
    assert (row.by, [(alias.name, alias.reason) for alias in row.aliases]) == ("Ana", [("NATO", "merged by Ana")])
    assert len(row.mentions) == 3
    assert row.statements[0].text == "warned the Taliban"


def test_a_merge_gives_the_name_even_where_the_text_has_it_nowhere(found):
    assert rows(found(merge={"The two sides": ["Taliban", "NATO"]}))["The two sides"].by == "Ana"


def test_a_name_is_split_off(found):
    by_name = rows(found(split=["kremlin"]))
    assert by_name["Kremlin"].by == "Ana"
    assert "Kremlin" not in {alias.name for alias in by_name["Russia"].aliases}
    assert by_name["Russia"].by == "reportpipe"


def test_a_row_is_renamed_and_described(found):
    by_name = rows(
        found(rename={"NATO": "Atlantic Alliance"}, kind={"NATO": "armed group"}, role={"Putin": "head of state"})
    )
    alliance, putin = by_name["Atlantic Alliance"], by_name["Vladimir Putin"]
    assert (alliance.kind, alliance.by) == ("armed group", "Ana")
    assert ("NATO", "named Atlantic Alliance by Ana") in [(alias.name, alias.reason) for alias in alliance.aliases]
    assert (putin.role, putin.by) == ("head of state", "Ana")


def test_a_row_is_left_out_with_a_note(found):
    findings = found(drop=["the World Bank"])
    assert "World Bank" not in rows(findings)
    assert [(note.code, note.message) for note in findings.notes] == [
        ("actors.dropped", "The actor “World Bank” was left out by Ana.")
    ]


def test_pinned_actors_come_first_even_where_the_rules_see_none(found):
    findings = found(TEXT + " A flood in Chad did little harm.", pin=["Chad", "NATO"])
    assert [(actor.name, actor.by) for actor in findings.actors[:3]] == [
        ("Chad", "Ana"),
        ("NATO", "Ana"),
        (findings.actors[2].name, "reportpipe"),
    ]


def test_what_matches_nothing_is_said_once(found):
    (note,) = found(merge={"Taliban": ["Haqqani"]}, kind={"Nobody": "party"}, pin=["NATO"]).notes
    assert note.code == "actors.no_match"
    assert "merge “Haqqani”, kind “Nobody”." in note.message


def test_no_decisions_change_nothing(found, make_article):
    article = make_article(TEXT)
    assert found().actors == annotate(article, Findings(article=article.id), Settings()).actors


def test_pins_hold_in_a_memo_of_several_articles(make_article):
    settings = Settings.model_validate({"actors": {"pin": ["NATO"]}})
    articles = [make_article(TEXT), make_article("NATO is quiet. Russia wants a deal. Russia has warned the Taliban.")]
    articles.append(make_article("Russia wants more. The Taliban said no."))
    annotated = [(one, annotate(one, Findings(article=one.id), settings)) for one in articles]
    assert compose(annotated, settings=settings).actors[0].name == "NATO"


GAZETTEER = {
    "armed group": ["Hayat Tahrir al-Sham, HTS, the Organisation"],
    "person": ["Suhail al-Hassan, the Tiger"],
    "state": ["Russia, Rossiya"],
}


def test_a_user_s_own_names_are_found_joined_and_have_their_kind(found):
    text = (
        "The Organisation took a village. HTS warned the Tiger. Suhail al-Hassan said nothing. Rossiya has protested."
    )
    by_name = rows(found(text, GAZETTEER))
    assert {name: row.kind for name, row in by_name.items()} == {
        "Organisation": "armed group",
        "Suhail al-Hassan": "person",
        "Rossiya": "state",
    }
    assert ("HTS", "by the user's own list") in [
        (alias.name, alias.reason) for alias in by_name["Organisation"].aliases
    ]
    assert [alias.name for alias in by_name["Suhail al-Hassan"].aliases] == ["Tiger"]


def test_a_user_s_own_names_are_forgotten_afterwards(found):
    text = "The Organisation took a village, and the Organisation left."
    assert rows(found(text, GAZETTEER))["Organisation"].kind == "armed group"
    assert all(row.kind != "armed group" for row in found(text).actors)


def test_a_known_state_by_another_name_is_that_state(found):
    by_name = rows(found("Rossiya has protested. Moscow has warned the Taliban.", GAZETTEER))
    assert [alias.name for alias in by_name["Rossiya"].aliases] == ["Moscow"]
