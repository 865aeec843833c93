"""Every style of the shelf makes files that keep the rules, also with all the sections that a memo can have."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import validators

from reportpipe import pipeline, styles
from reportpipe.check import check
from reportpipe.settings import Settings
from reportpipe.typeset import output

SEEDS = Path(__file__).parents[3] / "seeds"
STYLES = sorted(path.parent.name for path in styles.packaged().glob("*/style.toml"))


@pytest.fixture(scope="module")
def parts():
    articles = [pipeline.read(SEEDS / name) for name in ("pacific-tuna.rtf", "mekong-water.html")]
    return [(article, pipeline.annotate(article)) for article in articles]


@pytest.fixture(scope="module", params=[(style, count) for style in STYLES for count in (1, 2)], ids=str)
def full(parts, request):
    style, count = request.param
    settings = Settings(style=style, sections=("quotes", "figures"), handling="OFFICIAL", draft=True)
    return pipeline.compose(parts[:count], style, settings)


@pytest.fixture(scope="module")
def made(full):
    """Its bytes in a format, made once."""
    return cache(lambda form: output(full, form).data)


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_its_files_keep_every_rule(made, form):
    report = check(made(form))
    assert [(note.code, note.where, note.message) for note in report.findings] == []


def test_validators_that_are_not_ours_agree(made, verapdf, sdk):
    assert verapdf(made("pdf")) == []
    word = made("docx")
    assert sdk(word) == []
    assert sdk(word, validators.NEWEST) == []


def test_no_item_stands_twice(made):
    page = made("html").decode("utf8")
    twice = [name for name, count in Counter(re.findall(r'\sid="([^"]+)"', page)).items() if count > 1]
    assert twice == []
