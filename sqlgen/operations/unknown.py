"""A directive that nobody has registered: who may know where it comes from is asked, before it is an error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeAlias

from sqlgen.catalog.slips import closest
from sqlgen.operations.errors import DirectiveUnknown

Search: TypeAlias = Callable[[str], tuple[str, ...]]
"""Takes the name of a directive, imports what may register it, and gives further ways out in case that nothing did."""

_searches: ContextVar[tuple[Search, ...]] = ContextVar("sqlgen_searches_for_directives", default=())


@contextmanager
def searching(search: Search) -> Iterator[None]:
    """While the block runs, ask this where a directive comes from that nobody has registered."""
    token = _searches.set((*_searches.get(), search))
    try:
        yield
    finally:
        _searches.reset(token)


def found_late(facade: type, spelled: str, name: str, take: Callable[[str], Any]) -> Any:
    """A directive that was asked for and isn't there, once it could be found.

    :param facade: the class whose directives they are.
    :param spelled: what authors call the facade: `op`, `batch_op`.
    :param take: gives the directive when it is there.
    :raises DirectiveUnknown: (an AttributeError) nobody registers it.
    """
    if name.startswith("_"):
        raise AttributeError(f"{spelled} has no attribute {name}")
    ways_out: list[str] = []
    for search in reversed(_searches.get()):
        ways_out += search(name)
        if hasattr(facade, name):
            return take(name)
    meant = closest(name, (each for each in dir(facade) if not each.startswith("_")))
    if meant is not None:
        ways_out.insert(0, f"did you mean {spelled}.{meant}?")
    raise DirectiveUnknown(
        f"there is no directive {spelled}.{name}",
        why="sqlgen has none of that name, and no package that was imported registers it",
        fix=ways_out or ("import what registers it in the revision file",),
    )
