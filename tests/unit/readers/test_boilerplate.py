"""What is not the article is marked with its reason, and nothing of the article is."""

import time

import pytest

from reportpipe.readers.boilerplate import mark_boilerplate, reason_anywhere
from reportpipe.readers.draft import RawBlock

BODY = (
    "The port authority published its figures on Monday, and they show that traffic fell by a fifth in one quarter.",
    "Insurers in London tripled their rates in April and withdrew the offer within a week of making it.",
)


def reasons(*tail: str, authors: tuple[str, ...] = (), kinds: dict[str, str] | None = None) -> list[str | None]:
    """Reasons of the blocks that follow two paragraphs of prose."""
    kind = kinds or {}
    blocks = [RawBlock("paragraph", text) for text in BODY] + [
        RawBlock(kind.get(text, "paragraph"), text) for text in tail
    ]
    return [block.reason for block in mark_boilerplate(blocks, authors)][len(BODY) :]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Nadia Ferrante is a senior fellow at the Delta Institute.", "author biography"),
        ("Nadia Ferrante and Li Wei are researchers at the Delta Institute in Cairo.", "author biography"),
        ("The author is a former diplomat.", "author biography"),
        ("Dr Nadia Ferrante teaches history at Wexmouth University. Follow her on X: @nferrante.", "author biography"),
        ("Follow her on Twitter @nferrante", "author biography"),
        ("Additional reporting by Omar Saleh in Port Said.", "author biography"),
        ("Copy editor: Ruth Benn", "author biography"),
        ("With Reuters and Agence France-Presse", "author biography"),
        ("All views and conclusions expressed here should be understood to be those of the author.", "disclaimer"),
        (
            "The Delta Institute (DI) is an independent, non-partisan research organisation in Cairo.",
            "about the publisher",
        ),
        ("Harbour Review is published ten times a year by Quayside Media.", "about the publisher"),
        ("Founded in 1946, the Delta Institute is a non-profit think tank dedicated to rivers.", "about the publisher"),
        ("For a list of our donors, please click here.", "appeal"),
        ("The Delta Council takes no institutional positions on policy issues.", "disclaimer"),
        ("Delta Council papers only represent the views of their individual authors.", "disclaimer"),
        ("Views expressed are personal.", "disclaimer"),
        ("[Edited by Ruth Benn and Omar Saleh]", "author biography"),
        ("rb/os (AFP, Reuters, dpa)", "author biography"),
        ("The writer, a former envoy, is chairman of the Delta Council", "author biography"),
        ("Nadia Ferrante is a fellow at the Delta Institute and the author of “Rivers of Salt”.", "author biography"),
        ("This study received funding from the Rivers Fund.", "about the publisher"),
        ("In Cairo, Omar Saleh (Arabic, English): +20 100 555 0100 or saleh@delta.example", "about the publisher"),
        ("The fund has spokespeople available in Cairo.", "appeal"),
        ("For more Delta Council reporting on rivers, please visit our pages.", "appeal"),
        ("(Source: Harbour Wire)", "navigation"),
        ("Privacy | Terms of use | Contact us", "navigation"),
        ("Translated from Spanish by Omar Saleh. Read the original here.", "author biography"),
    ],
)
def test_the_tail_is_marked(text: str, reason: str):
    assert reasons(text) == [reason]


def test_the_whole_tail_is_marked_back_to_the_last_words_of_the_article():
    tail = (
        "Nadia Ferrante is a fellow at the Delta Institute. The views expressed are her own.",
        "Photo by Dalia Mroz via Getty Images",
        "The Delta Institute (DI) is an independent, non-partisan organisation. It welcomes financial donations.",
    )
    assert reasons(*tail) == ["author biography", "photo credit", "about the publisher"]


@pytest.mark.parametrize(
    "text",
    [
        "Nadia Ferrante is a professor of law at Wexmouth, and she said that “nothing would change” before the summer.",
        "Nadia Ferrante, a scholar at the Delta Institute, has argued for a decade that the dam is too large.",
        "The Delta Institute is where the talks were held, and nobody expects them to resume.",
        "The ministry is the only body that can stop the sale.",
        "The new quay was funded by the bank, and the old one is to be filled in.",
        "The conclusions reached by the authors of the plan do not reflect what the fishermen say.",
        "Montara still wants to become a member of the union, and ten more states are to sign up to the pact.",
        "Most islanders follow the war on Telegram.",
        "For more than a year she had to visit the clinic by boat, and nobody built a bridge.",
        "The council takes no position on the dam.",
        "Speaking with Reuters on Monday, the minister ruled it out.",
        "The Port Council is the agency that grants the licences.",
        "Published in Odesa since 2015, the register lists every ship.",
    ],
)
def test_people_of_the_article_stay_even_in_its_last_paragraph(text: str):
    assert reasons(text) == [None]


def test_somebody_whom_the_body_speaks_of_is_not_its_author():
    body = RawBlock(
        "paragraph", "Insurers listen to Ferrante, who warned them of the closure in March and was right about it."
    )
    last = RawBlock("paragraph", "Nadia Ferrante is a professor at Wexmouth University.")
    assert [block.reason for block in mark_boilerplate([body, last], ())] == [None, None]
    assert mark_boilerplate([body, last], ("Nadia Ferrante",))[1].reason == "author biography"
    assert mark_boilerplate([body, last], ("Omar Saleh",))[1].reason is None


def test_announcements_take_what_follows_with_them():
    assert reasons("About the author", "She lives in Cairo with two cats and has written three books on rivers.") == [
        "author biography",
        "author biography",
    ]
    listed = reasons(
        "Related articles", "Five ports to watch", "How insurers price war", kinds={"Five ports to watch": "list item"}
    )
    assert listed == ["related articles"] * 3


def test_prose_after_a_related_box_is_the_article_again():
    assert reasons("Read next", "Five ports to watch", BODY[0], BODY[1]) == [
        "related articles",
        "related articles",
        None,
        None,
    ]


def test_a_heading_that_names_authors_of_something_else_is_no_announcement():
    assert reasons("About the dam", BODY[0], BODY[1], kinds={"About the dam": "heading"})[-2:] == [None, None]


def test_captions_part_from_their_credit():
    blocks = mark_boilerplate(
        [
            RawBlock("caption", "A dredger at work near Takeo. (Photo: Chan Prak/AFP via Getty Images)"),
            RawBlock("paragraph", BODY[0]),
        ],
        (),
    )
    assert [(block.kind, block.text) for block in blocks[:2]] == [
        ("caption", "A dredger at work near Takeo."),
        ("boilerplate", "(Photo: Chan Prak/AFP via Getty Images)"),
    ]


def test_no_word_is_lost_by_marking():
    texts = [*BODY, "A dredger. Photo: Chan Prak/AFP", "© 2024 Quay"]
    marked = mark_boilerplate([RawBlock("paragraph", text) for text in texts], ())
    assert " ".join(block.text for block in marked) == " ".join(texts)
    assert all((block.kind == "boilerplate") == (block.reason is not None) for block in marked)


def test_an_organisation_beside_furniture_that_the_article_does_not_name_is_its_publisher():
    told = "The Lantern is an initiative of the Quay Project and of two universities."
    assert reasons("Click here to read the brief.", told)[1] == "about the publisher"
    named = RawBlock("paragraph", "The Lantern counted the ships.")
    blocks = [named, RawBlock("paragraph", "Click here to read the brief."), RawBlock("paragraph", told)]
    assert mark_boilerplate(blocks, ())[2].reason is None


def test_a_biography_above_the_text_is_not_the_text():
    told = RawBlock("paragraph", "Nadia Ferrante was born in Cairo and is a fellow at the Delta Institute.")
    text = [RawBlock("paragraph", each) for each in (*BODY, BODY[0])]
    title = RawBlock("title", "The closure")
    assert [block.reason for block in mark_boilerplate([title, told, *text], ())][1:3] == ["author biography", None]
    about = RawBlock("paragraph", "Ferrante warned the insurers in March.")
    assert mark_boilerplate([title, told, *text, about], ())[1].reason is None


def test_what_is_only_links_is_not_the_article():
    card = [RawBlock("paragraph", "Permits for cables: why one coast waits four years", link="/permits")]
    card.append(RawBlock("paragraph", "A cable needs eleven permits. The twelfth is politics.", link="/permits"))
    place = RawBlock("list item", "Who owns the cable", 1, link="#owners")
    sentence = RawBlock("paragraph", "The ministry published the whole contract last week.", link="/contract")
    prose = [RawBlock("paragraph", text) for text in BODY]
    marked = mark_boilerplate([prose[0], *card, place, sentence, prose[1]], ())
    assert [block.reason for block in marked] == [
        None,
        "related articles",
        "related articles",
        "navigation",
        None,
        None,
    ]


def test_headlines_with_their_summaries_are_a_page_of_their_own():
    blocks = [
        block
        for number, text in enumerate(BODY)
        for block in (RawBlock("paragraph", f"Headline {number}", link=f"/{number}"), RawBlock("paragraph", text))
    ]
    assert not any(block.reason for block in mark_boilerplate(blocks, ()))


def test_a_share_button_takes_neither_a_caption_nor_a_time_with_it():
    kinds = {"A dredger at work": "caption"}
    assert reasons("Share", "A dredger at work", "21:04", BODY[0], kinds=kinds) == ["share links", None, None, None]


def test_an_author_s_card_is_marked_down_to_where_it_introduces_its_bearer():
    card = (
        "Nadia Ferrante",
        "Writing since 2019",
        "Nadia Ferrante, a former judge, is a fellow at the Delta Institute.",
    )
    heading = {"Nadia Ferrante": "heading"}
    assert reasons(*card, "© 2024 The Quay", kinds=heading) == [*["author biography"] * 3, "copyright"]
    assert reasons(*card[::2], BODY[0], BODY[1], kinds=heading)[0] is None, "the name heads what its bearer says"


def test_a_subheading_below_a_box_of_related_articles_stays():
    texts = ("Related event", "A talk about locks", "Flights at dawn", BODY[0], BODY[1])
    assert reasons(*texts, kinds={"Flights at dawn": "heading"}) == [
        "related articles",
        "related articles",
        *[None] * 3,
    ]


def test_lines_behind_a_closing_note_are_furniture_but_a_last_list_is_not():
    note = "© 2024 The Harbour Review. All rights reserved."
    assert reasons(note, "Next in World") == ["copyright", "navigation"]
    assert reasons("Advertisement", "a bridge at Giurgiu", kinds={"a bridge at Giurgiu": "list item"})[1] is None


def test_contents_go_with_their_dots_their_numbers_and_their_label():
    texts = ("Inhalt", "1. The piers", "Who pays 4", BODY[0], "The piers", BODY[1], "Who pays", BODY[0])
    kinds = dict.fromkeys(("The piers", "Who pays", "Inhalt"), "heading")
    blocks = [RawBlock(kinds.get(text, "paragraph"), text) for text in texts]
    assert [block.reason for block in mark_boilerplate(blocks, ())] == [*["navigation"] * 3, *[None] * 5]
    assert reason_anywhere(RawBlock("list item", "Who pays ............ 4")) == "navigation"
    began = time.process_time()
    assert reason_anywhere(RawBlock("paragraph", "." * 1000)) is None
    assert time.process_time() - began < 1


def test_prose_behind_a_linked_teaser_is_the_article():
    body = RawBlock("paragraph", "The port authority says that 4,300 people were compensated for their stalls.")
    teaser = RawBlock("paragraph", "How another port became a hub", link="/hub")
    blocks = [RawBlock("paragraph", BODY[0]), RawBlock("paragraph", "More from this series"), teaser, body]
    reasons_ = [block.reason for block in mark_boilerplate([*blocks, RawBlock("paragraph", BODY[1])], ())]
    assert reasons_ == [None, "related articles", "related articles", None, None]


@pytest.mark.parametrize(
    ("behind", "reason"),
    [
        ("Get the Quay by email every Tuesday.", "appeal"),
        ("Bo Lind's photographs have appeared in two newspapers.", "navigation"),
        ("“Nothing will change,” said the mayor.", None),
        ("1 Authority, annual report.", None),
    ],
)
def test_short_blocks_behind_a_biography_at_the_end_are_no_article(behind: str, reason: str | None):
    texts = [*(BODY * 3), "Nadia Ferrante is a fellow at the Delta Institute.", behind]
    blocks = mark_boilerplate([RawBlock("paragraph", text) for text in texts], ("Nadia Ferrante",))
    assert [block.reason for block in blocks[-2:]] == ["author biography", reason]


def test_a_biography_above_the_text_ends_nothing():
    texts = [BODY[0], "Nadia Ferrante is a fellow at the Delta Institute.", *BODY, "Get the boats in, she says."]
    blocks = mark_boilerplate([RawBlock("paragraph", text) for text in texts], ("Nadia Ferrante",))
    assert [block.reason for block in blocks[2:]] == [None, None, None]


@pytest.mark.parametrize("heading", ["More on prices", "Comments", "Latest news"])
def test_a_heading_over_prose_is_no_announcement_of_a_list(heading: str):
    assert reasons(heading, *BODY, kinds={heading: "heading"}) == [None, None, None]
    assert reasons(heading, "Five ports to watch", kinds={heading: "heading"})[0] is not None


def test_a_long_headline_below_an_announcement_belongs_to_it():
    long = "The government of the islands passes a plan to help the traders whom the strike of the pilots has hurt"
    assert reasons("Más noticias", long, kinds={"Más noticias": "heading"}) == ["related articles"] * 2


def test_a_count_of_comments_above_the_text_takes_nothing_of_it_along():
    thread = ("Rolf Tarn", "3 days ago", "I was there.", "Reply", "dockhand", "2 days ago", "Who pays?", "Reply")
    assert reasons("718 comments", *BODY, *BODY, *thread)[1:5] == [None] * 4
    assert set(reasons(*BODY, "2 comments", *thread)[2:]) == {"navigation"}
