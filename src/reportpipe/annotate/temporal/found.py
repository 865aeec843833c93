"""A match of a pattern, asked by the names that the pattern gives to its parts."""

import re
from collections.abc import Sequence

from reportpipe.annotate.temporal.tokens import Token


class Found:
    """A match: tokens `first` to `last`, both included."""

    def __init__(self, tokens: Sequence[Token], match: re.Match[str]) -> None:
        self._tokens = tokens
        self._match = match
        self.first = match.start()
        self.last = match.end() - 1

    @property
    def places(self) -> tuple[int, int]:
        return self.first, self.last

    def token(self, role: str) -> Token | None:
        """The first token of the part; None when the pattern has no such part or it matched nothing."""
        if role not in self._match.re.groupindex:
            return None
        start, end = self._match.span(role)
        return self._tokens[start] if 0 <= start < end else None

    def has(self, role: str) -> bool:
        return self.token(role) is not None

    def word(self, role: str) -> str:
        """The word of the part in lower case; empty when it matched nothing."""
        token = self.token(role)
        return token.word if token else ""

    def number(self, role: str) -> int | None:
        """The whole number that the part says."""
        token = self.token(role)
        return int(token.number) if token and token.number is not None else None

    def decimal(self, role: str) -> float | None:
        token = self.token(role)
        return token.number if token else None
