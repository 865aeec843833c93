"""index.html shows what articles say and does nothing that they say."""

import base64
import hashlib
import re

import lxml.html
import pytest

from reportpipe.batch import Document, Failure, Made, overview
from reportpipe.batch.page import Counts, page
from reportpipe.ledger import Inputs, Ledger, Stamps
from reportpipe.model import Note

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


def document(**changes):
    fields = {
        "source": "2024/brief.txt",
        "state": "done",
        "title": "The port opens",
        "bottom_line": "The ministry opened the port.",
        "published": "2021-05-03/2021-05-09",
        "outputs": (
            Made(format="html", path="deep/a b#c?.html", sha256="0"),
            Made(format="pdf", path="x:y.pdf", sha256="0"),
        ),
        "notes": (Note(code="a.b", level="warning", message="No date is stated.", where="¶1"),),
        "pages": 3,
    }
    return Document(**{**fields, **changes})


@pytest.fixture
def html():
    return lambda *documents: "".join(page(documents, Counts(len(documents), 0)))


def test_a_row_holds_title_bottom_line_warnings_and_links(html):
    tree = lxml.html.fromstring(html(document()))
    (row,) = tree.xpath("//tbody/tr")
    cells = [" ".join(cell.text_content().split()) for cell in row]
    assert cells[0] == "The port opens2024/brief.txt"
    assert cells[1] == "The ministry opened the port."
    assert cells[2] == "2021-05-03 – 2021-05-09"
    assert cells[3] == "3"
    assert "¶1: No date is stated." in cells[6]
    assert row.xpath(".//a/@href") == ["./deep/a%20b%23c%3F.html", "./deep/a%20b%23c%3F.html", "./x%3Ay.pdf"]


def test_a_failure_has_its_message_and_hint(html):
    error = Failure(code="input.empty", message="no text in it.", hint="Check the file.")
    tree = lxml.html.fromstring(html(document(state="failed", error=error, title=None, outputs=())))
    assert "failed: no text in it. Check the file." in " ".join(tree.xpath("//tbody")[0].text_content().split())


def test_no_word_of_an_article_becomes_markup(html):
    note = Note(code="a", level="warning", message=EVIL, where=EVIL)
    made = (Made(format="html", path=f"{EVIL}.html", sha256="0"),)
    error = Failure(code="x", message=EVIL, hint=EVIL)
    text = html(
        document(title=EVIL, bottom_line=EVIL, source=EVIL, notes=(note,), outputs=made, published=EVIL),
        document(state="failed", error=error, source="\u202e" + EVIL),
    )
    tree = lxml.html.fromstring(text)
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img")
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    assert all(address.startswith("./") for address in tree.xpath("//a/@href"))


def test_only_its_own_style_and_script_may_run(html):
    """The digests in the policy are those of what stands in the page."""
    text = html(document())
    tree = lxml.html.fromstring(text)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; ")
    for element in ("style", "script"):
        content = re.search(f"<{element}>(.*?)</{element}>", text, re.DOTALL).group(1)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert not tree.xpath("//@src | //link")


def test_words_in_another_direction_stay_in_their_cell(html):
    tree = lxml.html.fromstring(html(document(title="\u202eevil")))
    assert tree.xpath("//td[1]//bdi/text()") == ["\u202eevil"]


def test_what_failed_stands_first_and_sources_are_named_with_their_folder(tmp_path):
    error = Failure(code="input", message="cut off.")
    with Ledger(tmp_path) as ledger:
        for target, failure in {"2024/brief": None, "2025/brief": error, "brief": None}.items():
            known = document(source=f"/inbox/{target}.txt", state="failed" if failure else "done", error=failure)
            known = known.model_copy(update={"outputs": ()})
            ledger.record(f"/inbox/{target}.txt", target, Inputs("", "", "", ()), known, Stamps())
        overview.write(ledger, lambda _: "missing")
    tree = lxml.html.fromstring((tmp_path / "index.html").read_text())
    assert tree.xpath("//tbody//span[@class='source']/text()") == ["2025/brief.txt", "2024/brief.txt", "brief.txt"]
