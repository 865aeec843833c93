"""Words for the present, the past and the future at large: no calendar date, so never a row of a timeline."""

from reportpipe.annotate.temporal.context import Context, Reading
from reportpipe.annotate.temporal.found import Found


def present(found: Found, about: Context) -> Reading | None:
    """`now`, `currently`, `at present`, `these days`."""
    if (
        about.before(found.first) in {"until", "till", "from"}
        and found.word("w") == "now"
        and about.before(found.first, 2) in {"years", "months", "days", "weeks"}
    ):
        return None
    if about.after(found.last) == "," and about.text[about.tokens[found.first].start].isupper():
        return None
    return Reading("DATE", "PRESENT_REF", anchor="published", vague=True)


def current(found: Found, about: Context) -> Reading | None:
    """`current` before a noun."""
    return Reading("DATE", "PRESENT_REF", anchor="published", vague=True) if about.after(found.last).isalpha() else None


def past(_found: Found, _about: Context) -> Reading | None:
    """`recently`, `in the past`, `recent years`."""
    return Reading("DATE", "PAST_REF", anchor="published", vague=True)


def future(found: Found, about: Context) -> Reading | None:
    """`soon`, `the future`, `the coming months`."""
    if found.word("w") == "soon" and (
        about.before(found.first) in {"as", "too", "how"}
        or about.after(found.last) == "after"
        or about.tenses.past(*found.places)
    ):
        return None
    return Reading("DATE", "FUTURE_REF", anchor="published", vague=True)


RULES = (
    ("right? <w>now", present),
    ("<w>(currently|presently|nowadays)", present),
    ("<w>current", current),
    ("at? the? (present|current) (time|moment)", present),
    ("at present", present),
    ("at (this|the) moment", present),
    ("these days", present),
    ("(more | most)? <w>(recently|lately)", past),
    ("(the)? recent (years | decades | past)", past),
    ("the (not too)? distant? past", past),
    ("(the)? SOME? recent (months|weeks|days|years) and (months|weeks|days|years)", past),
    ("<w>soon", future),
    ("as soon as possible", future),
    ("the (near | immediate | not too distant)? <w>future", future),
    ("the (near | long | short) term", future),
)
