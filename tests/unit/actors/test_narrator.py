"""Who says `I`, and that whoever does counts for more than how often the text names him."""

import pytest

from reportpipe.annotate.actors import key_actors
from reportpipe.annotate.mentions import mentions, readable
from reportpipe.annotate.narrator import narrator

LETTER = """Dear Katherine:
I arrived on Tuesday, and Paul Renard met me at the station. I went with Paul Renard to the ministry in the afternoon.
I hope to see the minister before I leave. Paul Renard says that he is well, and I believe him.
{close}
William Moss
P.S. The weather is fine."""
INTERVIEW = """Interview with Nadia Okello on the port
Nadia Okello has led the union for three years. Tom Hale, Ana Ruiz and Tom Hale's deputy run the port.
How did the strike begin?
I was called at night. I knew then that Tom Hale would not sign, and I told everybody so."""


def _narrator(article):
    text = readable(article)
    found = mentions(article)
    speaking = narrator(text, found)
    return next((each.name for each in found if each.start == speaking.named), None), len(speaking.says)


@pytest.mark.parametrize(
    "close", ["Best wishes,", "Yours sincerely", "Love to all of you.", "Please write soon. My best to Jean,"]
)
def test_whoever_signs_a_letter_wrote_it(make_article, close):
    assert _narrator(make_article(LETTER.format(close=close))) == ("William Moss", 5)


def test_a_signature_on_the_line_of_its_close_counts(make_article):
    text = "I write about the bridge.\nI have asked twice, and I ask again.\nYours faithfully, Ruth Amadi"
    assert _narrator(make_article(text))[0] == "Ruth Amadi"


def test_the_name_below_any_other_line_is_no_signature(make_article):
    assert _narrator(make_article(LETTER.format(close="That is all.")))[0] is None


def test_the_guest_of_an_interview_is_named_before_speaking(make_article):
    assert _narrator(make_article(INTERVIEW)) == ("Nadia Okello", 3)


@pytest.mark.parametrize(
    "text",
    [
        "I am glad to be here, and I thank your chairman, Bill Grady.",
        "Dear Mr. Grady, I thank you.",
        "Bill Grady said: “I will sign. I must.”",
        "Bill Grady signed.",
    ],
)
def test_somebody_named_later_addressed_or_quoted_is_not_the_narrator(make_article, text):
    name, says = _narrator(make_article(text))
    assert name is None or says == 0


def test_who_speaks_throughout_comes_before_who_is_named_more_often(make_article):
    assert key_actors(make_article(LETTER.format(close="Best wishes,")))[0].name == "William Moss"
    assert key_actors(make_article(INTERVIEW))[0].name == "Nadia Okello"
