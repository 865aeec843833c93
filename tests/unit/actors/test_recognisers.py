"""Other recognisers of names, and articles that are not in English."""

import sys

import pytest

from reportpipe.annotate import annotate
from reportpipe.annotate.names import Name
from reportpipe.annotate.recognisers import recogniser
from reportpipe.errors import UsageError
from reportpipe.settings import Settings

TEXT = "The Orbit Union said that Zorbella’s envoy had left. Qamarra Vell met the Orbit Union in Xiltown on Monday."


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory):
    """A spaCy pipeline of nothing but rules, saved as users save theirs."""
    spacy = pytest.importorskip("spacy", reason="needs spaCy (the extra spacy), which is not installed here")
    made = spacy.blank("en")
    made.add_pipe("entity_ruler").add_patterns(
        [
            {"label": "ORG", "pattern": "The Orbit Union"},
            {"label": "ORG", "pattern": "the Orbit Union"},
            {"label": "PERSON", "pattern": "Qamarra Vell"},
            {"label": "GPE", "pattern": "Xiltown"},
            {"label": "NORP", "pattern": "Zorbella"},
            {"label": "ORG", "pattern": "Zorbella’s"},
        ]
    )
    folder = tmp_path_factory.mktemp("pipeline") / "ours"
    made.to_disk(folder)
    return folder


def test_a_spacy_pipeline_finds_the_names(pipeline):
    text = f"{TEXT}\n\nQamarra Vell left."
    found = [(text[name.start : name.end], name.kind) for name in recogniser(f"spacy:{pipeline}")(text)]
    assert found == [
        ("Orbit Union", "organisation"),
        ("Zorbella", "organisation"),
        ("Qamarra Vell", "person"),
        ("Orbit Union", "organisation"),
        ("Xiltown", "place"),
        ("Qamarra Vell", "person"),
    ]


def test_actors_are_made_of_the_names_that_it_finds(pipeline, make_article):
    found = annotate(make_article(TEXT), Settings(names=f"spacy:{pipeline}"))
    rows = {actor.name: actor for actor in found.actors}
    assert {"Orbit Union", "Qamarra Vell"} <= rows.keys()
    assert rows["Qamarra Vell"].kind == "person"
    assert [(each.verb, each.object == rows["Orbit Union"].id) for each in found.relations] == [("met", True)]


def test_a_text_of_any_length_is_read(pipeline):
    text = "Qamarra Vell met nobody. " * 9000
    assert len(recogniser(f"spacy:{pipeline}")(text)) >= 8990


def test_a_pipeline_that_is_not_there_says_what_to_do():
    pytest.importorskip("spacy", reason="needs spaCy (the extra spacy), which is not installed here")
    with pytest.raises(UsageError, match=r"spacy:/nowhere.*cannot be loaded.*Give the folder"):
        recogniser("spacy:/nowhere")


def test_without_spacy_the_message_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(UsageError, match=r"spaCy is not installed.*reportpipe\[spacy\]"):
        recogniser("spacy:never_asked_for_before")


def test_another_package_may_add_one(tmp_path, monkeypatch, make_article):
    information = tmp_path / "namer-1.dist-info"
    information.mkdir()
    (tmp_path / "namer.py").write_text(
        "from reportpipe.annotate.names import Name\n"
        "def find(text):\n"
        "    at = text.index('Zorbella')\n"
        "    return [Name(at, at + 8, 'person')]\n",
        encoding="utf8",
    )
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: namer\nVersion: 1\n", encoding="utf8")
    (information / "entry_points.txt").write_text("[reportpipe.recognisers]\nours = namer:find\n", encoding="utf8")
    monkeypatch.syspath_prepend(tmp_path)
    assert list(recogniser("ours")("Zorbella left.")) == [Name(0, 8, "person")]
    found = annotate(make_article("Zorbella left the room on Friday."), Settings(names="ours"))
    assert [(actor.name, actor.kind) for actor in found.actors] == [("Zorbella", "person")]


def test_an_unknown_one_lists_those_there_are():
    with pytest.raises(UsageError, match=r"unknown recogniser of names 'best'.*Available: .*packaged"):
        recogniser("best")


FRENCH = (
    "La Russie a rejeté la demande de la France. L’OTAN, selon le ministre Jean Dupont, restera présente. "
    "Le Front de libération du Nord (FLN) a menacé la Russie, et le FLN a quitté Genève."
)
RUSSIAN = "Россия отвергла просьбу. Талибан захватил базу, и талибы ушли. ОДКБ молчит."


def rows_of(article, **settings):
    found = annotate(article, Settings.model_validate(settings))
    return found, {actor.name: actor for actor in found.actors}


def test_states_are_known_by_their_names_in_the_language_of_the_article(make_article):
    _, rows = rows_of(make_article(FRENCH, language="fr"))
    assert {"Russie", "France"} <= rows.keys()
    assert {rows["Russie"].kind, rows["France"].kind} == {"state"}
    assert rows_of(make_article(RUSSIAN, language="ru"))[1]["Россия"].kind == "state"


def test_a_user_s_own_names_work_in_any_script(make_article):
    names = {"armed group": ["Талибан, талибы"], "international organisation": ["ОДКБ"]}
    _, rows = rows_of(make_article(RUSSIAN, language="ru"), gazetteer=names)
    assert (rows["Талибан"].kind, [alias.name for alias in rows["Талибан"].aliases]) == ("armed group", ["талибы"])
    assert rows["ОДКБ"].kind == "international organisation"


def test_an_acronym_joins_a_listed_name_in_any_language(make_article):
    _, rows = rows_of(
        make_article(FRENCH, language="fr"), gazetteer={"armed group": ["Front de libération du Nord, FLN"]}
    )
    row = rows["Front de libération du Nord"]
    assert (row.kind, len(row.mentions), [alias.name for alias in row.aliases]) == ("armed group", 3, ["FLN"])


def test_a_note_says_what_is_not_covered(make_article):
    found, _ = rows_of(make_article(FRENCH, language="fr"))
    (note,) = [note for note in found.notes if note.code == "actors.language"]
    assert "a model of English" in note.message
    assert "gazetteer" in note.hint
    english, _ = rows_of(make_article("NATO warned Russia."))
    assert english.notes == ()
