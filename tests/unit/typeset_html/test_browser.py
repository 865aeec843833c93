"""The page in a real browser: accessible, usable by keyboard, alone with itself, and printed whole."""

import re
import shutil
from pathlib import Path

import pypdfium2
import pytest

from reportpipe import styles
from reportpipe.typeset import output

axe = pytest.importorskip("axe_playwright_python", reason="needs axe-playwright-python, which is not installed here")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium, which is not installed here")
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
DESK, PHONE, NARROW = (1440, 900), (390, 844), (320, 700)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
        yield started
        started.close()


@pytest.fixture(scope="module")
def file(memo, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "memo.html"
    path.write_bytes(output(memo, "html").data)
    return path


@pytest.fixture
def open_at(browser, file):
    """`open_at(size)`: the page in a window of that size, without network; what it asks for is in `page.asked`."""
    contexts = []

    def opened(size, **options):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, offline=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.complaints = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


def violations(page):
    script = (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf8")
    page.evaluate(script)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert len(found["passes"]) > 20
    return [(item["id"], node["html"]) for item in found["violations"] for node in item["nodes"]]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing(open_at, size):
    page = open_at(size)
    assert violations(page) == []
    page.locator(".points .mark").first.focus()
    assert page.locator(".lit").count() >= 2
    assert violations(page) == []


def test_axe_finds_nothing_on_a_dark_screen(open_at, memo):
    page = open_at(DESK, color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(21, 24, 28)"
    assert violations(page) == []
    page.locator(".points .mark").first.focus()
    assert violations(page) == []
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


def test_the_page_is_alone_and_its_own_policy_suffices(open_at, file):
    page = open_at(DESK)
    page.locator(".points .item").first.hover()
    page.wait_for_selector(".cited.lit")
    assert page.asked == [file.as_uri()]
    assert page.complaints == []


def lit_words(page):
    """Source words that are lit, with whether each can be seen in its pane."""
    return page.evaluate(
        """() => {
            const pane = document.querySelector(".source").getBoundingClientRect();
            return [...document.querySelectorAll(".cited.lit")].map(word => {
                const box = word.getBoundingClientRect();
                return {items: word.dataset.items.split(" "), seen: box.bottom > pane.top && box.top < pane.bottom};
            });
        }"""
    )


def test_a_claim_reached_by_tab_shows_its_words(open_at, memo):
    """Every mark of the memo, in the order of the keys: its words are lit, all of them, and the first is in sight."""
    page = open_at(DESK)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    reached = []
    for _ in range(page.locator("a").count()):
        page.keyboard.press("Tab")
        item = page.evaluate("document.activeElement.dataset.item || null")
        if item is None:
            continue
        reached.append(item)
        words = lit_words(page)
        assert words
        assert words[0]["seen"]
        assert all(item in word["items"] for word in words)
        assert len(words) == page.locator(f'.cited[data-items~="{item}"]').count()
    shown = [item for section in memo.sections for item in section.items]
    assert list(dict.fromkeys(reached)) == [item for item in shown if item in reached]
    assert set(shown) == set(reached)


def test_hovering_lights_a_claim_and_escape_puts_it_out(open_at):
    page = open_at(DESK)
    item = page.locator(".actors tbody .item").nth(2)
    item.hover()
    page.wait_for_selector(".cited.lit")
    identity = item.get_attribute("id")
    assert all(identity in word["items"] for word in lit_words(page))
    assert lit_words(page)[0]["seen"]
    page.keyboard.press("Escape")
    assert lit_words(page) == []


def test_words_of_the_source_light_the_claims_that_rest_on_them(open_at):
    page = open_at(DESK)
    words = page.locator(".cited").first
    words.click()
    lit = page.evaluate("[...document.querySelectorAll('.item.lit')].map(item => item.id)")
    assert sorted(lit) == sorted(words.get_attribute("data-items").split())


@pytest.mark.parametrize("name", ["memo", "action-memo", "brief", "one-pager"])
def test_on_a_small_screen_nothing_runs_over_the_edge_and_no_word_is_broken(open_at, memo, tmp_path, name):
    """WCAG 1.4.10: no scrolling in two directions down to 320 pixels. A broken word stands on two lines."""
    events = tuple(event.model_copy(update={"text": f"{event.text} {ENDLESS}"}) for event in memo.events)
    endless = memo.model_copy(update={"title": f"{memo.title} {ENDLESS}", "events": events})
    styled = tmp_path / "styled.html"
    styled.write_bytes(output(endless, "html", name).data)
    for size in (PHONE, NARROW, DESK):
        page = open_at(size)
        page.goto(styled.as_uri())
        assert page.evaluate("document.scrollingElement.scrollWidth") <= size[0]
        assert page.evaluate("[...document.querySelectorAll('.memo')].every(one => one.scrollWidth <= one.clientWidth)")
        assert set(page.evaluate(BROKEN_WORDS)) <= {ENDLESS}


ENDLESS = "0f3a" * 30
"""A word that fits on no line and may break, as an address or a checksum."""
BROKEN_WORDS = """() => {
    const found = [], walker = document.createTreeWalker(document.querySelector(".memo"), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
        for (const word of walker.currentNode.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
            range.setStart(walker.currentNode, word.index);
            range.setEnd(walker.currentNode, word.index + word[0].length);
            if (new Set([...range.getClientRects()].map(box => box.top)).size > 1) { found.push(word[0]); }
        }
    }
    return found;
}"""


def test_what_is_read_is_no_smaller_than_what_stands_beside_it(open_at):
    sizes = open_at(DESK).evaluate(
        """() => Object.fromEntries([".points", ".paragraph", ".source-title", ".name", ".deed"].map(
            one => [one, parseFloat(getComputedStyle(document.querySelector(one)).fontSize)]))"""
    )
    assert sizes[".source-title"] > sizes[".paragraph"] >= sizes[".name"] >= sizes[".deed"]


def test_without_script_every_link_still_leads_somewhere(open_at):
    page = open_at(DESK, java_script_enabled=False)
    targets = {link.get_attribute("href") for link in page.locator("a").all()}
    assert targets
    assert all(target.startswith("#") for target in targets)
    assert all(page.locator(f'[id="{target[1:]}"]').count() == 1 for target in targets)


def test_it_prints_whole(open_at, memo):
    page = open_at(DESK)
    page.locator(".points .mark").first.focus()  # what is lit on the screen is not on paper
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    text = " ".join(document[n].get_textpage().get_text_bounded() for n in range(len(document)))
    document.close()
    printed = set(re.findall(r"\w+", text.casefold()))
    said = " ".join([*(point.text for point in memo.points), *(article.text for article in memo.articles)])
    missing = {word for word in re.findall(r"\w+", said.casefold()) if word not in printed}
    assert len(missing) <= 3  # words that a line end parts


@pytest.mark.parametrize("name", ["memo", "brief", "one-pager"])
def test_each_printed_page_has_the_handling_line_and_nothing_lies_outside(open_at, memo, tmp_path, name):
    file = tmp_path / "secret.html"
    file.write_bytes(output(memo.model_copy(update={"handling": "SECRET"}), "html", name).data)
    page = open_at(DESK)
    page.goto(file.as_uri())
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert all("SECRET" in document[n].get_textpage().get_text_bounded() for n in range(len(document)))
    document.close()
    page.emulate_media(media="print")
    block = page.locator(".block").bounding_box()
    assert block["x"] >= 0 and block["y"] >= 0  # noqa: PT018 - one place


def test_on_a_phone_words_of_pictures_are_legible(open_at):
    page = open_at(PHONE)
    text = page.locator(".figure svg text").first
    assert text.bounding_box()["height"] >= 9
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]


def test_white_letters_are_printed_on_their_ground(open_at, memo, tmp_path):
    """Browsers leave grounds out unless they are told."""
    brief = tmp_path / "brief.html"
    brief.write_bytes(output(memo, "html", "brief").data)
    page = open_at(DESK, color_scheme="dark")
    page.goto(brief.as_uri())
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=False))
    corner = document[0].render(scale=0.5).to_pil().convert("RGB").getpixel((150, 36))
    document.close()
    assert "#{:02x}{:02x}{:02x}".format(*corner) == styles.find("brief").tokens["block_ground"]
