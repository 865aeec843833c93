"""A commentary is known from a report, and in it the verdict of its author from the news and from what others think."""

import pytest

from reportpipe.annotate.summary.commentary import arguing, is_verdict, thesis_worth

NEWS = "The ferry carried 41,000 passengers to the outer islands of Kvarn last year."
VERDICT = "The ministry should dredge the harbour before it buys anything that floats."


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (VERDICT, True),
        ("A second ferry would be a costly mistake.", True),
        ("Without a season of dredging the islands will lose their insurer.", True),
        ("It is past time for the harbour office to get out of the way.", True),
        ("It is still too early for Kvarn to relax.", True),
        ("The ministry may have no ship, but it has a dredger.", True),
        ("The opposition should be ashamed of its silence.", False),
        ("Yet ending the levy is the right thing to do.", True),
        ("There is no reason for Kvarn to wait.", True),
        ("The bill was delayed by the need to dredge the harbour.", False),
        ("Some marine scientists still believe that the harbour should be closed.", False),
        ("The ministry should dredge the harbour, the pilots said.", False),
        ("Many observers believe that the ministry must buy a ferry.", False),
        ("A ship would need a licence to land methanol.", False),
        ("The pilots know what the ministry should do.", False),
        ("Nobody asked whether the ministry should pay.", False),
        ("The ministry must now decide whether to pay.", False),
        (NEWS, False),
    ],
)
def test_a_verdict_is_what_the_author_says_ought_to_be_done(text: str, verdict: bool) -> None:
    assert is_verdict(text) is verdict


@pytest.mark.parametrize(
    ("texts", "share"),
    [
        ([NEWS] * 9 + [VERDICT], 1.0),
        ([NEWS] * 10, 0.0),
        ([NEWS] * 7 + ["The pilots said that it will silt up."] * 2 + [VERDICT], 0.0),
        ([NEWS] * 7 + ["You pay at the gate."] * 2 + [VERDICT], 0.0),
        ([NEWS] * 7 + ["I went there."] * 2 + [VERDICT], 1.0),
        ([NEWS] * 4 + ["I went there."] * 5 + [VERDICT], 0.0),
        ([], 0.0),
    ],
)
def test_a_commentary_seldom_reports_and_seldom_speaks_to_the_reader_or_of_him(texts: list[str], share: float) -> None:
    assert arguing(texts) == pytest.approx(share)


def test_the_conclusion_is_worth_more_than_the_news_and_than_what_others_think() -> None:
    peers = thesis_worth("Many observers believe that a ferry will be bought.", first=False, late=False)
    opening, plain = (thesis_worth(NEWS, first=first, late=False) for first in (True, False))
    verdict, conclusion = (thesis_worth(VERDICT, first=False, late=late) for late in (False, True))
    assert peers < opening < plain < verdict < conclusion
