"""The page: what it says, what it links, and what never reaches it."""

import hashlib
import re
from base64 import b64encode

import lxml.html
import pytest

from reportpipe.errors import StyleError
from reportpipe.model import Layout
from reportpipe.settings import Settings
from reportpipe.typeset import html
from reportpipe.typeset import json as memo_json


def text_of(markup: str) -> str:
    """The words of a page, one line a block."""
    tree = lxml.html.document_fromstring(markup)
    for hidden in tree.xpath("//head | //script | //svg | //*[contains(@class, 'skip')]"):
        hidden.drop_tree()
    for block in tree.xpath("//div | //h1 | //h2 | //li | //tr | //caption"):
        block.tail = "\n" + (block.tail or "")
        block.text = "\n" + (block.text or "")
    for cell in tree.xpath("//td | //th"):
        cell.tail = " | "
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "".join(f"{line}\n" for line in lines if line.strip(" |"))


def test_the_harbour_memo_reads_as_before(memo, style, cases, golden):
    memo = memo.model_copy(update={"producer": "reportpipe"})
    golden(cases / "harbour" / "golden" / "memo.json", memo_json.dump(memo).decode("utf8"))
    golden(cases / "harbour" / "golden" / "memo.txt", text_of(html.render(memo, style, "html")))


def test_pdf_and_html_say_the_same(memo, style):
    assert text_of(html.render(memo, style, "pdf")) == text_of(html.render(memo, style, "html"))


def test_docx_says_the_same_but_for_the_links_back_and_the_comments(memo, style):
    quiet = memo.model_copy(update={"layout": Layout(evidence="none")})
    word = text_of(html.render(quiet, style, "docx"))
    screen = re.sub(r" Cited by .*", "", text_of(html.render(quiet, style, "html")))
    assert word.replace("|", "").split() == screen.replace("|", "").split()


@pytest.mark.parametrize("target", ["pdf", "docx", "html"])
def test_ids_are_unique_and_every_link_has_its_target(memo, style, target):
    quiet = memo.model_copy(update={"layout": Layout(evidence="none")})
    tree = lxml.html.document_fromstring(html.render(quiet, style, target))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    hrefs = tree.xpath("//a/@href")
    assert hrefs
    assert {href.removeprefix("#") for href in hrefs} <= set(ids)


def test_every_shown_item_has_its_anchor_and_a_mark(memo, style):
    tree = lxml.html.document_fromstring(html.render(memo, style, "html"))
    shown = [item for section in memo.sections for item in section.items]
    assert set(shown) <= set(tree.xpath("//@id"))
    assert set(tree.xpath("//a[@class='mark']/@data-item")) == set(shown)


def test_cited_words_are_exactly_the_evidence(memo, style):
    tree = lxml.html.document_fromstring(html.render(memo, style, "html"))
    for point in memo.points:
        parts = tree.xpath(f"//span[contains(concat(' ', @data-items, ' '), ' {point.id} ')]")
        words = "".join(part.text_content() for part in parts).replace("\u00a0", " ")
        assert words == "".join(memo.article(span.article).words(span) for span in point.evidence)


def test_word_comments_hold_the_words_of_the_source_and_pair_up(memo, style):
    tree = lxml.html.document_fromstring(html.render(memo, style, "docx"))
    starts = tree.xpath("//span[@class='comment-start']")
    assert [start.get("id") for start in starts] == tree.xpath("//span[@class='comment-end']/@id")
    assert len(starts) == sum(len(section.items) for section in memo.sections)
    point = memo.items_of("key points")[0]
    words = memo.articles[0].words(point.evidence[0])
    assert f"¶2: “{words}”" in [start.text for start in starts]
    assert {start.get("data-date") for start in starts} == {"2022-03-16T00:00:00Z"}


def test_the_policy_allows_this_style_and_this_script_and_nothing_else(memo, style):
    markup = html.render(memo, style, "html")
    tree = lxml.html.document_fromstring(markup)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for element in ("style", "script"):
        inside = re.search(rf"<{element}>(.*?)</{element}>", markup, re.DOTALL)
        assert inside is not None
        digest = b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert not tree.xpath("//@style | //@onclick | //link | //img | //iframe")


def test_it_needs_no_other_file_and_no_network(memo, style):
    markup = html.render(memo, style, "html")
    assert not re.search(r"(?:src|href)=\"(?!#)", markup)
    assert "url(" not in markup
    assert "@import" not in markup


def test_running_heads_for_print_cannot_end_the_style(memo, style):
    secret = memo.model_copy(update={"handling": 'A "B" \\ </style><script>'})
    css = html.render(secret, style, "html").partition("<style>")[2].partition("</style>")[0]
    assert r'@top-left { content: "A \22 B\22  \5c  \3c /style\3e \3c script\3e " }' in css


def test_words_of_a_source_stay_words(build, harbour, style):
    bad = '<script>alert("x")</script> {{ 7*7 }} </style> & <b>'
    content = {"blocks": [{"kind": "title", "text": bad}, {"kind": "paragraph", "text": bad}]}
    for target in ("pdf", "docx", "html"):
        tree = lxml.html.document_fromstring(html.render(build(content), style, target))
        assert len(tree.xpath("//script")) == (target == "html")
        assert not tree.xpath("//b")
        assert bad in text_of(html.render(build(content), style, target))


def test_empty_fields_are_lines_to_fill(memo, style):
    empty = memo.model_copy(update={"to": None, "from_": None, "dated": None, "handling": None, "organisation": None})
    tree = lxml.html.document_fromstring(html.render(empty, style, "pdf"))
    assert len(tree.xpath("//table[@class='header']//span[@class='blank']")) == 3
    assert "None" not in text_of(html.render(empty, style, "pdf"))
    assert not tree.xpath("//div[@class='handling']")


def test_boilerplate_is_greyed_or_counted(memo, style):
    grey = text_of(html.render(memo, style, "pdf"))
    omitted = memo.model_copy(update={"layout": Layout(boilerplate="omit")})
    left_out = text_of(html.render(omitted, style, "pdf"))
    assert "Support our journalism" in grey
    assert "Support our journalism" not in left_out
    assert "2 passages that are not part of the article" in left_out


def test_boilerplate_of_one_kind_in_a_row_is_one_paragraph(build, style):
    shares = [{"kind": "boilerplate", "reason": "share links", "text": text} for text in ("Share", "Print", "Mail")]
    content = {"blocks": [{"kind": "title", "text": "T"}, {"kind": "paragraph", "text": "Words."}, *shares]}
    text = text_of(html.render(build(content), style, "pdf"))
    assert "Not part of the article: share links: Share · Print · Mail" in text


def test_a_title_block_that_is_not_the_title_is_printed(memo, style):
    article = memo.articles[0].model_copy(update={"title": "Another"})
    text = text_of(html.render(memo.model_copy(update={"articles": (article,)}), style, "pdf"))
    assert text.count("Port of Saint Lira reopens under a new sea guard") == 2


def test_signs_are_explained_when_used_and_only_then(memo, build, harbour, style):
    assert "† the date is counted from" in text_of(html.render(memo, style, "pdf"))
    stated = [row for row in harbour["events"] if row["anchor"] == "stated"]
    assert "†" not in text_of(html.render(build({**harbour, "events": stated}), style, "pdf"))


def test_an_item_that_a_person_or_a_model_wrote_carries_a_sign(memo, style):
    points = (
        memo.points[0].model_copy(update={"by": "Ana Dvořák"}),
        memo.points[1].model_copy(update={"by": "model:x", "evidence": ()}),
        *memo.points[2:],
    )
    text = text_of(html.render(memo.model_copy(update={"points": points}), style, "pdf"))
    assert "northern mole.§" in text
    assert "on 2 March.‡" in text
    assert "§ written or changed by a person" in text


def test_several_articles_are_numbered_and_their_points_grouped(article, findings, style):
    from reportpipe.compose import compose
    from reportpipe.model import Findings

    other = article.model_copy(update={"id": "a_other", "title": "Another view"})
    both = compose([(article, findings), (other, Findings(article=other.id))], settings=Settings())
    markup = html.render(both, style, "html")
    tree = lxml.html.document_fromstring(markup)
    assert "1:¶2" in text_of(markup)
    assert "Source 2. Another view" in text_of(markup)
    assert {href.removeprefix("#") for href in tree.xpath("//a/@href")} <= set(tree.xpath("//@id"))


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ memo.nothing }}", "does not render.*nothing"),
        ("{% if %}", "does not compile: line 1"),
        ("{{ ''.__class__.__mro__ }}", "does not render"),
        ("\n{{ memo.title + 3 }}", "does not render: line 2: can only concatenate"),
        ("{% macro a(b) %}{% endmacro %}\n{{ a(1, 2) }}", "does not render: line 2: macro 'a' takes"),
    ],
)
def test_a_broken_template_is_a_style_error(memo, style, template, message):
    with pytest.raises(StyleError, match=message):
        html.render(memo, style.model_copy(update={"template": template}), "pdf")
