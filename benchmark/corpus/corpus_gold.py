"""The gold: what a careful reader finds in each article, one file for each, in gold/ and in gold/ of the other folders.

The articles of seeds/ were used for mending. Those of articles/, blind/ and unseen/ were written, with their gold,
before anything had read them, and nothing was mended by them. The totals of articles/ were looked at often while the
program grew, those of blind/ and of unseen/ have each decided twice whether a rule stayed. What to expect of an article
that comes in by the door is what the first run gave, before that. Blind and unseen articles are of every kind of file.

A gold file says how the article is built (title, authors, publisher, published, headings, boilerplate, first words of
each body paragraph) and what an analyst would take from it (actors, events, good and bad lines for a summary).

- `optional` blocks may be read as a paragraph, a caption, boilerplate or not at all: standfirsts, labels, notes.
- `also` actors may be shown without harm; `never` names authors, photographers, publishers and things that do not act.
- An event's `match`: `both` ends of the interval (default), only its `first` or `last` day (since ..., by the end of
  ...), or `overlap` where good readers differ (seasons, "early", "mid"). `optional` events are right but not demanded.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportpipe import annotate
from reportpipe.errors import ReportpipeError
from reportpipe.model import Article, Findings
from reportpipe.readers import read

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent.parent / "seeds"
FRESH = HERE / "articles"
BLIND = HERE / "blind"
UNSEEN = HERE / "unseen"
Gold = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """An article as read and annotated, beside its gold; an article or findings of None: it failed."""

    gold: Gold
    article: Article | None
    findings: Findings | None


def load_gold() -> list[Gold]:
    """The gold of the seeds."""
    return _load(HERE / "gold")


def load_fresh() -> list[Gold]:
    """The gold of the articles that nothing was mended by."""
    return _load(FRESH / "gold")


def load_blind() -> list[Gold]:
    """The gold of the articles that nothing was mended by, but whose totals have twice chosen between rules."""
    return _load(BLIND / "gold")


def load_unseen() -> list[Gold]:
    """The gold of the articles that nothing was mended by, but whose totals have twice chosen between rules."""
    return _load(UNSEEN / "gold")


def path_of(gold: Gold) -> Path:
    """The article that a gold is of."""
    places = (folder / str(gold["seed"]) for folder in (FRESH, BLIND, UNSEEN, SEEDS))
    return next(place for place in places if place.exists())


def load_case(gold: Gold) -> Case:
    """An article that cannot be read scores nothing, and the run goes on."""
    path = path_of(gold)
    try:
        article = read(path.read_bytes(), path.name)
    except ReportpipeError as error:
        print(f"{path.name}: {error}")
        return Case(gold, None, None)
    return Case(gold, article, annotate(article))


def _load(folder: Path) -> list[Gold]:
    return [json.loads(path.read_text(encoding="utf8")) for path in sorted(folder.glob("*.json"))]


def key(words: str) -> str:
    """What must agree when two texts are compared: letters and digits, without case."""
    return re.sub(r"\W", "", words).casefold()


def begins(words: str, starts: list[str]) -> bool:
    """Whether some words begin with one of these."""
    text = key(words)
    return any(text.startswith(key(start)) for start in starts)
