"""A style pack is tried on made-up memos: what its files do not show, they do."""

import pytest

from reportpipe import styles
from reportpipe.check import style as trial
from reportpipe.check.style import tried


def ours(block):
    memo = styles.find("memo")
    return memo.model_copy(
        update={"name": "ours", "template": f'{{% extends "parent" %}}{block}', "parent_template": memo.template}
    )


def test_a_packaged_style_sets_them_well():
    assert tried(styles.find("one-pager")) == ()


def test_the_full_memo_has_something_of_each_kind():
    full, bare = trial._memos()
    kinds = {section.kind for section in full.sections if section.items}
    assert kinds == {"bottom line", "key points", "quotes", "figures", "actors", "timeline"}
    assert {block.kind for article in full.articles for block in article.blocks} >= {"table", "list item", "quote"}
    assert [section.kind for section in bare.sections if section.items] == ["bottom line"]


@pytest.mark.parametrize(
    ("block", "says"),
    [
        (
            "{% block actors %}{% for a in memo.actors %}{{ a.name }}{% endfor %}{% endblock %}",
            "'actors' has no anchor",
        ),
        ("{% block timeline %}{{ memo.events[0].date }}{% endblock %}", "tuple object has no element 0"),
        ("{% block source %}{% endblock %}", "Links lead nowhere, for instance to #s1p1 (html, docx, pdf)."),
        ("{% block about %}{{ super() }}<h3>x</h3><h1>y</h1><h3>z</h3>{% endblock %}", "In the PDF of a memo: H3"),
        ('{% block about %}{{ super() }}<p id="x"></p><p id="x"></p>{% endblock %}', "'x' is there twice"),
    ],
)
def test_what_goes_wrong_is_told(block, says, monkeypatch):
    notes = tried(ours(block))
    assert any(says in note.message for note in notes), notes
    assert {(note.level, note.where) for note in notes} == {("error", "ours")}
