"""The words that signal what a policy reader wants: read in linear time, whatever the text."""

import pytest

from reportpipe.annotate.summary import cues
from reportpipe.annotate.summary.commentary import is_verdict

MANY = 50_000
PATTERNS = {cue.name: cue.found for cue in cues.CUES} | {
    "speaker": cues.SPEAKER,
    "not prose": cues.NOT_PROSE,
    "imperative": cues.IMPERATIVE,
    "verdict": is_verdict,
    "saying": cues.SAYING,
}


@pytest.mark.parametrize("name", sorted(PATTERNS))
@pytest.mark.parametrize("mark", ["“word ", "(", "« ", "two ", "—", "a"])
def test_thousands_of_marks_are_read_once(name: str, mark: str) -> None:
    """A pattern that begins again at each mark and reads to the end would not come back for hours."""
    PATTERNS[name](mark * MANY)
