"""A sentence that leans on another one is known by its opening; one that does not is left alone."""

import pytest

from reportpipe.annotate.summary.standing import opening_leans, unattributed

LEANING = {
    "He raised four concerns with the delegation.": "pronoun",
    "This changes the balance in the region.": "pronoun",
    "After he left office, the treaty lapsed.": "pronoun",
    "In January its state company signed an agreement.": "pronoun",
    "Islamic Front, its rival, taxes traders along the border.": "pronoun",
    "The Commission has used it best: money was found.": "pronoun",
    "The force would be ready “before the rains”, he added.": "pronoun",
    "In March the three operators paid 74 million euros for it, five times as much.": "pronoun",
    "Reporters asked on what ground the ministry had received them.": "pronoun",
    "Two yards in Europe can make them, and both are booked until 2031.": "pronoun",
    "The Ministry of Ports should build it before next summer.": "pronoun",
    "Farmers do not move to them because the roads are closed.": "pronoun",
    "Today it is full of blades.": "pronoun",
    "A: It can pay for most of the cable.": "pronoun",
    "I do not think that is what the Commission wants.": "demonstrative",
    "Unless Kenya buys boats the same way, it will run out of money.": "demonstrative",
    "Without that the lake will have another epidemic.": "connective",
    "However, the talks went on.": "connective",
    "But the talks went on.": "connective",
    "The latter seem to accept it.": "connective",
    "On the same day another group met the Iranians.": "connective",
    "Two weeks later the bridge was closed.": "connective",
    "More than 12 years later, Kosovo has no seat.": "connective",
    "Intended to drive out smugglers, it also stops the fishermen of Oster.": "pronoun",
    "A colleague of the minister said that the survey had shown no such thing.": "demonstrative",
    "In May, that share was higher.": "demonstrative",
    "For example, the tariff was halved.": "connective",
    "Second, the ministry wants more staff.": "sequel",
    "In an ordinary market it would.": "sequel",
    "Contracts do, and ministries dislike contracts.": "sequel",
    "All four of them agreed.": "sequel",
    "The survey found that 40 per cent of the ships carry grain, see its report.": "sequel",
    "(Three Sisters, 1950) and alongside the port's own film club.": "sequel",
    "Belvar could buy the same grain in the open market at a fraction of that price.": "demonstrative",
    "Close to half of that waste is lost before it reaches a shop.": "demonstrative",
    "In this context a delegation travelled to Moscow.": "demonstrative",
    "On Monday one of the four was cut by an anchor.": "demonstrative",
    "A separate challenge to that act will be heard on 14 September.": "demonstrative",
    "Three of the five, Kazakhstan among them, belong to an alliance.": "demonstrative",
    "Ibrahim Sani has been here since Sunday.": "demonstrative",
    "By mid-September 34 had been installed, the auditors reported.": "demonstrative",
    "None were tested before the winter.": "demonstrative",
    "Mariam Sen, who leads a centre in Muscat, wrote last month that such a system would fail.": "demonstrative",
    "Without such measures, a quarter of the villages will be empty.": "demonstrative",
    "The list included four major items.": "definite",
    "The pair married in 2010.": "definite",
}
STANDING = [
    "Backed by Oster, the fund built its own ships.",
    "Most of those who had applied were refused.",
    "All those who voted in May may vote again.",
    "Those living on the quay must move by June.",
    "Belvar and its neighbours said in a joint letter that a third of those who left the camps went north.",
    "Belvar and the port of Lume bore in all years the cost of those living on the quay.",
    "(In May the talks failed.) The union called a strike.",
    "Belvar paid 4 million crowns for the cranes, and got back half of that sum.",
    "Russia may not like having an emirate a few miles from its borders.",
    "Despite its size, Russia cannot police the border alone.",
    "It was agreed that Albania would exchange its readings with Greece.",
    "The government of Chile announced a strategy.",
    "The Kremlin has every reason to stay out.",
    "The prospect of a return to power worries many capitals.",
    "This year the budget will grow by a third.",
    "In this paper the authors compare two models.",
    "There are two reasons for the delay: money and time.",
    "Today the ministry said that it would pay.",
    "By mid-September 34 pylons had been installed.",
    "At least 34 were killed in the raid.",
    "Nobody knows what the officials will do.",
    "The state pays for what it can.",
    "Ministers who sold the ships will buy them back.",
    "A: The route of the cable is chosen.",
    "Instead of troops, Ankara sent engineers.",
    "When the Taliban advance, they negotiate.",
    "Three measures are on the table.",
    "Sales of goods such as rice and oil fell by half.",
    "Tariffs are here to stay, according to officials.",
    "“Nobody is here,” Amina Sow said.",
    "Amina Sow leads the fishers' union, and prices fell by a third in May, she said.",
    "As long as the movement's ambitions end at the border, Russia seems to believe that it can still live with them.",
]


@pytest.mark.parametrize(("text", "lean"), LEANING.items(), ids=list(LEANING))
def test_what_leans_is_known_and_why(text: str, lean: str) -> None:
    assert opening_leans(text) == lean


@pytest.mark.parametrize("text", STANDING)
def test_what_stands_alone_is_let_pass(text: str) -> None:
    assert opening_leans(text) is None


def test_a_definite_subject_that_the_title_names_is_no_riddle() -> None:
    assert opening_leans("The canal will not drain the delta.") == "definite"
    assert opening_leans("The canal will not drain the delta.", frozenset({"canal"})) is None


def test_a_quotation_from_end_to_end_has_no_speaker() -> None:
    assert unattributed("“We will not accept any of it.”")
    assert unattributed("``We will not accept any of it.''")
    assert not unattributed("“We will not accept any of it,” the minister said.")


@pytest.mark.parametrize(
    ("text", "lean"),
    [
        ("It appears that the ministry prefers talks to a war.", None),
        ("It is now clear that the ministry prefers talks to a war.", None),
        ("It appears that they prefer talks to a war.", "pronoun"),
        ("It still appears to be a better option for Varland than a war.", "pronoun"),
        ("It is clear of snow from March.", "pronoun"),
        ("It is overdue that the ministry kept a register of wells.", None),
        ("It's past time for Varland to leave the treaty.", None),
        ("It is essential to them.", "pronoun"),
        ("Last but not least, it will cost the farmers their water.", "connective"),
        ("The use — and, it would seem, abuse — of sanctions by Varland should end.", None),
        ("The use which it made of them was a surprise.", "definite"),
        ("The first would give investors a market of 76 million people.", "connective"),
        ("The first treaty gave investors a market of 76 million people.", None),
    ],
)
def test_it_that_stands_for_nothing_does_not_lean(text: str, lean: str | None) -> None:
    assert opening_leans(text) == lean
