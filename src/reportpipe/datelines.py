"""Where and when a report was filed, before its first sentence: one description, for readers and annotators."""

import re

_AGENCY = r" (?:\([A-Z\d][\w /.,]{1,30}\)|/[A-Z][\w .-]{1,30}/)"
_TOWN = r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}"
_DAY = r"(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?"
_DASH = r"(?:[—–]|--?)"
DATELINE = re.compile(
    rf"(?:(?:[A-ZÀ-Þ][A-ZÀ-Þ' .-]{{2,30}}"
    rf"(?:(?:,[^—–“”\"]{{1,30}})?(?:{_AGENCY})? {_DASH}|(?:,[^—–“”\"(]{{1,30}})?{_AGENCY}:)"
    rf"|{_TOWN}(?:, {_TOWN}| \[[A-Z][\w .]{{1,20}}\])?"
    rf"(?:(?:, {_DAY})?{_AGENCY} {_DASH}|, {_DAY}(?: {_DASH}|{_AGENCY}:?|:)| --)) "
    rf"|\([A-Z]{{2,12}}\)(?: ?{_DASH} ?|: ))"
    r"(?=[A-ZÀ-Þ“\"‘])"
)
"""`NIAMEY, 12 March 2025 — `, `Kyiv (Reuters) - `, `Dray, May 3 – `, `Nairobi -- `, `ABUJA, May 3 (NAN): `,
`Dray, May 3 (AP) `, `Dray [Velmarch], May 3 (AP): `, `Dray, 3 May 2025: ` or
`(APS) –` before the first sentence.

A town and a dash alone (`Brussels — which paid for it — has`) are none: an aside begins so.
"""
