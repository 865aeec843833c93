"""The calls that other programs make, by the names and shapes that are promised."""

import datetime as dt
import inspect
import re
from pathlib import Path

import pytest

import reportpipe
from reportpipe import errors
from reportpipe.annotate.dates import find_dates
from reportpipe.annotate.names import find_names
from reportpipe.annotate.summary import summarise

SEED = Path(__file__).parents[3] / "seeds" / "taliban-moscow.txt"


def test_the_whole_way_by_the_public_names():
    article = reportpipe.read(str(SEED))
    assert article == reportpipe.read(SEED.read_bytes(), name=SEED.name).model_copy(update={"source": article.source})
    findings = reportpipe.annotate(article)
    assert findings.points[0].role == "bottom line"
    assert all(item.evidence for item in (*findings.points, *findings.actors, *findings.events))
    memo = reportpipe.compose([(article, findings)], style="memo")
    assert reportpipe.typeset(memo, to="html").startswith(b"<!DOCTYPE html>")
    assert reportpipe.typeset(memo, to="json") == reportpipe.typeset(memo, "json")
    assert reportpipe.typeset(memo).startswith(b"%PDF")


def test_rooms_are_packages_and_verbs():
    import reportpipe.annotate.names as by_import

    assert by_import.find_names is find_names
    assert reportpipe.annotate.names is by_import
    assert callable(reportpipe.annotate)


def test_names_and_dates_are_offsets_into_the_text_given():
    text = "Maria Okonkwo of the Ministry of Ports met engineers in Nairobi on 4 May 2021."
    names = {(text[name.start : name.end], name.kind) for name in find_names(text)}
    assert ("Maria Okonkwo", "person") in names
    assert ("Nairobi", "place") in names
    (mention,) = find_dates(text, dt.date(2021, 5, 10))
    assert text[mention.start : mention.end] == "4 May 2021"
    assert (mention.type, mention.value, mention.first) == ("DATE", "2021-05-04", dt.date(2021, 5, 4))


def test_a_summary_has_its_bottom_line_first():
    points = summarise(reportpipe.read(SEED), max_points=3)
    assert [point.role for point in points] == ["bottom line", "key point", "key point", "key point"]


def test_the_package_lists_its_names_and_refuses_others():
    assert set(dir(reportpipe)) >= {"annotate", "batch", "compose", "publish", "read", "revise", "typeset"}
    with pytest.raises(AttributeError, match="frobnicate"):
        reportpipe.frobnicate  # noqa: B018 - the access is the test
    assert issubclass(errors.Encrypted, errors.InputError)


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: reportpipe.read("The port closed after a strike. " * 200), errors.InputError, "as bytes"),
        (lambda: reportpipe.read("https://example.org/a.html"), errors.InputError, "reportpipe fetch"),
        (lambda: reportpipe.read(None), errors.UsageError, "not NoneType"),
        (lambda: reportpipe.publish(str(SEED)), errors.UsageError, "list of sources"),
        (lambda: reportpipe.batch(str(SEED), "output"), errors.UsageError, "list of inboxes"),
        (lambda: reportpipe.annotate("The port closed."), errors.UsageError, "not str"),
        (lambda: reportpipe.compose(reportpipe.read(SEED)), errors.UsageError, "pairs"),
        (lambda: reportpipe.compose([reportpipe.read(SEED)]), errors.UsageError, "pairs"),
        (lambda: reportpipe.typeset(reportpipe.read(SEED)), errors.UsageError, "not Article"),
        (
            lambda: reportpipe.read(SEED, settings={"max_bytes": 9}),
            errors.UsageError,
            "Settings, not dict",
        ),
        (lambda: reportpipe.batch([SEED], "output", {"to": "B"}), errors.UsageError, "Settings, not dict"),
        (lambda: reportpipe.check("memo.pdf"), errors.UsageError, "not str"),
        (lambda: reportpipe.revise("memo.json", "memo.docx"), errors.UsageError, "a Memo, not str"),
    ],
)
def test_a_mistake_in_a_call_says_what_to_write(call, error, says):
    with pytest.raises(error, match=says):
        call()


def test_settings_are_reached_and_written_as_python_writes_them():
    assert reportpipe.settings.Settings(from_="The Desk").from_ == "The Desk"
    assert reportpipe.errors is errors


def test_the_version_is_that_of_the_installed_package():
    assert re.fullmatch(r"\d+\.\d+\.\d+", reportpipe.__version__)


def test_help_shows_what_a_verb_takes():
    assert [*inspect.signature(reportpipe.annotate).parameters] == ["article", "settings"]
    assert [*inspect.signature(reportpipe.typeset).parameters] == ["memo", "to", "style"]
