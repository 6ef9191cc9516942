"""Choices, all made from what hypothesis draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")

SIZE = 64
CHUNK = st.binary(min_size=SIZE, max_size=SIZE)
SPARE = 2**32
"""What is left of a chunk must be so much larger than the number of options, or some of them were likelier."""


class NothingFits(Exception):
    """There is nothing to pick from: the operation isn't possible in this world."""


class Draw:
    """Bytes that hypothesis drew, spent choice by choice. A draw for each choice would cost more than all the rest."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self._draw = draw
        self._left, self._range = 0, 1

    def below(self, count: int) -> int:
        """A number from 0 below `count`."""
        if self._range < count * SPARE:
            self._left, self._range = int.from_bytes(self._draw(CHUNK), "big"), 1 << 8 * SIZE
        self._left, chosen = divmod(self._left, count)
        self._range //= count
        return chosen


def pick(draw: Draw, options: Sequence[T]) -> T:
    """One of the options. Raises NothingFits where there is none."""
    if not options:
        raise NothingFits
    return options[draw.below(len(options))]


def chance(draw: Draw, of: int = 2) -> bool:
    """True once in so many draws."""
    return draw.below(of) == of - 1


def some(draw: Draw, options: Sequence[T], most: int) -> list[T]:
    """Up to so many of the options; the same one may come again."""
    return [pick(draw, options) for _ in range(draw.below(most + 1))]


def shuffled(draw: Draw, options: Sequence[T]) -> list[T]:
    """All of the options, in any order."""
    left = list(options)
    return [left.pop(draw.below(len(left))) for _ in options]
