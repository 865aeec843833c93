"""The gold of the seeds: what a careful reader finds in each of them, one file in gold/ for each article.

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
Gold = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A seed as read and annotated, beside its gold; an article or findings of None: it failed."""

    gold: Gold
    article: Article | None
    findings: Findings | None


def load_gold() -> list[Gold]:
    return [json.loads(path.read_text(encoding="utf8")) for path in sorted((HERE / "gold").glob("*.json"))]


def load_case(gold: Gold) -> Case:
    """A seed that cannot be read scores nothing, and the run goes on."""
    path = SEEDS / gold["seed"]
    try:
        article = read(path.read_bytes(), path.name)
    except ReportpipeError as error:
        print(f"{path.name}: {error}")
        return Case(gold, None, None)
    return Case(gold, article, annotate(article))


def key(words: str) -> str:
    """What must agree when two texts are compared: letters and digits, without case."""
    return re.sub(r"\W", "", words).casefold()


def begins(words: str, starts: list[str]) -> bool:
    """Whether some words begin with one of these."""
    text = key(words)
    return any(text.startswith(key(start)) for start in starts)
