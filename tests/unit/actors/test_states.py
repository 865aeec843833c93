"""Which names stand for a state: capitals, governments, peoples and sides."""

import pytest

from reportpipe.annotate.actors import key_actors


def test_capital_people_and_country_are_one_state_with_reasons(make_article, named, reasons):
    article = make_article(
        "Russia wants a deal. Russian officials said so on Friday. Moscow has warned its partners, and the Kremlin "
        "expects an answer."
    )
    row = named(article, "Russia")
    assert row.kind == "state"
    assert reasons(article, "Russia") == {
        "Russian": "its people or officials",
        "Moscow": "capital or seat stands for the government",
        "Kremlin": "capital or seat stands for the government",
    }


def test_a_capital_that_is_only_a_place_does_not_stand_for_its_government(make_article, named):
    article = make_article("Angela Merkel travelled to Moscow on Friday. In Moscow she visited a school.")
    assert named(article, "Moscow") is None
    assert named(article, "Russia") is None


def test_a_state_where_things_merely_happen_is_not_an_actor(make_article, named):
    article = make_article("The floods in Pakistan were the worst for ten years. The World Bank offered a loan.")
    assert named(article, "Pakistan") is None
    assert named(article, "World Bank").kind == "international organisation"


def test_the_government_of_a_state_acts_for_it(make_article, named):
    article = make_article(
        "Copper fell in Lusaka. The government of Zambia said on Tuesday that it had reached an agreement."
    )
    assert named(article, "Zambia").kind == "state"
    assert named(make_article("Copper fell in Lusaka. Traders left Zambia."), "Zambia") is None


def test_a_government_whose_country_is_only_a_place_has_the_row(make_article, named, reasons):
    article = make_article(
        "Fighting went on in Afghanistan. The Taliban negotiated with the Afghan government. Afghan government forces "
        "fell back."
    )
    row = named(article, "Afghan government")
    assert row.kind == "government body"
    assert reasons(article, "Afghan government")["Afghanistan"] == "the state it governs"


def test_region_adjectives_alone_are_no_actor(make_article, named):
    article = make_article("Traders sell Central Asian carpets in Hamburg. The Central Asian states closed the road.")
    row = named(article, "Central Asian states")
    assert row.kind == "group of states"
    assert len(row.mentions) == 1 or row.name == "Central Asian states"


@pytest.mark.parametrize(
    "text",
    [
        "Nairobi -- The reserve runs low, a clerk told parliament.",
        "“We are at the edge,” said Lauren Landis, who heads its Nairobi office.",
        "The deal came up at the Nairobi talks last week.",
    ],
)
def test_a_capital_before_a_noun_or_in_a_dateline_is_a_place(make_article, text, named):
    assert named(make_article(text), "Nairobi") is None
    assert named(make_article(text), "Kenya") is None


def test_a_ministry_that_publishes_its_own_statement_is_an_actor(make_article, named):
    article = make_article("The Ministry of Fisheries said that it would act.", publisher="Ministry of Fisheries")
    assert named(article, "Ministry of Fisheries").kind == "government body"


def test_partners_of_a_part_of_the_world_are_a_group_only_where_they_act(make_article):
    assert key_actors(make_article("The break with Western partners came in May.")) == []
    acting = make_article("Western partners have closed their bases.")
    assert [actor.kind for actor in key_actors(acting)] == ["group of states"]


def test_officials_in_a_capital_speak_for_its_state(make_article, reasons):
    article = make_article("Bolivia wants a deal. Officials in La Paz will say that it must not be bound.")
    assert reasons(article, "Bolivia") == {"La Paz": "capital or seat stands for the government"}


@pytest.mark.parametrize(
    "text",
    [
        "The leaflets were in Russian. The mayor wrote them.",
        "She speaks German, Russian and some Polish. The mayor does not.",
        "The driver was Russian. The mayor met him.",
        "The pro-Moscow mayor resigned.",
    ],
)
def test_a_language_an_origin_or_a_side_is_no_actor(make_article, text):
    assert not {actor.name for actor in key_actors(make_article(text))} & {"Russia", "Germany", "Poland", "Moscow"}


@pytest.mark.parametrize(
    "text",
    [
        "Chinese and Russian officials met on Friday in Almaty.",
        "The Chinese proposed a truce, and Kenya accepted.",
        "Chinese, Kenyan and Russian negotiators signed the text.",
    ],
)
def test_a_people_with_article_or_shared_officials_acts_for_its_state(make_article, text):
    assert "China" in {actor.name for actor in key_actors(make_article(text))}


def test_a_state_that_does_something_comes_before_one_that_only_is_something(make_article):
    text = "Norway is a member of the club of ports. Chad closed the harbour in May."
    names = [actor.name for actor in key_actors(make_article(text))]
    assert names.index("Chad") < names.index("Norway")


def test_the_adjective_by_which_a_state_was_met_first_is_no_other_name_of_it(make_article):
    (actor,) = key_actors(make_article("Norwegian ships left the harbour. Norway closed the port in May."))
    assert (actor.name, actor.aliases) == ("Norway", ())
