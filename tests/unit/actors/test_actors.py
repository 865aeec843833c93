"""Rows of key actors: who has one, in which order, and with what evidence."""

import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportpipe.annotate.actors import annotate, candidates_of, key_actors
from reportpipe.annotate.salience import FEATURES
from reportpipe.model import Article, Block, Findings, Note
from reportpipe.settings import Settings

PIECES = [
    "Russia", "Russian officials", "Moscow", "the Kremlin", "Vladimir Putin", "Putin", "President", "(NATO)", "U.S.",
    "Afghan government", "said", ",", ".", "’s", "“", "”", "who is", "the", "minister", "of", "Central Asian states",
    "\n", "É", "\u200b", "😀", "—", "A. B.", "van der Berg", "al-Qaeda", "(", ")", "ISIS", "12", "in",
]  # fmt: skip


ANY_TEXT = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))


@given(ANY_TEXT)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gives_rows_that_point_into_numbered_paragraphs(make_article, text):
    article = make_article(text)
    for actor in key_actors(article):
        assert actor.evidence
        assert all(alias.reason and alias.name for alias in actor.aliases)
        assert actor.name not in {alias.name for alias in actor.aliases}
        for span in (*actor.evidence, *actor.mentions):
            assert any(block.start <= span.start < span.end <= block.end for block in article.paragraphs)
        assert list(actor.mentions) == sorted(actor.mentions, key=lambda span: span.start)
        if actor.role:
            assert actor.role in " ".join(article.words(actor.evidence[0]).split())


@given(st.lists(ANY_TEXT, max_size=3).map("\n".join))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_same_article_gives_the_same_rows(make_article, text):
    article = make_article(text)
    assert key_actors(article) == key_actors(article)
    ids = [actor.id for actor in key_actors(article)]
    assert len(ids) == len(set(ids))


def test_an_article_without_text_has_no_actors(make_article):
    article = make_article("")
    assert annotate(article, Findings(article=article.id), Settings()).actors == ()


def test_findings_of_earlier_annotators_are_kept(make_article):
    article = make_article("President Vladimir Putin spoke in Moscow.")
    before = Findings(article=article.id, notes=(Note(code="reader.x", level="info", message="Read."),))
    after = annotate(article, before, Settings())
    assert after.actors
    assert after == before.model_copy(update={"actors": after.actors, "relations": after.relations})


def test_surname_and_title_are_one_row(make_article, named, reasons):
    article = make_article("President Vladimir Putin met the envoys. Putin said that talks would go on.")
    row = named(article, "Vladimir Putin")
    assert (row.kind, row.role) == ("person", "President")
    assert reasons(article, "Vladimir Putin") == {"Putin": "surname"}


def test_two_spellings_of_one_surname_are_one_row(make_article, reasons):
    article = make_article("Volodymyr Zelensky arrived on Monday. Zelenskyy said that he would stay.")
    assert reasons(article, "Volodymyr Zelensky") == {"Zelenskyy": "another spelling of the surname"}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Enrique Manalo summoned the Chinese ambassador, Huang Xilian, at noon.",
            "Huang Xilian",
            "Chinese ambassador",
        ),
        (
            "Natalie Sabanadze was Georgia's ambassador to Brussels.",
            "Natalie Sabanadze",
            "Georgia's ambassador to Brussels",
        ),
        ("It met the head of arms control, Ana Ruiz, in May.", "Ana Ruiz", "head of arms control"),
        ("Deby came to power after his father, Idriss Deby, was killed.", "Idriss Deby", None),
    ],
)
def test_roles_in_the_words_of_the_source(text, name, role, make_article, named):
    assert named(make_article(text), name).role == role


def test_a_relative_of_the_same_name_is_somebody_else(make_article, named):
    article = make_article("Mahamat Idriss Deby will stand. He took power after his father, Idriss Deby, was killed.")
    assert named(article, "Mahamat Idriss Deby") != named(article, "Idriss Deby")


def test_somebody_described_as_a_body_is_one(make_article, named):
    row = named(make_article("Wakit Tamma, a coalition of civil society groups, plans protests."), "Wakit Tamma")
    assert (row.kind, row.role) == ("organisation", "coalition of civil society groups")


def test_ships_are_no_actors(make_article):
    assert (
        key_actors(make_article("It directed a mission to the BRP Sierra Madre. The USS Ronald Reagan sailed on."))
        == []
    )


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Amb. Zamir Kabulov, President Vladimir Putin’s special envoy for Afghanistan, spoke on Friday.",
         "Zamir Kabulov", "President Vladimir Putin’s special envoy for Afghanistan"),
        ("“We have contacts,” the spokesperson for the Foreign Ministry, Maria Zakharova, explained.",
         "Maria Zakharova", "spokesperson for the Foreign Ministry"),
        ("Sergei Lavrov visited Bamako on February 7, his first trip there as Russia’s foreign minister.",
         "Sergei Lavrov", "Russia’s foreign minister"),
        ("Bidzina Ivanishvili, who founded the party and holds no office, decides these things.",
         "Bidzina Ivanishvili", "founded the party"),
        ("Opposition party Les Transformateurs boycotted the talks.", "Les Transformateurs", "Opposition party"),
        ("Labour MP Luciana Berger left the party on Monday.", "Luciana Berger", "Labour MP"),
        ("Anna Lindqvist, who heads the commission, asked for time.", "Anna Lindqvist", "heads the commission"),
        ("Anna Lindqvist is a senior adviser to the ministry.", "Anna Lindqvist", "senior adviser to the ministry"),
        ("Russian Foreign Minister Sergei Lavrov flew to Baku.", "Sergei Lavrov", "Russian Foreign Minister"),
        ("Kazakhstan belongs to the Collective Security Treaty Organization (CSTO), a Russia-led defense alliance.",
         "Collective Security Treaty Organization", "Russia-led defense alliance"),
    ],
)  # fmt: skip
def test_the_role_is_the_words_of_the_source(make_article, text, name, role, named):
    article = make_article(text)
    row = named(article, name)
    assert row.role == role
    assert role in article.words(row.evidence[0])


def test_who_leads_a_body_is_of_it(make_article, named):
    article = make_article("Opposition party Les Transformateurs, led by Succes Masra, boycotted the talks on Sunday.")
    assert named(article, "Succes Masra").affiliation == "Les Transformateurs"
    assert named(article, "Les Transformateurs").kind == "party"
    assert named(article, "Les Transformateurs").statements[0].text == "boycotted the talks on Sunday"


def test_a_name_with_its_own_head_is_one_whatever_its_acronym_says(make_article):
    article = make_article(
        "The Front for Change and Concord in Chad (FACT), whose fighters killed him, refused. FACT left."
    )
    (row,) = [actor for actor in key_actors(article) if actor.name != "Chad"]
    assert len(row.mentions) == 3
    assert (row.name, row.kind) == ("Front for Change and Concord in Chad", "armed group")
    assert [alias.name for alias in row.aliases] == ["FACT"]


def test_neither_who_asks_nor_a_word_at_the_head_of_a_sentence_is_an_actor(make_article):
    article = make_article(
        "Anna Holt led the port until May. She spoke to Mark Hollis in Brussels.\nMillers may import maize."
    )
    assert {actor.name for actor in key_actors(article) if actor.kind == "person"} == {"Anna Holt"}


def test_a_list_of_names_gives_nobody_the_next_ones_title(make_article, named):
    article = make_article("Maria Ortega, Foreign Minister Paul Kagwe and Jean Dupont met on Tuesday.")
    assert named(article, "Maria Ortega").role is None
    assert named(article, "Paul Kagwe").role == "Foreign Minister"


def test_affiliation_is_the_body_in_the_role(make_article, named):
    article = make_article("The spokesperson for the Foreign Ministry, Maria Zakharova, explained the visit.")
    assert named(article, "Maria Zakharova").affiliation == "Foreign Ministry"


def test_an_acronym_means_what_the_text_says(make_article, named, reasons):
    article = make_article(
        "Congress passed the Inflation Reduction Act (IRA) in August. The IRA pays for batteries. The Economic "
        "Community of West African States (ECOWAS) sent a mission, and ECOWAS closed the border."
    )
    assert named(article, "IRA") is None
    assert reasons(article, "ECOWAS") == {"ECOWAS": "acronym in brackets, ¶1"}


def test_author_publisher_boilerplate_and_credits_are_no_actors(make_article):
    article = make_article(
        "The Taliban sent a delegation to Moscow.\n"
        "^ Photo by Sergei Savostyanov\\TASS via Getty Images\n"
        "% Maxim Suchkov is a scholar at the Middle East Institute (MEI).\n",
        authors=("Maxim Suchkov",),
        publisher="Middle East Institute",
    )
    assert {actor.name for actor in key_actors(article)} == {"Taliban"}


def test_a_credit_at_the_end_of_a_paragraph_names_no_actor(make_article):
    article = make_article("The Taliban sent a delegation to Moscow. Image: Nick Moreau.")
    assert {actor.name for actor in key_actors(article)} == {"Taliban"}


def test_a_publisher_that_the_text_names_is_no_actor(make_article):
    article = make_article(
        "The report of the Strand Institute for Technology Policy (SITP) appeared in May. NATO welcomed it.",
        publisher="Strand Institute for Technology Policy",
    )
    assert {actor.name for actor in key_actors(article)} == {"NATO"}


def test_a_name_in_a_heading_alone_is_no_actor(make_article):
    article = make_article("# Taliban head to Moscow\nThe talks went on for two days.")
    assert key_actors(article) == []


def test_someone_named_once_with_a_role_is_not_buried(make_article):
    states = ["Kenya", "Uganda", "Tanzania", "Rwanda", "Burundi", "Ethiopia", "Somalia", "Sudan"]
    sentences = [f"{state} wants a vote. {state} has asked for it twice." for state in states]
    text = "\n".join([*sentences, "Grace Wanjiru, the special envoy of the African Union, urged patience."])
    order = [actor.name for actor in key_actors(make_article(text))]
    assert order.index("Grace Wanjiru") < 5


def test_rows_do_not_depend_on_the_hash_seed():
    program = (
        "from reportpipe.annotate.joining import spelling; from reportpipe.annotate import gazetteer;"
        "print(spelling('Zelenskyy'), gazetteer.find('The U.S. and the Russians met NATO in the Gulf states.'))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(outputs) == 1


@pytest.fixture(scope="module")
def real(shared):
    lines = [line for line in next((shared / "seeds").glob("*.txt")).read_text(encoding="utf8").split("\n") if line]
    blocks, at = [], 0
    for line in lines:
        kind = "heading" if len(line) < 60 and line[-1] != "." else "paragraph"
        if line.startswith(("Maxim Suchkov is", "Photo by", "The Middle East Institute (MEI) is")):
            kind = "boilerplate"
        blocks.append(Block(kind=kind, start=at, end=at + len(line)))
        at += len(line) + 2
    return Article(
        id="0" * 64, source={"id": "0" * 64, "name": "a", "media_type": "text/plain", "size": 1}, title="-",
        title_origin="derived", text="\n\n".join(lines), blocks=tuple(blocks), authors=("Maxim Suchkov",),
        publisher="Middle East Institute",
    )  # fmt: skip


def test_the_real_article_has_its_actors_with_kinds_and_roles(real):
    rows = {actor.name: actor for actor in key_actors(real)}
    kinds = {
        "Taliban": "armed group", "Russia": "state", "United States": "state", "Vladimir Putin": "person",
        "Zamir Kabulov": "person", "Maria Zakharova": "person", "Afghan government": "government body",
        "Collective Security Treaty Organization": "international organisation", "Iran": "state", "China": "state",
        "ISIS": "armed group", "Central Asian countries": "group of states",
    }  # fmt: skip
    assert {name: rows[name].kind for name in kinds if name in rows} == kinds
    assert rows["Vladimir Putin"].role == "President"
    assert rows["Zamir Kabulov"].role == "President Vladimir Putin’s special envoy for Afghanistan"
    assert rows["Maria Zakharova"].role == "spokesperson for the Foreign Ministry"
    assert rows["Collective Security Treaty Organization"].role.startswith("Russia-led defense and security alliance")
    assert {"Moscow", "Kremlin"} <= {alias.name for alias in rows["Russia"].aliases}
    everything = " ".join(alias.name for actor in rows.values() for alias in actor.aliases) + " ".join(rows)
    for name in ("Suchkov", "Savostyanov", "MEI", "MGIMO", "RIAC", "ISPI", "TASS", "Getty", "Middle East Institute"):
        assert name not in everything


def test_the_first_rows_of_the_real_article_are_those_that_matter(real):
    first = [actor.name for actor in key_actors(real)[:10]]
    assert set(first[:2]) == {"Russia", "Taliban"}
    for name in ("United States", "Vladimir Putin", "Zamir Kabulov", "Maria Zakharova", "Afghan government"):
        assert name in first


def test_parties_to_a_treaty_are_one_body_with_the_acronym(make_article, named, reasons):
    article = make_article(
        "It consulted the Parties to the Nauru Agreement (PNA), the group of eight island states that sells access. "
        "The PNA agreed."
    )
    row = named(article, "Parties to the Nauru Agreement")
    assert (row.kind, row.role) == ("international organisation", "group of eight island states")
    assert reasons(article, "Parties to the Nauru Agreement") == {"PNA": "acronym in brackets, ¶1"}


def test_a_relief_body_that_reports_on_its_own_work_is_an_actor(make_article, named):
    article = make_article(
        "The Dryland Response Network (DRN) estimates that half a million people need food.",
        publisher="Dryland Response Network",
    )
    assert named(article, "Dryland Response Network") is not None


def test_an_order_at_the_head_of_a_sentence_is_no_name(make_article):
    article = make_article("Speed up Harmony Link. Lithuania wants the second line by 2030.")
    assert [actor.name for actor in key_actors(article)] == ["Lithuania"]


def test_a_body_named_only_in_what_somebody_is_stands_below_one_named_for_itself(make_article):
    text = (
        "Ilze Ozola, chair of the Daugava Foundation, said on Monday that the sensors were late. The makers blamed the "
        "Rivan Institute. Peter Blau, a former head of the Daugava Foundation, agreed with her."
    )
    names = [actor.name for actor in key_actors(make_article(text))]
    assert names.index("Rivan Institute") < names.index("Daugava Foundation")


def test_a_comma_before_a_role_makes_no_list(make_article):
    text = "Anna Holm, deputy mayor of Lund, spoke first. {} spoke on Monday."
    article = make_article(text.format("Erik Lind, Sara Berg and Nils Falk"))
    names = [actor.name for actor in key_actors(article)]
    assert names[0] == "Anna Holm"
    listed = FEATURES.index("in lists")
    shares = {each.entity.name: each.features[listed] for each in candidates_of(article)}
    assert shares["Anna Holm"] == 0
    assert shares["Erik Lind"] == 1
