"""The files of seeds/: one of each kind, small, with gold, and without a trace of the machine that made them."""

import io
import re
import zipfile
from itertools import chain

import pytest

from reportpipe.readers import read

KINDS = {".txt", ".md", ".html", ".docx", ".odt", ".rtf", ".epub", ".pdf"}
TRACES = re.compile(rb"(?<![\w<.-])/(?:home|root|work|tmp|Users)/\w|file://")


def contents(data: bytes) -> bytes:
    """The bytes, and what an archive holds unpacked."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


def articles(seeds):
    return sorted(path for path in seeds.iterdir())


def test_there_is_a_seed_of_every_kind(seeds):
    assert {path.suffix for path in articles(seeds)} == KINDS


def test_every_seed_has_gold_and_a_line_in_the_readme(seeds, corpus_gold):
    names = [path.name for path in articles(seeds)]
    assert sorted(gold["seed"] for gold in corpus_gold.load_gold()) == names
    readme = (seeds.parent / "docs" / "seeds.md").read_text(encoding="utf8")
    assert [name for name in names if f"| {name} |" not in readme] == []


def test_seeds_are_small_and_name_no_machine(seeds):
    for path in articles(seeds):
        data = path.read_bytes()
        assert len(data) < 300_000, path.name
        assert not TRACES.search(contents(data)), path.name


def test_dates_inside_archives_are_fixed(seeds):
    """A seed that is made again must have the same bytes, so no member carries the day of its making."""
    for path in articles(seeds):
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                assert len({member.date_time for member in archive.infolist()}) == 1, path.name


@pytest.mark.parametrize(("name", "encoding"), [("sahel-border.txt", "cp1252"), ("taliban-moscow.txt", "utf8")])
def test_plain_texts_have_the_encoding_that_the_readme_promises(seeds, name, encoding):
    data = (seeds / name).read_bytes()
    assert "’" in data.decode(encoding)
    if encoding != "utf8":
        with pytest.raises(UnicodeDecodeError):
            data.decode("utf8")


def test_gold_events_and_lines_are_words_of_the_article(gold, article, corpus_gold):
    """Gold that quotes what the article does not say would measure nothing; titles and captions may be dropped."""
    text = corpus_gold.key(article.text)
    quoted = [event["words"] for event in gold["events"] if not event.get("optional")] + gold["paragraphs"]
    assert [words for words in quoted if corpus_gold.key(words) not in text] == []


def test_the_gold_of_the_articles_never_mended_by_quotes_them(corpus_gold):
    golds = corpus_gold.load_fresh()
    for gold in golds:
        text = corpus_gold.key(corpus_gold.path_of(gold).read_text(encoding="utf8"))
        quoted = [event["words"] for event in gold["events"]] + gold["bottom_lines"] + gold["unacceptable"]
        quoted += [words for actor in gold["actors"] for words in (actor["name"], *actor["roles"], *actor["aliases"])]
        assert [words for words in quoted if corpus_gold.key(words) not in text] == []
    assert len(golds) + len(corpus_gold.load_gold()) >= 15


@pytest.mark.parametrize("group", ["load_blind", "load_unseen"])
def test_the_gold_of_the_articles_kept_apart_quotes_them(corpus_gold, reading, group):
    """Every kind of file; an event is known by its words, in whatever order a row has them."""
    golds = getattr(corpus_gold, group)()
    assert {corpus_gold.path_of(gold).suffix for gold in golds} == KINDS
    for gold in golds:
        path = corpus_gold.path_of(gold)
        text = read(path.read_bytes(), path.name).text
        there = set(re.findall(r"\w+", text.casefold()))
        assert [e["words"] for e in gold["events"] if not set(re.findall(r"\w+", e["words"].casefold())) <= there] == []
        quoted = [reading.LIST_MARK.sub("", start) for start in gold["paragraphs"]]
        dropped = [line["starts"] for line in gold["boilerplate"]] if gold.get("may_drop_boilerplate") else []
        quoted += gold["bottom_lines"] + [words for words in gold["unacceptable"] if words not in dropped]
        quoted += [words for actor in gold["actors"] for words in (*actor["roles"], *actor["aliases"])]
        assert [words for words in quoted if corpus_gold.key(words) not in corpus_gold.key(text)] == []


def test_a_start_that_is_empty_would_match_every_block(corpus_gold):
    groups = (corpus_gold.load_gold, corpus_gold.load_fresh, corpus_gold.load_blind, corpus_gold.load_unseen)
    for gold in chain.from_iterable(load() for load in groups):
        starts = gold["paragraphs"] + gold["optional"] + [line["starts"] for line in gold["boilerplate"]]
        assert all(corpus_gold.key(start) for start in starts), gold["seed"]
