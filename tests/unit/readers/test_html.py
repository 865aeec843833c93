"""Saved web pages of several shapes: the whole article comes through, the furniture does not, no network."""

import datetime as dt
import socket
from collections.abc import Callable

import pytest

from reportpipe.errors import Malformed
from reportpipe.model import Article
from reportpipe.readers import read

Blocks = Callable[[Article], list[tuple[str, str]]]

ONE, TWO, THREE = (
    "Three grain ships left the port of Odesa on Tuesday, the first to sail since the agreement lapsed in February.",
    "Turkey has offered to inspect cargoes, but it has declined to guarantee a safe passage for any of them.",
    "Futures fell by two per cent in Chicago after the sailing was confirmed, and traders expect a further fall.",
)
LD = """{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Grain ships leave Odesa",
"datePublished": "2024-03-12T23:30:00-05:00", "dateModified": "2024-03-19", "publisher": {"@type": "Organization",
"name": "The Harbour Review"}, "author": [{"@type": "Person", "name": "Anna Kowalska"}, {"@type": "Person",
"name": "Petro Bondar"}]}"""
MODERN = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Grain ships leave Odesa | The Harbour Review</title>
<script type="application/ld+json">{LD}</script></head><body class="has-sidebar nav-open">
<header class="site-header"><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav></header>
<main><article><header><p class="kicker">Analysis</p><h1>Grain ships leave Odesa</h1>
<p class="standfirst">Three vessels sailed on Tuesday, but the corridor has no guarantor.</p>
<p class="byline">By Anna Kowalska and Petro Bondar</p><time datetime="2024-03-12">12 March 2024</time></header>
<div class="share"><a href="#">Share on Facebook</a> <a href="#">Email</a></div>
<figure><img src="http://192.0.2.1/x.jpg">
<figcaption>A carrier off Odesa. (Photo: Ivan Petrenko/AFP via Getty Images)</figcaption></figure>
<p>{ONE}<sup><a href="#n1">1</a></sup></p><p>{TWO}</p><h2>Three <em>conditions</em></h2>
<ul><li>inspections within 48 hours;</li><li>an insurance fund:<ul><li>paid by states</li></ul></li></ul>
<blockquote><p>Nobody should mistake one convoy for a corridor.</p></blockquote>
<table><caption>Prices</caption><tr><th>Month</th><th>Wheat</th></tr><tr><td>January</td><td>231</td></tr></table>
<div class="newsletter"><p>Sign up for our newsletter.</p></div>
<p>{THREE}</p><div class="author-bio">
<p>Anna Kowalska is a correspondent at The Harbour Review.</p></div></article></main>
<aside class="related"><h3>Related articles</h3><ul><li><a href="/1">Five ports to watch</a></li></ul></aside>
<section id="comments">
<p>What a dreadful piece of writing this is, I have never seen anything like it in my whole life!</p></section>
<footer class="site-footer"><p>About us. Contact. Jobs.</p>
<p>© 2024 The Harbour Review. All rights reserved.</p></footer></body></html>"""
OLD = f"""<html><head><title>Water in the Jordan basin - Policy Notes</title></head><body><table width=100%><tr>
<td class=menu>
<a href=a>Home</a> <a href=b>About</a></td><td><font size=5><b>Water in the Jordan basin</b></font>
<br>by Leila Haddad<br><br>
{ONE}<br><br>{TWO}<br><br><b>Who owns the meter</b><br>
<br>{THREE}<br>And so it goes on for ever.</td></tr></table></body></html>"""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch):
    import trafilatura  # noqa: F401 - on import, urllib3 asks the machine whether it knows IPv6

    def refuse(*args: object, **options: object) -> None:
        pytest.fail("the reader asked for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_a_modern_page_whole(blocks: Blocks):
    article = read(MODERN.encode(), "page.html")
    assert blocks(article) == [
        ("title", "Grain ships leave Odesa"),
        ("navigation", "Analysis"),
        ("paragraph", "Three vessels sailed on Tuesday, but the corridor has no guarantor."),
        ("byline", "By Anna Kowalska and Petro Bondar"),
        ("byline", "12 March 2024"),
        ("share links", "Share on Facebook Email"),
        ("caption", "A carrier off Odesa."),
        ("photo credit", "(Photo: Ivan Petrenko/AFP via Getty Images)"),
        ("paragraph", ONE),
        ("paragraph", TWO),
        ("heading", "Three conditions"),
        ("list item", "inspections within 48 hours;"),
        ("list item", "an insurance fund:"),
        ("list item", "paid by states"),
        ("quote", "Nobody should mistake one convoy for a corridor."),
        ("caption", "Prices"),
        ("table", "Month | Wheat\nJanuary | 231"),
        ("appeal", "Sign up for our newsletter."),
        ("paragraph", THREE),
        ("author biography", "Anna Kowalska is a correspondent at The Harbour Review."),
        ("related articles", "Related articles"),
        ("related articles", "Five ports to watch"),
        ("copyright", "© 2024 The Harbour Review. All rights reserved."),
    ]
    assert [block.level for block in article.blocks if block.kind in {"heading", "list item"}] == [2, 1, 1, 2]


def test_metadata_of_a_modern_page():
    article = read(MODERN.encode(), "page.html")
    assert (article.title, article.title_origin) == ("Grain ships leave Odesa", "stated")
    assert (article.authors, article.authors_origin) == (("Anna Kowalska", "Petro Bondar"), "stated")
    assert (article.publisher, article.publisher_origin) == ("The Harbour Review", "metadata")
    assert article.published
    assert (article.published.day, article.published.origin) == (dt.date(2024, 3, 12), "stated")
    assert [note.code for note in article.notes] == ["reader.html.page_furniture"]


def test_markup_dates_and_authors_where_the_text_has_none(blocks: Blocks):
    page = MODERN.replace('<p class="byline">By Anna Kowalska and Petro Bondar</p>', "").replace(
        '<time datetime="2024-03-12">12 March 2024</time>', ""
    )
    article = read(page.encode(), "page.html")
    assert (article.authors, article.authors_origin) == (("Anna Kowalska", "Petro Bondar"), "metadata")
    assert article.published
    assert (article.published.day, article.published.origin) == (dt.date(2024, 3, 12), "metadata")
    assert "JSON-LD" in article.published.reason


def test_an_old_page_of_tables_and_line_breaks(blocks: Blocks):
    article = read(OLD.encode(), "page.htm")
    assert blocks(article) == [
        ("title", "Water in the Jordan basin"),
        ("byline", "by Leila Haddad"),
        ("paragraph", ONE),
        ("paragraph", TWO),
        ("heading", "Who owns the meter"),
        ("paragraph", f"{THREE} And so it goes on for ever."),
    ]
    assert article.authors == ("Leila Haddad",)


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{ONE}</p>",
        f"<div><div><span>{ONE}</span></div></div>",
        f"<html><body><div id=content><h1>Title here</h1><p>{ONE}</p></div></body></html>",
        f"<html><body><section><p>{ONE}</p></section><section><p>{TWO}</p></section></body></html>",
        f"<!-- saved from url=(0014)about:internet -->\n<html><body><center>{ONE}</center></body></html>",
        (
            f"<?xml version='1.0' encoding='utf-8'?><html "
            f"xmlns='http://www.w3.org/1999/xhtml'><body><p>{ONE}</p></body></html>"
        ),
        f"<html><body><article><p>{ONE}</article>",
    ],
)
def test_fragments_and_odd_shapes_keep_their_words(page: str):
    assert ONE in read(page.encode(), "page.html").text


@pytest.mark.parametrize("paragraphs", [3, 12])
@pytest.mark.parametrize("wrapper", ["article", "main", "div", "section"])
def test_no_paragraph_or_heading_of_a_long_article_is_lost(paragraphs: int, wrapper: str):
    parts = [f"<h2>Part {number}</h2><p>{number}. {ONE}</p><p>{number}. {TWO}</p>" for number in range(paragraphs)]
    page = (
        f"<html><body><nav><a href=/>Home</a></nav><{wrapper}><h1>All of "
        f"it</h1>{''.join(parts)}</{wrapper}></body></html>"
    )
    text = read(page.encode(), "page.html").text
    for number in range(paragraphs):
        assert f"Part {number}" in text
        assert f"{number}. {ONE}" in text
        assert f"{number}. {TWO}" in text
    assert "Home" not in text


def test_encodings_of_pages():
    body = f"<p>Le ministère a déclaré à l’été que les élèves étaient là. {ONE}</p>"
    page = f'<html><head><meta charset="windows-1252"></head><body>{body}</body></html>'
    assert "ministère a déclaré à l’été" in read(page.encode("cp1252"), "page.html").text
    latin = page.replace("windows-1252", "iso-8859-1")
    assert "l’été" in read(latin.encode("cp1252"), "page.html").text
    meta = '<meta http-equiv=Content-Type content="text/html; charset=windows-1251">'
    russian = f"<html><head>{meta}<body><p>Переговоры шли.</p>"
    assert "Переговоры" in read(russian.encode("cp1251"), "page.html").text
    assert "Переговоры" in read(russian.encode("utf_16"), "page.html").text


def test_hidden_parts_and_scripts_never_reach_the_text():
    page = (
        f"<html><body><article><p style='display:none'>secret words</p><p hidden>secret "
        f"words</p><p>{ONE}</p><script>secret()</script></article>"
    )
    assert "secret" not in read(page.encode(), "page.html").text


def test_web_archives():
    page = f"<html><head><meta charset=utf-8></head><body><h1>The title of it</h1><p>{ONE} — née</p></body></html>"
    head = "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=xx\r\n\r\n"
    part = "--xx\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    article = read(f"{head}{part}{page}\r\n--xx--\r\n".encode(), "page.mhtml")
    assert article.title == "The title of it"
    assert f"{ONE} — née" in article.text
    with pytest.raises(Malformed, match="holds no page"):
        read(f"{head}--xx\r\nContent-Type: image/png\r\n\r\nx\r\n--xx--\r\n".encode(), "page.mhtml")


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Grain ships leave Odesa | The Harbour Review", "Grain ships leave Odesa"),
        ("Grain ships leave Odesa - The Harbour Review", "Grain ships leave Odesa"),
        ("Odesa – Kyiv", "Odesa – Kyiv"),
        ("Grain ships leave Odesa", "Grain ships leave Odesa"),
    ],
)
def test_site_names_leave_the_title(title: str, shown: str):
    page = f"<html><head><title>{title}</title></head><body><p>{ONE}</p><p>{TWO}</p></body></html>"
    assert read(page.encode(), "page.html").title == shown


@pytest.mark.parametrize(
    "script",
    [
        "{",
        "[[1, 2], null]",
        '{"@graph": 3}',
        '{"@type": "Article", "author": {"name": {"a": 1}}, "datePublished": 7}',
        "[" * 5000,
    ],
)
def test_broken_json_ld_is_passed_over(script: str):
    page = f'<html><head><script type="application/ld+json">{script}</script></head><body><p>{ONE}</p></body></html>'
    assert read(page.encode(), "page.html").authors == ()


def test_a_blog_page_with_its_line_of_date_author_and_comments(blocks: Blocks):
    page = f"""<html><head><title>Ferries stop in Dakar - The Wharf</title></head><body><article class="post">
        <h1>Ferries stop in Dakar</h1><div class="entry-meta">Posted on <time>June 27, 2023</time> by
        <a>Chanda Mwila</a> <span>4 Comments</span></div><p>{ONE}</p><p>{TWO}</p>
        <p>Thanks for reading The Wharf! Subscribe for free to receive new posts.</p><p>{THREE}</p></article>"""
    article = read(page.encode(), "page.html")
    assert blocks(article) == [
        ("title", "Ferries stop in Dakar"),
        ("byline", "Posted on June 27, 2023 by Chanda Mwila 4 Comments"),
        ("paragraph", ONE),
        ("paragraph", TWO),
        ("appeal", "Thanks for reading The Wharf! Subscribe for free to receive new posts."),
        ("paragraph", THREE),
    ]
    assert article.authors == ("Chanda Mwila",)
    assert article.published
    assert article.published.day == dt.date(2023, 6, 27)


def test_a_title_in_no_heading_keeps_the_standfirst_and_the_day_below_it(blocks: Blocks):
    page = f"""<html><head><title>Ferries stop in Dakar | Notes</title></head><body><div><div>Subscribe Sign in</div>
        <div><div>Ferries stop in Dakar</div><div>What the strike means for the islands</div>
        <div>Jun 27, 2023 ∙ 5 min read</div>
        <div><div><span>{ONE}</span></div><div><span>{TWO}</span></div><div><span>{THREE}</span></div></div></div></div>
        </body></html>"""
    assert blocks(read(page.encode(), "page.html")) == [
        ("title", "Ferries stop in Dakar"),
        ("paragraph", "What the strike means for the islands"),
        ("byline", "Jun 27, 2023 ∙ 5 min read"),
        ("paragraph", ONE),
        ("paragraph", TWO),
        ("paragraph", THREE),
    ]


def test_a_title_element_that_names_the_site_is_not_the_articles_title(blocks: Blocks):
    page = f"""<html><head><title>The Harbour Gazette :: News</title></head><body><table><tr>
        <td>Home<br>News<br>Sport</td><td><font size=5><b>Grain ships leave Odesa</b></font><br>
        <i>By Chanda Mwila</i><br><br>{ONE}<br><br>{TWO}<br><br>{THREE}</td></tr></table></body></html>"""
    assert blocks(read(page.encode(), "page.html")) == [
        ("title", "Grain ships leave Odesa"),
        ("navigation", "Home News Sport"),
        ("byline", "By Chanda Mwila"),
        ("paragraph", ONE),
        ("paragraph", TWO),
        ("paragraph", THREE),
    ]
