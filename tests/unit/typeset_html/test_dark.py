"""The colours of a dark screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportpipe import styles
from reportpipe.styles.contract import COLOURS, TEXT_PAIRS
from reportpipe.styles.contrast import AA, contrast
from reportpipe.typeset import html
from reportpipe.typeset.dark import dark

COLOUR = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
PACKAGED = ("memo", "action-memo", "brief", "one-pager")


def colours(name):
    return {token: str(value) for token, value in styles.find(name).tokens.items() if token in COLOURS}


@pytest.mark.parametrize("name", PACKAGED)
def test_every_pair_of_letters_and_ground_keeps_its_contrast(name):
    turned = {**colours(name), **dark(colours(name))}
    assert min(contrast(turned[letters], turned[ground]) for letters, ground in TEXT_PAIRS) >= AA
    assert contrast(turned["paper"], "#000000") < 2


@given(
    st.fixed_dictionaries(
        {"accent": COLOUR, "warm": COLOUR, "muted": COLOUR, "warm_tint": COLOUR, "cited_tint": COLOUR}
    )
)
def test_so_it_does_in_whatever_colours_a_style_has(own):
    turned = {**colours("memo"), **own, **dark({**colours("memo"), **own})}
    for letters, ground in TEXT_PAIRS:
        assert contrast(turned[letters], turned[ground]) >= AA


def test_a_block_that_is_dark_already_stays_as_it_is():
    assert not {"block_ground", "block_ink"} & dark(colours("brief")).keys()
    assert {"block_ground", "block_ink"} < dark(colours("one-pager")).keys()


def test_a_style_that_lacks_a_colour_has_no_dark_screen(memo, style):
    tokens = {name: value for name, value in style.tokens.items() if name != "cited_tint"}
    assert dark({name: str(value) for name, value in tokens.items()}) == {}
    assert "dark) { :root {  } }" in html.render(memo, style.model_copy(update={"tokens": tokens}), "html")
