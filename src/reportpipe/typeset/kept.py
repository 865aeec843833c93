"""What was made last, for when the same is asked for again."""

from collections.abc import Callable
from typing import Generic, TypeVar

_Made = TypeVar("_Made")


class Kept(Generic[_Made]):
    """The last `most` things by what they were made from: for what an `lru_cache` cannot take as its arguments."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: dict[object, _Made] = {}

    def get(self, key: object, make: Callable[[], _Made]) -> _Made:
        """The thing of this key, made when it is not kept. Two threads may make the same twice."""
        try:
            made = self._made.pop(key)
        except KeyError:
            made = make()
        self._made[key] = made
        if len(self._made) > self._most:
            self._made.pop(next(iter(self._made)), None)
        return made

    def __len__(self) -> int:
        return len(self._made)

    def clear(self) -> None:
        self._made.clear()
