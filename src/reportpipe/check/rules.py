"""Rules: small functions, each of which looks at one thing.

The first line of a rule's docstring is what it demands, with the clause that demands it: that line is what a report
lists as covered. The rule's name is the code of its findings.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar

import pikepdf

from reportpipe.model import Level, Note

SHOWN = 8
"""Most findings of one rule: who has eight of a kind mends the cause, not the rest of the list."""
_DAMAGE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    RuntimeError,
    TypeError,
    ValueError,
    pikepdf.DataDecodingError,
    pikepdf.PdfError,
)
"""What a damaged file makes a rule stumble over: something of another kind than the standard says."""

Subject = TypeVar("Subject")


class Fault(NamedTuple):
    """What a rule found: where, for people, and what to do about it."""

    message: str
    where: str | None = None
    hint: str | None = None
    level: Level = "error"


Rule = Callable[[Subject], Iterator[Fault]]


def findings(room: str, rules: Sequence[Rule[Subject]], subject: Subject) -> tuple[Note, ...]:
    """What the rules found, in their order; `room` begins the code: `pdf.headings`."""
    notes: list[Note] = []
    for rule in rules:
        faults = rule(subject)
        code = f"{room}.{_name(rule)}"
        try:
            notes += [Note(code=code, **fault._asdict()) for fault in islice(faults, SHOWN)]
            more = sum(1 for _ in faults)
        except _DAMAGE as error:
            message = f"The file is damaged here, so this cannot be looked at: {str(error) or type(error).__name__}."
            notes.append(Note(code=code, level="error", message=message))
            continue
        if more:
            notes.append(Note(code=code, level="info", message=f"And {more} more of this kind."))
    return tuple(notes)


def demands(rules: Sequence[Callable[..., object]]) -> tuple[str, ...]:
    """What each rule demands: the first line of its docstring."""
    return tuple((rule.__doc__ or "").strip().partition("\n")[0] for rule in rules)


def _name(rule: Callable[..., object]) -> str:
    return getattr(rule, "__name__", "rule").strip("_")
