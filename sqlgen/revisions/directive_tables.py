"""The tables that a call of a directive in a revision file is about, by the signature of the directive."""

from __future__ import annotations

import ast
import inspect
from functools import cache
from typing import NamedTuple

from sqlgen.operations import BatchOperations, Operations


def table_arguments(call: ast.Call, name: str, *, in_batch: bool = False) -> tuple[ast.expr, ...] | None:
    """The arguments of a call that name the tables which a directive may change, or refer to.

    :param name: that of the directive.
    :param in_batch: it is called on what `op.batch_alter_table` gave; the batch's own table isn't among those.
    :returns: None where the call doesn't tell, or for a directive that isn't sqlgen's own.
    """
    parameters = _parameters(BatchOperations if in_batch else Operations, name)
    if parameters is None or any(isinstance(each, ast.Starred) for each in call.args):
        return None
    given = dict(zip(parameters.positional, call.args, strict=False))
    for keyword in call.keywords:
        if keyword.arg is None:
            return None
        given[keyword.arg] = keyword.value
    if not parameters.of_tables:
        return () if in_batch else None
    return None if parameters.of_tables - given.keys() else tuple(given[each] for each in sorted(parameters.of_tables))


def is_ours(name: str) -> bool:
    """Whether sqlgen itself has a directive of that name, in or outside of batches."""
    return any(_parameters(facade, name) is not None for facade in (Operations, BatchOperations))


class _Parameters(NamedTuple):
    positional: tuple[str, ...]
    of_tables: frozenset[str]


@cache
def _parameters(facade: type, name: str) -> _Parameters | None:
    """Those of a directive that can be given by place, and those that take the name of a table."""
    member = getattr(facade, name, None)
    if member is None or not getattr(member, "__module__", "").startswith("sqlgen."):
        return None
    parameters = list(inspect.signature(member).parameters.values())[1:]
    return _Parameters(
        tuple(each.name for each in parameters if each.kind in (each.POSITIONAL_ONLY, each.POSITIONAL_OR_KEYWORD)),
        frozenset(
            each.name for each in parameters if "table" in each.name and each.annotation in ("str", "str | None")
        ),
    )
