"""What an actor does or says: the words of the source, and nothing that somebody else says of it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportpipe.annotate.actors import key_actors
from reportpipe.annotate.verbgroup import verb_group

PIECES = [
    "Russia", "The Taliban", "Vladimir Putin", "said", "“", "”", '"', ",", ".", "?", "that", "if", "has", "not", "met",
    "was", "condemned", "by", "and", "the minister", "with", "Iran", "—", ";", "(", ")", "announced", "\n", "on Friday",
    "As", "who", "warned", "would", "is", "2021", "É", "😀",
]  # fmt: skip


def deeds(article, name):
    return [deed.text for actor in key_actors(article) if actor.name == name for deed in actor.statements]


def told(article, name):
    return [(deed.verb, deed.text) for actor in key_actors(article) if actor.name == name for deed in actor.statements]


@pytest.mark.parametrize(
    ("text", "name", "verb", "words"),
    [
        ("The Taliban sought to reassure the region and said that they would stay at home.",
         "Taliban", "sought", "sought to reassure the region"),
        ("As units pack up, the Taliban are rapidly filling the void by occupying new territory.",
         "Taliban", "are rapidly filling", "are rapidly filling the void by occupying new territory"),
        ("When NATO closed the base in May, the town lost its only employer.",
         "NATO", "closed", "closed the base in May"),
        ("In July 2023 the Ministry of Commerce announced a ban on exports.",
         "Ministry of Commerce", "announced", "announced a ban on exports"),
        ("Kenya will not send its police to the border.",
         "Kenya", "will not send", "will not send its police to the border"),
        ("Colonel Moussa Abarchi, the spokesman for the army, told reporters that the border would open.",
         "Moussa Abarchi", "told", "told reporters that the border would open"),
        ("Its president, Park Sung-min, called the closure “harder than we wished”.",
         "Park Sung-min", "called", "called the closure “harder than we wished”"),
        ("Kenya's energy minister, Saad al-Kaabi, warned that the port would close.",
         "Saad al-Kaabi", "warned", "warned that the port would close"),
        ("Burkina Faso's president, Captain Ibrahim Traoré, visited Gao in March.",
         "Ibrahim Traoré", "visited", "visited Gao in March"),
        ("Ann Bell said that the board had voted; her deputy dissented at once.",
         "Ann Bell", "said", "said that the board had voted"),
        ("Kenya would have lost a further four ports, the Kiel Institute calculated in April.",
         "Kiel Institute", "calculated in April", "Kenya would have lost a further four ports"),
        ("Lord Hale gave the only judgment on Monday.",
         "Hale", "gave", "gave the only judgment on Monday"),
        ("One group from the Taliban was negotiating with the Russians on Friday.",
         "Taliban", "was negotiating", "was negotiating with the Russians on Friday"),
    ],
)  # fmt: skip
def test_a_deed_is_the_predicate_of_the_source(make_article, text, name, verb, words):
    assert told(make_article(text), name) == [(verb, words)]


@pytest.mark.parametrize("state", ["Kenya", "Burkina Faso"])
def test_what_its_minister_does_is_no_deed_of_a_state(make_article, state):
    text = f"{state}'s energy minister, Saad al-Kaabi, warned in May that the port would close."
    assert told(make_article(text), state) == []


@pytest.mark.parametrize(
    ("text", "name", "verb", "words"),
    [
        ("“We have contacts with all kinds of people,” the spokesperson for the ministry, Maria Zakharova, explained.",
         "Maria Zakharova", "explained", "We have contacts with all kinds of people"),
        ("“We know which door they use,” said Farah Iskandar, a deputy director.",
         "Farah Iskandar", "said", "We know which door they use"),
        ("“A river does not shrink on paper,” Anna Holt, an adviser to the city, told a workshop in Cork last month.",
         "Anna Holt", "told", "A river does not shrink on paper"),
    ],
)  # fmt: skip
def test_a_quotation_is_of_its_speaker(make_article, text, name, verb, words):
    (actor,) = [actor for actor in key_actors(make_article(text)) if actor.name == name]
    assert [(deed.verb, deed.text, deed.quoted) for deed in actor.statements] == [(verb, words, True)]


def test_reported_words_stand_before_who_said_them(make_article):
    article = make_article(
        "NAIROBI, 4 May — The reserve holds little, the Ministry of Agriculture told parliament on Monday."
    )
    (actor,) = [actor for actor in key_actors(article) if actor.name == "Ministry of Agriculture"]
    assert [(deed.verb, deed.text, deed.quoted) for deed in actor.statements] == [
        ("told parliament on Monday", "The reserve holds little", False)
    ]


def test_an_aside_between_dashes_is_no_dateline(make_article):
    article = make_article(
        "The strike – Niger’s third – has closed the port for good, the Ministry of Ports told parliament."
    )
    assert deeds(article, "Ministry of Ports") == ["The strike – Niger’s third – has closed the port for good"]


@pytest.mark.parametrize(
    "text",
    [
        "If Russia attacks the harbour, the union will strike. Russia’s ships are near.",
        "Officials fear that Russia has closed the harbour for good.",
        "According to the union, Russia has closed the harbour for good.",
        "Has Russia closed the harbour for good?",
        "“Russia has closed the harbour for good,” Anna Holt said.",
        "Russia was condemned by the union for the closure of the harbour.",
        "Talks between Norway and Russia began on Monday in the harbour.",
        "Critics say the union lost, and Russia won the harbour at last.",
    ],
)
def test_what_is_not_its_own_deed_is_left_out(make_article, text):
    assert deeds(make_article(text), "Russia") == []


def test_a_verb_behind_an_aside_is_not_done_by_whom_the_sentence_is_not_about(make_article):
    article = make_article(
        "Officers escorted the Libyan, Atif Hamed, to the port and put him on a ship, said Uhuru, a paper of the coast."
    )
    assert deeds(article, "Atif Hamed") == []


def test_who_said_it_stays_with_what_was_said(make_article):
    article = make_article("Russia is moving its fleet into the strait, Norwegian officials said on Monday.")
    assert deeds(article, "Russia") == ["is moving its fleet into the strait, Norwegian officials said on Monday"]


def test_at_most_two_and_each_from_its_own_sentence(make_article):
    article = make_article(
        "NATO sent four frigates to the strait. NATO warned the shipping companies of mines. NATO opened an office in "
        "Riga. NATO paid for a radar on the northern coast."
    )
    found = next(actor for actor in key_actors(article) if actor.name == "NATO").statements
    assert len(found) == 2
    assert len({deed.evidence for deed in found}) == 2


@pytest.mark.parametrize(
    ("words", "verb", "passive", "being"),
    [
        ("may not like having it", "may not like", False, False),
        ("has long been concerned", "has long been concerned", True, False),
        ("is indeed a key stakeholder", "is", False, True),
        ("remains a member of the union", "remains", False, True),
        ("no longer has to fear", "no longer has", False, True),
        ("are now negotiating with", "are now negotiating", False, False),
        ("was struck by a truck", "was struck", True, False),
        ("warned the group", "warned", False, False),
    ],
)
def test_the_words_of_a_verb(words, verb, passive, being):
    found = verb_group(words, 0, len(words))
    assert (words[found.start : found.end], found.passive, found.being) == (verb, passive, being)


@given(st.lists(st.sampled_from(PIECES), max_size=50).map(" ".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_statements_stand_in_their_evidence(make_article, text):
    article = make_article(text)
    for actor in key_actors(article):
        assert len(actor.statements) <= 2
        for deed in actor.statements:
            (span,) = deed.evidence
            assert any(block.start <= span.start < span.end <= block.end for block in article.paragraphs)
            assert deed.text in " ".join(article.words(span).split())
            assert deed.verb in " ".join(article.words(span).split())
