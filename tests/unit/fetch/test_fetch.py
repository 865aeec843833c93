"""Fetching brings articles in once, politely, and gets the better of servers that misbehave."""

import gzip
import socket
import time

import pytest

from reportpipe import readers
from reportpipe.errors import UsageError
from reportpipe.fetch import fetch
from reportpipe.fetch.addresses import is_public, plain
from reportpipe.settings import Settings

ARTICLE = (
    "<html><head><title>The port opens</title></head><body><h1>The port opens</h1>"
    "<p>The ministry opened it.</p></body></html>"
)
ANY = "0.0.0.0"  # noqa: S104 - an address to be refused
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<item><title>The port opens</title><link>/a.html</link><pubDate>Mon, 03 May 2021 09:00:00 GMT</pubDate>
<dc:creator>Anna Berg</dc:creator></item>
<item><title>The gate closes</title><guid>{address}/b.html</guid></item></channel></rss>"""


def states(brought):
    return {item.address.rpartition("/")[2]: item.state for item in brought.items}


def test_a_page_lands_in_the_inbox_with_its_address(site, settings, tmp_path):
    site.page("/news/port-opens.html", ARTICLE)
    brought = fetch([f"{site.address}/news/port-opens.html"], tmp_path, settings)
    (item,) = brought.items
    assert (item.state, brought.exit_code) == ("new", 0)
    assert item.file.startswith("port-opens-")
    data = (tmp_path / item.file).read_bytes()
    assert f'<link rel="canonical" href="{site.address}/news/port-opens.html">'.encode() in data
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".")] == [item.file]


def test_a_page_of_nothing_is_no_article(site, settings, tmp_path):
    site.page("/shell.html", " \n")
    (item,) = fetch([f"{site.address}/shell.html"], tmp_path, settings).items
    assert (item.state, item.file) == ("failed", None)
    assert item.message.startswith("answers with an empty page.")
    assert not [path for path in tmp_path.iterdir() if not path.name.startswith(".")]


def test_a_feed_brings_its_articles_with_what_it_says_of_them(site, settings, tmp_path):
    """The publication date and the author that only the feed knows are read from the file afterwards."""
    site.page("/feed.xml", RSS.replace("{address}", site.address), Content_Type="application/rss+xml")
    site.page("/a.html", ARTICLE)
    site.page("/b.html", ARTICLE.replace("opens", "closes"))
    brought = fetch([f"{site.address}/feed.xml"], tmp_path, settings)
    assert states(brought) == {"a.html": "new", "b.html": "new"}
    path = tmp_path / brought.items[0].file
    article = readers.read(path.read_bytes(), path.name)
    assert article.published.day.isoformat() == "2021-05-03"
    assert article.authors == ("Anna Berg",)


def test_what_the_page_says_itself_is_not_overruled(site, settings, tmp_path):
    own = ARTICLE.replace("<title>", '<meta property="article:published_time" content="2020-01-02"><title>')
    site.page("/feed.xml", RSS.replace("{address}", site.address))
    site.page("/a.html", own)
    brought = fetch([f"{site.address}/feed.xml"], tmp_path, settings)
    assert b"2021-05-03" not in (tmp_path / brought.items[0].file).read_bytes()


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title><link href="{a}/a.html"/>
<published>2021-05-03T09:00:00Z</published><author><name>Anna Berg</name></author></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<item rdf:about="{a}/a.html"><title>T</title></item></rdf:RDF>"""
SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{a}/a.html</loc></url></urlset>'
JSON = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "{a}/a.html", "authors": [{"name": "A"}]}]}'
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>{a}/s.xml</loc></sitemap></sitemapindex>"""


@pytest.mark.parametrize("feed", [ATOM, RDF, SITEMAP, JSON, INDEX], ids=["atom", "rdf", "sitemap", "json", "index"])
def test_every_kind_of_feed(site, settings, tmp_path, feed):
    site.page("/feed", feed.replace("{a}", site.address), Content_Type="application/xml")
    site.page("/s.xml", f"<urlset><url><loc>{site.address}/a.html</loc></url></urlset>", Content_Type="text/xml")
    site.page("/a.html", ARTICLE)
    assert states(fetch([f"{site.address}/feed"], tmp_path, settings)) == {"a.html": "new"}


def test_the_second_time_only_what_changed_is_brought(site, settings, tmp_path):
    """Conditional requests: the server is told what we have, and a 304 leaves the file alone."""

    def answer(handler):
        if handler.headers.get("If-None-Match") == '"v1"':
            handler.send(304)
        else:
            handler.send(200, ARTICLE.encode(), Content_Type="text/html", ETag='"v1"')

    site.answers["/a.html"] = answer
    site.page("/b.html", ARTICLE, Last_Modified="Mon, 03 May 2021 09:00:00 GMT")
    addresses = [f"{site.address}/a.html", f"{site.address}/b.html"]
    assert states(fetch(addresses, tmp_path, settings)) == {"a.html": "new", "b.html": "new"}
    assert states(fetch(addresses, tmp_path, settings)) == {"a.html": "unchanged", "b.html": "unchanged"}
    assert site.asked[-1][1]["If-Modified-Since"] == "Mon, 03 May 2021 09:00:00 GMT"
    site.page("/b.html", ARTICLE + "more")
    changed = fetch(addresses, tmp_path, settings)
    assert states(changed) == {"a.html": "unchanged", "b.html": "changed"}
    assert len([path for path in tmp_path.iterdir() if path.suffix == ".html"]) == 2


def test_a_feed_whose_articles_failed_is_asked_for_in_full_again(site, settings, tmp_path):
    def feed(handler):
        if handler.headers.get("If-None-Match"):
            handler.send(304)
        else:
            handler.send(200, RSS.replace("{address}", site.address).encode(), ETag='"f"')

    site.answers["/feed.xml"] = feed
    site.page("/a.html", ARTICLE)
    first = fetch([f"{site.address}/feed.xml"], tmp_path, settings)
    assert states(first) == {"a.html": "new", "b.html": "failed"}
    assert first.exit_code == 7
    site.page("/b.html", ARTICLE)
    assert states(fetch([f"{site.address}/feed.xml"], tmp_path, settings))["b.html"] == "new"


def test_robots_txt_is_heeded(site, settings, tmp_path, slept):
    site.page("/robots.txt", "User-agent: *\nDisallow: /private/\nCrawl-delay: 7\n", Content_Type="text/plain")
    site.page("/private/a.html", ARTICLE)
    site.page("/b.html", ARTICLE)
    brought = fetch(
        [f"{site.address}/private/a.html", f"{site.address}/b.html", f"{site.address}/c.html"], tmp_path, settings
    )
    assert states(brought) == {"a.html": "failed", "b.html": "new", "c.html": "failed"}
    assert brought.items[0].message == "robots.txt of this site forbids it. Ask its publisher."
    assert site.paths() == ["/b.html", "/c.html"]
    assert max(slept) > 6


def test_a_site_whose_robots_txt_is_broken_is_left_alone(site, settings, tmp_path):
    site.answers["/robots.txt"] = lambda handler: handler.send(500, b"")
    site.page("/a.html", ARTICLE)
    assert states(fetch([f"{site.address}/a.html"], tmp_path, settings)) == {"a.html": "failed"}
    assert site.paths() == []


def test_a_failure_that_passes_is_tried_again_with_patience(site, settings, tmp_path, slept):
    answers = iter([(503, {"Retry_After": "3"}), (502, {}), (200, {})])

    def answer(handler):
        status, headers = next(answers)
        handler.send(status, ARTICLE.encode(), **headers)

    site.answers["/a.html"] = answer
    assert states(fetch([f"{site.address}/a.html"], tmp_path, settings)) == {"a.html": "new"}
    assert 3.0 in slept
    assert 2.0 in slept


def test_a_failure_that_stays_is_named(site, settings, tmp_path):
    brought = fetch([f"{site.address}/gone.html"], tmp_path, settings)
    assert brought.exit_code == 3
    assert "404" in brought.items[0].message
    assert site.paths() == ["/gone.html"]


def endless(handler):
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"x" * 65_536)
    except OSError:
        handler.close_connection = True


def dripping(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    try:
        for _ in range(100):
            handler.wfile.write(b"x")
            time.sleep(0.1)
    except OSError:
        handler.close_connection = True


def cut(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    handler.wfile.write(b"x")
    handler.close_connection = True
    handler.connection.shutdown(socket.SHUT_RDWR)


def bomb(handler):
    data = gzip.compress(bytes(50_000_000))
    handler.send(200, data, Content_Encoding="gzip")


def nonsense(handler):
    handler.wfile.write(b"\x00\x01garbage\r\n\r\n")
    handler.close_connection = True


def not_gzip(handler):
    handler.send(200, b"plain words", Content_Encoding="gzip")


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (endless, "larger than"),
        (dripping, "took longer than"),
        (cut, "cannot be reached"),
        (bomb, "larger than"),
        (nonsense, "cannot be reached"),
        (not_gzip, "cannot be"),
    ],
)
def test_a_server_that_misbehaves_costs_one_address(site, tmp_path, answer, says):
    """Endless, slow, cut, a bomb, garbage: a message in bounded time and memory; nothing half is left."""
    site.answers["/a.html"] = answer
    site.page("/b.html", ARTICLE)
    settings = Settings(fetch_private=True, fetch_seconds=2, max_bytes=1_000_000)
    started = time.monotonic()
    brought = fetch([f"{site.address}/a.html", f"{site.address}/b.html"], tmp_path, settings)
    assert time.monotonic() - started < 30
    assert states(brought) == {"a.html": "failed", "b.html": "new"}
    assert says in brought.items[0].message
    assert len([path for path in tmp_path.iterdir() if not path.name.startswith(".")]) == 1


def test_redirects_are_followed_but_not_for_ever(site, settings, tmp_path):
    site.answers["/a.html"] = lambda handler: handler.send(302, Location="/b.html")
    site.answers["/loop"] = lambda handler: handler.send(302, Location="/loop")
    site.page("/b.html", ARTICLE)
    brought = fetch([f"{site.address}/a.html", f"{site.address}/loop"], tmp_path, settings)
    assert states(brought) == {"a.html": "new", "loop": "failed"}
    assert b"/b.html" in (tmp_path / brought.items[0].file).read_bytes()
    assert "redirects" in brought.items[1].message


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://x/y", "http://u:p@127.0.0.1/"])
def test_a_redirect_out_of_the_web_is_refused(site, settings, tmp_path, target):
    site.answers["/a.html"] = lambda handler: handler.send(302, Location=target)
    assert states(fetch([f"{site.address}/a.html"], tmp_path, settings)) == {"a.html": "failed"}


def test_private_addresses_are_not_asked_unless_allowed(site, tmp_path):
    """The guard sits where connections are made, so a name that leads here is refused like the number."""
    site.page("/a.html", ARTICLE)
    port = site.address.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "[::1]", ANY, "127.1", "[::ffff:127.0.0.1]"):
        (item,) = fetch([f"http://{host}:{port}/a.html"], tmp_path, Settings(fetch_seconds=5)).items
        assert item.state == "failed"
    assert item.code == "fetch.forbidden"
    assert site.asked == []


def test_a_redirect_or_a_feed_cannot_lead_to_a_private_address(site, tmp_path, monkeypatch):
    """A public host sends us to a private one: the second connection is checked like the first."""
    real = socket.getaddrinfo

    def resolve(host, port, *arguments, **options):
        return real("127.0.0.1" if host.endswith(".example") else host, port, *arguments, **options)

    monkeypatch.setattr("reportpipe.fetch.addresses.socket.getaddrinfo", resolve)
    checked = []
    monkeypatch.setattr(
        "reportpipe.fetch.addresses.is_public", lambda address: checked.append(address) or len(checked) <= 2
    )
    port = site.address.rpartition(":")[2]
    site.answers["/a.html"] = lambda handler: handler.send(302, Location=f"http://inside.example:{port}/secret")
    site.page("/secret", "secret")
    (item,) = fetch([f"http://public.example:{port}/a.html"], tmp_path, Settings(fetch_seconds=5)).items
    assert item.code == "fetch.forbidden", item.message
    assert "/secret" not in site.paths()


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        (ANY, False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_public_addresses(address, public):
    assert is_public(address) is public


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "gopher://x", "//x", "http://", "x", "http://[::1", "http://a:b@c/"]
)
def test_what_is_no_address_of_the_web_is_a_mistake(address):
    with pytest.raises(UsageError):
        plain(address)


def test_a_damaged_memory_only_costs_a_second_look(site, settings, tmp_path):
    site.page("/a.html", ARTICLE)
    fetch([f"{site.address}/a.html"], tmp_path, settings)
    (tmp_path / ".reportpipe" / "fetched.json").write_bytes(b"\x00{[")
    brought = fetch([f"{site.address}/a.html"], tmp_path, settings)
    assert brought.exit_code == 0
    assert len([path for path in tmp_path.iterdir() if path.suffix == ".html"]) == 1


def test_names_from_addresses_are_safe(site, settings, tmp_path):
    for path in ("/..%2f..%2fetc%2fpasswd", "/%00%0a%1b.html", "/" + "x" * 3000, "/"):
        site.page(path, ARTICLE)
        (item,) = fetch([f"{site.address}{path}"], tmp_path, settings).items
        assert item.state == "new", item.message
        assert (tmp_path / item.file).resolve().parent == tmp_path.resolve()
        assert len(item.file) < 120
