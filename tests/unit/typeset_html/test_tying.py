"""What no line end may part."""

import pytest

from reportpipe.typeset import html
from reportpipe.typeset.tying import tied


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("tankers of more than 130 000 t", "tankers of more than 130~000~t"),
        ("$ 456 million for 28 % of 3 km² by 27 November 2026", "$~456~million for 28~% of 3~km² by 27~November 2026"),
        ("12 per cent and 4 GWh, 90 m³ a year", "12~per cent and 4~GWh, 90~m³ a year"),
        ("in 2019 they met; 5 men, 3 tables and 7 marches", "in 2019 they met; 5 men, 3 tables and 7 marches"),
    ],
)
def test_numbers_and_what_they_count_stay_together(text, kept):
    assert tied(text) == kept.replace("~", "\u00a0")


def test_on_paper_and_screen_but_not_in_word(memo, style):
    point = memo.points[0].model_copy(update={"text": "It holds 130 000 t."})
    heavy = memo.model_copy(update={"points": (point, *memo.points[1:])})
    for target in ("pdf", "html"):
        assert "It holds 130\u00a0000\u00a0t." in html.render(heavy, style, target)
    assert "It holds 130 000 t." in html.render(heavy, style, "docx")
