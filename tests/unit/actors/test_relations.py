"""Who does what to whom: pairs that one clause of the source ties together, in its words."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportpipe.annotate import annotate
from reportpipe.compose import compose
from reportpipe.model import Relation

PIECES = [
    "Russia", "the Taliban", "Vladimir Putin", "met", "“", "”", ",", ".", "?", "that", "if", "will not join", "with",
    "was condemned by", "and", "Iran", "NATO", "’s", "war between", "to", "warned", "talks", "\n", "who", "of", "China",
]  # fmt: skip


def pairs(article):
    found = annotate(article)
    names = {actor.id: actor.name for actor in found.actors}
    return [(names[each.subject], each.verb, names[each.object], each.mutual) for each in found.relations]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("NATO warned the Taliban on Friday.", ("NATO", "warned", "Taliban", False)),
        ("As units leave, top Russian decision-makers seek ways to engage the Taliban as a fact. Russia waits.",
         ("Russia", "seek ways to engage", "Taliban", False)),
        ("One group from the Taliban was negotiating with the Russians on Friday. Russia waits.",
         ("Taliban", "was negotiating with", "Russia", False)),
        ("Kenya will not join NATO.", ("Kenya", "will not join", "NATO", False)),
        ("The World Bank was accused by Iran of delays.", ("World Bank", "was accused by", "Iran", False)),
        ("NATO dammed the river in 2010 and sold its power to the Taliban.",
         ("NATO", "sold its power to", "Taliban", False)),
        ("Russia and China signed in Doha.", ("Russia", "signed", "China", True)),
        ("Anna Holt and Chadian President Omar Kane met in Doha. Chad waits.", ("Anna Holt", "met", "Omar Kane", True)),
        ("The ceasefire of 2 November between Ethiopia and NATO has held. Ethiopia has said so.",
         ("Ethiopia", "ceasefire of 2 November between", "NATO", True)),
        ("France withdrew its last soldiers from Niger. Niger has protested.",
         ("France", "withdrew its last soldiers from", "Niger", False)),
    ],
)  # fmt: skip
def test_a_pair_has_the_words_of_the_source(make_article, text, pair):
    assert pairs(make_article(text)) == [pair]


def test_those_named_together_are_met_together(make_article):
    article = make_article(
        "The United States spent the winter persuading Japan and the Netherlands. Japan agreed. The Netherlands agreed."
    )
    assert [(one, other) for one, _, other, _ in pairs(article)] == [
        ("United States", "Japan"),
        ("United States", "Netherlands"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "If Russia attacks NATO, the union will strike. NATO and Russia are large.",
        "Analysts say Russia has joined NATO. NATO denies it. Russia denies it.",
        "Russia met NATO, analysts said. NATO denies it. Russia denies it.",
        "“Russia met NATO,” Anna Holt said. NATO denies it. Russia denies it.",
        "Russia condemned NATO’s ships. NATO denies it. Russia denies it.",
        "There is no war between Russia and NATO. NATO denies it. Russia denies it.",
        "Did Russia meet NATO? NATO denies it. Russia denies it.",
        "Russia left, and nobody in the region thought that NATO had noticed. Russia denies it.",
        "Russia said the signing by NATO was important. NATO denies it. Russia waits.",
        "Russia said NATO was watching. NATO denies it. Russia waits.",
        "Russia accused him of courting NATO. NATO denies it. Russia waits.",
        "Russia, which borders NATO, signed in Doha. NATO denies it. Russia waits.",
    ],
)
def test_what_nobody_states_is_no_pair(make_article, text):
    assert pairs(make_article(text)) == []


@given(st.lists(st.sampled_from(PIECES), max_size=50).map(" ".join))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_pair_stands_in_its_evidence_between_two_actors(make_article, text):
    article = make_article(text)
    found = annotate(article)
    actors = {actor.id: actor for actor in found.actors}
    for each in found.relations:
        (span,) = each.evidence
        assert each.verb in " ".join(article.words(span).split())
        assert each.subject != each.object
        for end in (each.subject, each.object):
            assert any(span.start <= mention.start < span.end for mention in actors[end].mentions)


def test_a_memo_of_several_articles_says_a_pair_once_with_all_its_evidence(make_article):
    articles = [make_article("NATO warned Russia on Friday."), make_article("On Sunday NATO warned Russia again.")]
    memo = compose([(article, annotate(article)) for article in articles])
    (relation,) = memo.relations
    assert {relation.subject, relation.object} == {actor.id for actor in memo.actors}
    assert [span.article for span in relation.evidence] == [article.id for article in articles]


def test_a_pair_without_evidence_or_actor_is_left_out(make_article):
    from reportpipe.annotate import with_evidence

    article = make_article("NATO warned Russia on Friday.")
    found = annotate(article)
    (relation,) = found.relations
    bare = relation.model_copy(update={"id": "rel_bare", "evidence": ()})
    kept = with_evidence(article, found.model_copy(update={"relations": (relation, bare)}))
    assert kept.relations == (relation,)
    assert "Relation 'warned' was left out" in kept.notes[-1].message
    lone = found.actors[0].model_copy(update={"evidence": ()})
    assert with_evidence(article, found.model_copy(update={"actors": (lone, *found.actors[1:])})).relations == ()
    assert isinstance(relation, Relation)
