"""Slips of the keyboard: when an unknown name is meant to be a known one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name that a person most likely meant, if one is near enough: for a hint beside an error."""
    spellings = {each.casefold(): each for each in known}
    matches = get_close_matches(name.casefold(), list(spellings), n=1, cutoff=0.75)
    return spellings[matches[0]] if matches else None


def mistyped(name: str, known: Iterable[str]) -> str | None:
    """The known name from which a name differs by a slip only, so that it can't be another table's.

    Two neighbours exchanged, one letter wrong, missing or too many, in names of eight letters two; but a
    plural, or another number, is another table.
    """
    letters = set(name)
    for other in known:
        if abs(len(name) - len(other)) <= 2 and len(letters.symmetric_difference(other)) <= 4 and _is_slip(name, other):
            return other  # two slips change four letters at most; most names are told apart by that alone
    return None


def _is_slip(name: str, other: str) -> bool:
    one, two = _differing(name, other)
    if not one and not two:
        return False
    if len(one) == 2 and one == two[::-1]:
        return len(name) >= 4
    if _without_digits(one) == _without_digits(two) or _is_plural(name, other):
        return False
    allowed = 0 if len(name) < 5 else 1 if len(name) < 8 else 2
    return _distance(one, two, allowed) <= allowed


def _differing(name: str, other: str) -> tuple[str, str]:
    """What is left of both without their common head and tail."""
    shorter = min(len(name), len(other))
    head = next((i for i in range(shorter) if name[i] != other[i]), shorter)
    tail = next((i for i in range(shorter - head) if name[-1 - i] != other[-1 - i]), shorter - head)
    return name[head : len(name) - tail], other[head : len(other) - tail]


def _without_digits(text: str) -> str:
    return "".join(letter for letter in text if not letter.isdigit())


def _is_plural(name: str, other: str) -> bool:
    shorter, longer = sorted((name, other), key=len)
    return longer in (f"{shorter}s", f"{shorter}es") or (shorter.endswith("y") and longer == f"{shorter[:-1]}ies")


def _distance(one: str, two: str, enough: int) -> int:
    """Letters to insert, remove or replace; any number beyond ``enough`` says no more than that."""
    above = list(range(len(two) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, other in enumerate(two, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (letter != other)))
        if min(row) > enough:
            return enough + 1
        above = row
    return above[-1]
