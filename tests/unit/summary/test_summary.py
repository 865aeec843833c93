"""A summary that an analyst can sign: what it shows, what it never shows, and that it always answers."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reportpipe
from reportpipe.annotate import ANNOTATORS, with_evidence
from reportpipe.annotate.faithfulness import refuse_point
from reportpipe.annotate.summary import annotate, summarise
from reportpipe.annotate.summary.passages import page_of, passages_of
from reportpipe.annotate.summary.units import units
from reportpipe.annotate.summary.weighing import frozen, topic
from reportpipe.model import Article, Findings, Point
from reportpipe.settings import Settings

KINDS = ("paragraph", "heading", "list item", "quote", "table", "caption", "boilerplate", "byline")
VOCABULARY = (
    "The government of Varland agreed , said that it may not : ; . ? ! “ ” ( ) 12 per cent He However This first "
    "second list included four reasons because must risk Ann Bell No. U.S. — … I we"
)
WORDS = st.sampled_from(VOCABULARY.split())
PARTS = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        st.lists(WORDS, max_size=40).map(" ".join) | st.text(st.characters(exclude_characters="\n"), max_size=60),
    ).filter(lambda part: part[1].strip() and part[1] == part[1].strip()),
    max_size=12,
)
CASES = sorted(path.name for path in (Path(__file__).parents[2] / "cases" / "summary").iterdir())


@pytest.mark.parametrize("case", CASES)
def test_the_summary_of_each_case_is_its_golden(case: str, parse_article: Callable[[str], Article], golden) -> None:
    folder = Path(__file__).parents[2] / "cases" / "summary" / case
    article = parse_article((folder / "in" / "article.txt").read_text(encoding="utf8"))
    lines = [
        f"{point.role} ¶{','.join(str(article.paragraph_number(s.start)) for s in point.evidence)}: {point.text}"
        for point in summarise(article)
    ]
    golden(folder / "golden" / "points.txt", "\n".join(lines) + "\n")


@settings(max_examples=60, deadline=None)
@given(PARTS, st.integers(1, 12))
def test_any_article_is_summarised_in_lines_that_it_supports(make_article, parts, most: int) -> None:
    article = make_article(parts)
    points = summarise(article, most)
    assert [point.role for point in points] == ["bottom line"] * bool(points) + ["key point"] * (len(points) - 1)
    assert len(points) <= most + 1
    assert len({point.id for point in points}) == len(points)
    for point in points:
        assert refuse_point(article, point) == ()


def test_no_words_of_boilerplate_headings_captions_or_tables_are_shown(make_article) -> None:
    parts = [
        ("heading", "The ministry has agreed to close the harbour of Varna for ever."),
        ("boilerplate", "Ann Bell is a fellow at the Harbour Institute and has agreed to write about the ministry."),
        ("table", "The ministry has agreed to close the harbour and the airport in the table."),
        ("caption", "The ministry of ports has agreed to show the harbour in a photograph here."),
        ("paragraph", "The ministry of ports agreed to reopen the harbour of Varna because grain must move."),
        ("paragraph", "Photo by Ilse Kran, who has agreed to let the ministry use it."),
        ("paragraph", "For more about the harbour and the ministry, see https://ports.example/harbour for details."),
    ]
    points = summarise(make_article(parts))
    assert [point.text for point in points] == [parts[4][1]]


def test_an_article_without_sentences_gets_a_note(make_article) -> None:
    article = make_article([("heading", "Only a heading"), ("boilerplate", "All rights reserved by everybody here.")])
    findings = annotate(article, Findings(article=article.id), Settings())
    assert findings.points == ()
    assert [note.code for note in findings.notes] == ["summary.no_points"]


def test_the_number_of_key_points_is_bounded_by_the_settings(make_article) -> None:
    parts = [
        ("paragraph", "The council of Varna voted to rebuild its old harbour with three million euros of new bonds."),
        ("paragraph", "Farmers in Lund sold twice as much barley as in the wet summer before the war."),
        ("paragraph", "Ships from Oran carry phosphate through a strait that pirates have left alone for years."),
        ("paragraph", "A court in Brno ordered the owner of the mine to pay widows a pension for life."),
        ("paragraph", "Nurses walked out of every clinic in Suva after their wages were cut without notice."),
    ]
    article = make_article(parts)
    assert len(annotate(article, Findings(article=article.id), Settings(max_points=2)).points) == 3
    assert len(annotate(article, Findings(article=article.id), Settings(max_points=1)).points) == 2


@pytest.mark.parametrize("most", [3, 5, 6])
def test_as_many_key_points_are_given_as_are_asked_for(seeds: Path, most: int) -> None:
    """The articles have a thousand words: each has six sentences that can be points."""
    for source in sorted(seeds.glob("*.txt")):
        assert len(summarise(reportpipe.read(source), most)) == most + 1, source.name


def test_the_most_telling_point_comes_first(make_article) -> None:
    """What the article keeps coming back to, before what comes earlier in the text."""
    lines = (
        "Oster cannot keep its trade without a second crane, the council of the town concluded.",
        "Painters finished the long wall beside the old station in the first week of April.",
        "Gardeners planted forty lime trees along the avenue that leads up to the museum.",
        "Container ships waited nine days outside the harbour in May, and the captains went to Tarn.",
        "Container ships pay the harbour by the day, and captains complain when the days are lost.",
    )
    points = summarise(make_article([("paragraph", line) for line in lines], "Container ships leave the harbour"))
    assert [point.text.split()[0] for point in points][:2] == ["Oster", "Container"]


def test_a_long_list_is_shown_by_the_openings_of_its_items(parse_article: Callable[[str], Article]) -> None:
    why = "The survey of the ministry found so in each of the nine districts that it visited between May and August."
    items = "\n\n".join(f"- {what} {why}" for what in ("Dig fewer wells.", "Mend the pipes.", "Meter every farm."))
    article = parse_article(
        f"# Water in Tarn\n\nTarn cannot water its farms beyond 2030 unless the province changes its rules.\n\n"
        f"The governor of Tarn has three measures before her:\n\n{items}\n"
    )
    texts = [point.text for point in summarise(article)]
    wanted = "The governor of Tarn has three measures before her: Dig fewer wells. Mend the pipes. Meter every farm."
    assert wanted in texts


def test_a_list_under_a_heading_is_shown_by_as_much_as_has_room(make_article) -> None:
    why = "The survey of the ministry found so in each of the nine districts that it visited between May and August."
    named = ("Dig fewer wells in the hills.", "Mend the pipes of Tarn.", "Meter every farm.")
    wide = [
        f"The council of Tarn should spend {n} of its funds on dams, because without them the river floods the lower "
        "town and the wells behind the school each spring."
        for n in ("half", "most", "some", "a part", "a tenth")
    ]
    lede = ("paragraph", "Tarn cannot water its farms beyond 2030 unless the province changes its rules.")
    for items, shown in (
        (named, " ".join(named)),
        ([f"{each} {why} {why}" for each in named] + ["Lend pumps"], " ".join((*named, "Lend pumps."))),
        (wide, wide[0]),
    ):
        parts = [lede, ("heading", "Recommendations"), *(("list item", each) for each in items)]
        assert shown in [point.text for point in summarise(make_article(parts))]


@pytest.mark.parametrize(
    "advice",
    [
        "Recommendation 1: Sell small cylinders.\nRecommendation 2: Pay the families.\nRecommendation 3: Tax kilns.",
        "First, the council should sell small cylinders. Second, it should pay the families. Third, tax kilns.",
        "To the council:\n- Sell small cylinders;\n- Pay the families.\nTo the owners of kilns:\n- Do not burn gas.",
    ],
)
def test_advice_told_in_parts_is_shown_whole(parse_article: Callable[[str], Article], advice: str) -> None:
    lede = "Darva spends a fiftieth of its budget on cheap gas, and two thirds of it reach the richer half."
    article = parse_article(f"# Gas in Darva\n{lede}\n## What is needed\n{advice}\n")
    assert advice.replace("\n- ", " ").replace("\n", " ") in [point.text for point in summarise(article)]


def test_evidence_outside_the_paragraphs_costs_an_added_item_its_place(make_article) -> None:
    article = make_article([("heading", "A heading here"), ("paragraph", "One plain sentence stands here.")])
    good = Point(id="good", text="x", role="key point", evidence=(article.span(16, 20),))
    bad = [
        Point(id="none", text="without evidence", role="key point", evidence=()),
        Point(id="heading", text="from a heading", role="key point", evidence=(article.span(0, 5),)),
        Point(id="beyond", text="beyond the end", role="key point", evidence=(article.span(40, 90),)),
    ]
    findings = with_evidence(article, Findings(article=article.id, points=(good, *bad)))
    assert findings.points == (good,)
    assert [note.code for note in findings.notes] == ["annotate.no_evidence"] * 3
    assert "without evidence" in findings.notes[0].message


def test_annotators_run_in_the_order_of_the_table(make_article) -> None:
    assert list(ANNOTATORS.builtin) == ["actors", "timeline", "summary", "writer", "quotes", "figures"]
    article = make_article([("paragraph", "The council of Varna voted on 3 May 2021 to rebuild the old harbour.")])
    assert reportpipe.annotate(article).points


def test_the_real_article_is_summed_up_by_its_assessment_and_its_four_concerns(shared: Path) -> None:
    """The conclusion of the last section first; who raised the concerns and all four in one point; no biography."""
    source = next((shared / "seeds").glob("000_*.txt"))
    article = reportpipe.read(source)
    points = summarise(article)
    numbers = [[article.paragraph_number(span.start) for span in point.evidence] for point in points]
    assert numbers[0] == [11]
    assert "as long as" in points[0].text
    concerns = points[numbers.index([7, 7])].text
    assert "Kabulov" in concerns
    assert concerns.count(";") == 3
    assert not any(word in point.text for point in points for word in ("Suchkov", "donations", "Speculation", "Photo"))


def test_every_point_of_every_example_passes_the_gate(seeds: Path) -> None:
    for source in sorted(seeds.iterdir()):
        if source.suffix in {".md", ".txt", ".html"} and source.name != "README.md":
            article = reportpipe.read(source)
            points = summarise(article)
            assert len(points) >= 4, source.name
            assert [refuse_point(article, point) for point in points] == [()] * len(points)


def test_the_hash_seed_changes_nothing() -> None:
    program = """
import json
from reportpipe.annotate.summary import summarise
from reportpipe.model import Article, Block, Source
lines = [f"The {a} of Varna and the {b} of Lund agreed on {n} rules for {c}." for n, (a, b, c) in enumerate(
    zip("port mayor bank court union press guild".split(), "army fleet crown board watch clerks court".split(),
        "grain fish coal salt wool iron tar".split()), start=4)]
blocks, at = [], 0
for line in lines:
    blocks.append(Block(kind="paragraph", start=at, end=at + len(line)))
    at += len(line) + 2
article = Article(id="a", source=Source(id="0" * 64, name="a", media_type="text/plain", size=1), title="Rules of trade",
                  title_origin="stated", text="\\n\\n".join(lines), blocks=tuple(blocks))
print(json.dumps([point.model_dump() for point in summarise(article)]))
"""
    answers = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(answers) == 1
    assert len(json.loads(answers.pop())) > 3


def test_an_interview_is_not_summed_up_by_who_the_guest_is(parse_article: Callable[[str], Article]) -> None:
    text = """# Two years of water left

Amara Diallo, 51, trained as a hydrologist in Lyon and has headed the National Water Authority since 2021.

We have two years of water left in the northern aquifer if nothing changes.

The wells around Koro have fallen eleven metres since 2019, and three hundred of them are dry.

I would rather lose a vote than explain to a million people why the taps are dry.
"""
    assert "Diallo" not in summarise(parse_article(text))[0].text


@pytest.mark.parametrize(("others", "kept"), [("The pilots", False), ("You", True)])
def test_what_is_said_to_a_guest_is_no_point_beside_what_is_told(make_article, others: str, kept: bool) -> None:
    """Where the reader is spoken to throughout, it says nothing against a sentence."""
    said = "You closed the port of Varna to grain ships in March and opened it to tankers in April."
    told = [
        "The port of Varna lost nine grain ships to Constanta in a single week of March.",
        f"{others} asked the ministry of ports for two more tugs and an ice breaker.",
        f"{others} pay four crowns for each tonne of grain that leaves the port of Varna.",
    ]
    article = make_article([("paragraph", text) for text in (*told, said)], "The port of Varna")
    body = units(article)
    passages = passages_of(page_of(body, topic(article, body, frozen())))
    worth = {passage.text: passage.key_point for passage in passages}
    assert (worth[said] > -0.1) is kept


def test_a_press_release_loses_its_portrait_and_keeps_its_quotation_apart(
    parse_article: Callable[[str], Article],
) -> None:
    """`About X` is boilerplate, and the `this` of a speaker does not lean on what the writer said before."""
    text = """# Norland Rail buys battery trains

Norland Rail will buy forty battery trains from Hemmer AG for 610 million euros.

The first trains will enter service in December 2027 on the three lines that have no overhead wire.

"This is a proud day for everyone at Norland Rail," said chief executive Ingrid Moe.

About Norland Rail Norland Rail carries 60 million passengers a year and employs 4,100 people.
"""
    shown = [point.text for point in summarise(parse_article(text))]
    assert not any("proud day" in each or each.startswith("About") for each in shown)


@pytest.mark.parametrize(
    ("heading", "heard"),
    [
        ("What to do", True),
        ("What Brussels and Berlin should do", True),
        ("5. Conclusions and recommendations", True),
        ("The way forward", True),
        ("What the ministry did", False),
        ("What Berlin does", False),
    ],
)
def test_a_section_of_advice_is_heard_last_if_not_before(make_article, heading: str, heard: bool) -> None:
    news = [
        "The ministry of ports in Varna agreed with shippers in March to dredge three berths of the port before 2030.",
        "Grain worth 40 million euros waits in the silos of the port, because the channel of Varna is too shallow.",
        "The shippers of the port will pay half of the dredging, and the ministry the rest, in six yearly parts.",
        "Dutch engineers measured the channel of Varna for the ministry in May and found eleven wrecks on its floor.",
        "The port of Varna handled nine million tonnes in 2025, and shippers expect twelve with the berths.",
        "The channel and berths of the port were praised by the ministry and the shippers at a conference in Varna.",
    ]
    advice = "Poets should be given bread, wine and silence every Sunday."
    parts = [("heading", "The port"), *(("paragraph", text) for text in news)]
    parts += [("heading", "In brief"), ("paragraph", news.pop()), ("heading", heading), ("paragraph", advice)]
    shown = [point.text for point in summarise(make_article(parts, "The port of Varna"), 3)]
    assert (advice in shown) is heard


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("The pilots of Varna should return to the port before the talks begin.", True),
        ("Petar Iliev said that the pilots of Varna must return to the port first.", False),
        ("The pilots of Varna returned to the port before the talks had begun.", False),
    ],
)
def test_what_somebody_else_demands_is_not_the_authors_advice(make_article, text: str, own: bool) -> None:
    article = make_article([("heading", "What now?"), ("paragraph", text)])
    body = units(article)
    (passage,) = passages_of(page_of(body, topic(article, body, frozen())))
    assert passage.advises is own
