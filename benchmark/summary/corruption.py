"""What the faithfulness gate catches: `python benchmark/summary/corruption.py` prints a table.

Every point that the summary makes of the corpus is corrupted in ten ways, where it can be; the share of corrupted
points that the gate refuses is the figure. `rewritten` is the share that the checks for lines in other words, those
without word order, refuse.
"""

import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import gum_summaries as gum

from reportpipe.annotate.faithfulness import cited_sentences, refuse
from reportpipe.annotate.rewriting import REWRITTEN
from reportpipe.annotate.sentences import sentences
from reportpipe.annotate.summary import summarise

NAMES = ("Valdoria", "Brennmark", "Osterholm", "Quintara")
HEDGE = re.compile(r"\b(?:may|might|could)\b")
AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|will|would|can|could|may)\b(?! not)")
QUOTED = re.compile(r"(?<=[“\"])([^“”\"]{12,})(?=[”\"])")


def number(text: str, draw: random.Random) -> str:
    return re.sub(r"\d+", lambda match: str(int(match.group()[:9]) + draw.randint(1, 9)), text, count=1)


def name(text: str, draw: random.Random) -> str:
    return re.sub(r"(?<=[\w,] )[A-Z][a-z]{2,}", draw.choice(NAMES), text, count=1)


def negation(text: str, draw: random.Random) -> str:
    del draw
    return AUXILIARY.sub(lambda match: f"{match.group()} not", text, count=1)


def hedge(text: str, draw: random.Random) -> str:
    del draw
    return HEDGE.sub("will", text, count=1)


def quotation(text: str, draw: random.Random) -> str:
    def altered(match: re.Match[str]) -> str:
        words = match.group().split()
        words[draw.randrange(len(words))] = "indeed"
        return " ".join(words)

    return QUOTED.sub(altered, text, count=1)


def transposition(text: str, draw: random.Random) -> str:
    words = text.split()
    place = draw.randrange(max(1, len(words) - 3))
    words[place : place + 4] = words[place + 2 : place + 4] + words[place : place + 2]
    return " ".join(words)


def truncation(text: str, draw: random.Random) -> str:
    words = text.split()
    return " ".join(words[: max(1, draw.randrange(len(words) // 2, len(words)))])


def roles(text: str, draw: random.Random) -> str:
    """Two names that stand once each change places."""
    del draw
    found = re.findall(r"(?<=[\w,] )[A-Z][a-z]{2,}\b", text)
    once = [each for each in dict.fromkeys(found) if text.count(each) == 1]
    if len(once) <= 1:
        return text
    return re.sub(rf"\b(?:{once[0]}|{once[1]})\b", lambda match: once[match.group() == once[0]], text)


def condition(text: str, draw: random.Random) -> str:
    """A word that limits goes."""
    del draw
    return re.sub(r"\b(?:only|if|unless|until|at least|more than|almost|nearly)\s", "", text, count=1)


CORRUPTIONS: dict[str, Callable[[str, random.Random], str]] = {
    "number changed": number,
    "name swapped": name,
    "negation inserted": negation,
    "hedge to will": hedge,
    "quotation altered": quotation,
    "condition dropped": condition,
    "two names swapped": roles,
    "words transposed": transposition,
    "text truncated": truncation,
}


def pairs() -> Iterator[tuple[str, list[str], list[str]]]:
    """Each point: its text, the sentences that it cites, and those of another paragraph."""
    for document in gum.load():
        article = document.article
        every = sentences(article)
        for point in summarise(article):
            paragraph = article.paragraph_number(point.evidence[0].start)
            others = [article.text[s.start : s.end] for s in every if s.paragraph != paragraph]
            yield point.text, cited_sentences(article, point.evidence), others


def table() -> dict[str, tuple[int, float, float]]:
    """For each corruption: how many points it could be done to, the share refused, the share refused as rewritten."""
    draw = random.Random(5)  # noqa: S311 a fixed choice of corruptions, not secrets
    caught: dict[str, list[tuple[bool, bool]]] = {kind: [] for kind in (*CORRUPTIONS, "wrong paragraph", "untouched")}
    for text, cited, others in pairs():
        caught["untouched"].append(_refused(text, cited))
        if others:
            caught["wrong paragraph"].append(_refused(text, [draw.choice(others)]))
        for kind, corrupt in CORRUPTIONS.items():
            corrupted = corrupt(text, draw)
            if corrupted.casefold() != text.casefold():
                caught[kind].append(_refused(corrupted, cited))
    return {
        kind: (len(found), sum(a for a, _ in found) / len(found), sum(b for _, b in found) / len(found))
        for kind, found in caught.items()
        if found
    }


def _refused(text: str, cited: list[str]) -> tuple[bool, bool]:
    return bool(refuse(text, cited)), bool(refuse(text, cited, REWRITTEN))


def main() -> None:
    print(f"{'corruption':20}{'points':>8}{'refused':>10}{'rewritten':>12}")
    for kind, (count, refused, rewritten) in table().items():
        print(f"{kind:20}{count:8}{refused:10.1%}{rewritten:12.1%}")


if __name__ == "__main__":
    main()
