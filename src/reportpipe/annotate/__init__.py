"""Article in, Findings out: the annotators, in the order in which each sees the findings of those before it.

`reportpipe.annotate(article)` runs them all. What an annotator adds must point at the words that support it;
an item that does not is dropped here, whoever made it, with a Note.
"""

from collections.abc import Callable

from reportpipe.annotate.faithfulness import article_holds
from reportpipe.errors import UsageError
from reportpipe.model import Actor, Article, Findings, Item, Note, Relation
from reportpipe.registry import Table
from reportpipe.settings import Settings, chosen
from reportpipe.verb import make_callable

Annotator = Callable[[Article, Findings, Settings], Findings]

ANNOTATORS = Table(
    noun="annotator",
    group="reportpipe.annotators",
    builtin={
        "actors": "reportpipe.annotate.actors:annotate",
        "timeline": "reportpipe.annotate.timeline:annotate",
        "summary": "reportpipe.annotate.summary:annotate",
        "writer": "reportpipe.annotate.writer:annotate",
        "quotes": "reportpipe.annotate.quotes:annotate",
        "figures": "reportpipe.annotate.figures:annotate",
    },
)
"""In their order; those that other packages add follow, sorted by name."""


def annotate(article: Article, settings: Settings | None = None) -> Findings:
    """Points, actors, events, quotes and figures of an article, each with its evidence.

    Raises:
        UsageError: what is given is no article, or an added annotator cannot be loaded under its name.
    """
    if not isinstance(article, Article):
        raise UsageError(f"annotate takes an Article, not {type(article).__name__}.", hint="Read it first: read(path).")
    wanted = chosen(settings)
    findings = Findings(article=article.id)
    for name in (*ANNOTATORS.builtin, *ANNOTATORS.added()):
        annotator: Annotator = ANNOTATORS.get(name)
        findings = annotator(article, findings, wanted)
    return with_evidence(article, findings)


def with_evidence(article: Article, findings: Findings) -> Findings:
    """The findings without those items whose evidence is missing or lies outside the article's paragraphs."""
    every = ("points", "actors", "relations", "events", "quotes", "figures")
    items: tuple[Item | Relation, ...] = tuple(item for kind in every for item in getattr(findings, kind))
    unproven = [item for item in items if not _proven(article, item)]
    if not unproven:
        return findings
    dropped = {item.id for item in unproven}
    notes = tuple(
        Note(
            code="annotate.no_evidence",
            level="warning",
            message=f"{_named(item)} was left out: it does not point at words of the article's paragraphs.",
        )
        for item in unproven
    )
    kept = {kind: tuple(item for item in getattr(findings, kind) if item.id not in dropped) for kind in every}
    kept["relations"] = tuple(each for each in kept["relations"] if not dropped & {each.subject, each.object})
    return findings.model_copy(update={**kept, "notes": (*findings.notes, *notes)})


def _proven(article: Article, item: Item | Relation) -> bool:
    spans = item.support if isinstance(item, Actor) else item.evidence
    return bool(item.evidence) and all(article_holds(article, span) for span in spans)


def _named(item: Item | Relation) -> str:
    words = item.name if isinstance(item, Actor) else item.verb if isinstance(item, Relation) else item.text
    return f"{type(item).__name__} {words!r}"


make_callable(__name__)
