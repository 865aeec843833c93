"""The sections of a memo in another style."""

import datetime as dt

import pytest

from reportpipe.compose import compose
from reportpipe.model import Figure, Quote
from reportpipe.sections import restyled
from reportpipe.settings import Settings

DAY = dt.date(2021, 7, 20)


@pytest.fixture
def found(article, findings, point):
    one = article()
    words = one.span(one.paragraphs[0].start, one.paragraphs[0].end)
    quote = Quote(id="qu_1", text="So it is.", speaker="Ana", evidence=(words,))
    figures = tuple(Figure(id=f"fi_{n}", text=f"{n} ships", amount=str(n), evidence=(words,)) for n in range(3))
    more = {"quotes": (quote,), "figures": figures}
    return [(one, findings(one, points=(point(one, "Key."),)).model_copy(update=more))]


def test_a_memo_in_another_style_is_one_composed_for_it(found):
    settings = Settings(dated=DAY, max_figures=2)
    plain = compose(found, settings=settings)
    brief = restyled(plain, "brief", settings)
    assert brief == compose(found, style="brief", settings=settings)
    assert len(brief.items_of("figures")) == 2


def test_its_own_style_changes_nothing(found):
    memo = compose(found, style="brief")
    assert restyled(memo, "brief") == memo


def test_no_section_is_taken_away(found):
    memo = compose(found, settings=Settings(sections=("quotes",)))
    assert restyled(memo, "action-memo") == compose(found, style="action-memo", settings=Settings(sections=("quotes",)))


def test_what_people_did_to_a_section_stays_and_so_does_the_id(found):
    memo = compose(found, style="brief")
    emptied = tuple(
        section.model_copy(update={"items": ()}) if section.kind == "figures" else section for section in memo.sections
    )
    revised = memo.model_copy(update={"revision": 1, "sections": emptied})
    again = restyled(restyled(revised, "memo"), "brief")
    assert again == revised
