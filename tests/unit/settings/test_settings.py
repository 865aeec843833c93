"""Settings merge from file, environment and options; errors and tables keep their promises."""

import pickle

import pytest

from reportpipe import errors
from reportpipe.errors import ReportpipeError, UsageError
from reportpipe.registry import Table
from reportpipe.settings import Settings


def test_options_win_over_environment_which_wins_over_the_file():
    toml = 'to = "file"\nhandling = "file"\nstyle = "file"'
    environment = {"REPORTPIPE_TO": "environment", "REPORTPIPE_HANDLING": "environment", "HOME": "/nowhere"}
    settings = Settings.merged(toml, environment, to="option", handling=None)
    assert (settings.to, settings.handling, settings.style) == ("option", "environment", "file")


def test_from_is_written_as_users_write_it():
    assert Settings.merged('from = "The Desk"').from_ == "The Desk"
    assert Settings.merged(from_="The Desk").from_ == "The Desk"
    assert Settings.merged("", {"REPORTPIPE_FROM": "The Desk"}).from_ == "The Desk"


def test_formats_in_the_environment_are_a_list_with_commas():
    assert Settings.merged("", {"REPORTPIPE_FORMATS": "pdf,json"}).formats == ("pdf", "json")


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ("to = ", "not valid TOML"),
        ('colour = "red"', "colour: there is no such setting. Settings are: actors, "),
        ("max_point = 3", "max_point: there is no such setting. Did you mean max_points? Settings are: actors, "),
        ("to = “The Minister”", "Texts stand in straight quotation marks"),
        ("max_points = 0", "max_points"),
        ('formats = ["pptx"]', "formats"),
        ('published = "yesterday"', "published"),
    ],
)
def test_a_bad_setting_is_named_with_the_settings_there_are(toml, says):
    with pytest.raises(UsageError) as caught:
        Settings.merged(toml)
    assert says in str(caught.value)


def test_a_bad_setting_says_where_it_was_given():
    with pytest.raises(UsageError) as caught:
        Settings.merged("max_point = 3", {"REPORTPIPE_PAPER": "A3"}, file="ours.toml", formats="")
    assert set(caught.value.where.split(", ")) == {"settings", "REPORTPIPE_PAPER", "ours.toml"}
    assert "formats: name one at least" in str(caught.value)
    with pytest.raises(UsageError, match=r"ours\.toml: actors\.remove.*docs/settings\.md"):
        Settings.merged('actors.remove = ["NATO"]', file="ours.toml")


def test_layout_is_what_the_memo_keeps():
    layout = Settings.merged(style="memo", paper="Letter", draft=True).layout
    assert (layout.style, layout.paper, layout.draft, layout.evidence) == ("memo", "Letter", True, "comments")


def test_every_error_owns_a_code_and_an_exit_code_and_survives_a_process_border():
    tree = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, ReportpipeError)]
    assert len({kind.code for kind in tree}) == len(tree)
    for kind in tree:
        copy = pickle.loads(pickle.dumps(kind("broken.", where="a.pdf", hint="Mend it.")))
        assert (type(copy), str(copy)) == (kind, "a.pdf: broken. Mend it.")
        assert 1 <= kind.exit_code <= 8


def test_an_unknown_name_lists_the_available_ones():
    table = Table("format", "reportpipe.nothing", {"pdf": "json:dumps", "docx": "json:loads"})
    assert table.get("docx") is __import__("json").loads
    with pytest.raises(UsageError, match=r"unknown format 'odp'.*Available: docx, pdf\."):
        table.get("odp")


FILES = {
    "ours.txt": "# ours\narmed group | Hayat Tahrir al-Sham | HTS, the Organisation\nperson | Suhail al-Hassan\n",
    "actors.toml": '[actors]\nby = "Ana"\ndrop = ["Getty"]\n',
    "bare.toml": 'drop = ["Getty"]\n',
    "bad.txt": "\n\ndog | Rex\n",
    "bad.toml": "drop = ",
}


def test_decisions_and_names_come_from_files_or_stand_in_the_settings():
    named = Settings.merged('gazetteer = "ours.txt"\nactors = "actors.toml"', None, FILES.__getitem__)
    written = Settings.merged(
        '[actors]\nby = "Ana"\ndrop = ["Getty"]\n'
        '[gazetteer]\n"armed group" = ["Hayat Tahrir al-Sham, HTS, the Organisation"]\nperson = ["Suhail al-Hassan"]\n'
    )
    assert named == written
    assert named.gazetteer[0].aliases == ("HTS", "the Organisation")
    assert Settings.merged("", None, FILES.__getitem__, actors="bare.toml").actors.drop == ("Getty",)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"gazetteer": "bad.txt"}, r"bad\.txt: line 3 is 'dog \| Rex'"),
        ({"actors": "bad.toml"}, r"bad\.toml: "),
        ({"actors": {"kind": {"NATO": "club"}}}, r"actors\.kind\.NATO"),
        ({"actors": {"remove": ["NATO"]}}, r"actors\.remove"),
        ({"gazetteer": {"dog": ["Rex"]}}, "dog"),
    ],
)
def test_a_bad_decision_says_where_it_stands(options, says):
    with pytest.raises(UsageError, match=says):
        Settings.merged("", None, FILES.__getitem__, **options)


def test_a_path_where_nothing_may_be_read_is_refused():
    with pytest.raises(UsageError, match="gazetteer"):
        Settings.merged('gazetteer = "ours.txt"')
