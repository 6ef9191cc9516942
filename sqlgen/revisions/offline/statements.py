"""What SQLAlchemy compiled, as SQL with its values in it: literals by the types of the parameters, in our forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from sqlgen.compiler.literals import literal
from sqlgen.profile.model import Profile
from sqlgen.revisions.offline.answers import Unknown

# Characters that no SQL contains: a parameter's place can't be taken for the author's text, or the reverse.
_OPEN, _CLOSE = "\x02", "\x03"
_CUT_FROM, _CUT_TO = "\x04", "\x05"
_PLACE = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_CUT = re.compile(f"\\s*{_CUT_FROM}[^{_CUT_TO}]*{_CUT_TO}")


class MarkingCompiler(SQLCompiler):
    """In front of a dialect's statement compiler: marks the places of parameters, and what nobody will fetch."""

    @property
    def _template(self) -> str:
        return f"{_OPEN}%(name)s{_CLOSE}"

    @_template.setter
    def _template(self, value: str) -> None:
        """SQLAlchemy sets what belongs to the paramstyle."""

    bindtemplate = _template
    compilation_bindtemplate = _template

    def render_literal_value(self, value: Any, type_: TypeEngine[Any]) -> str:
        return literal(value, type_, self.dialect.sqlgen_profile)  # type: ignore[attr-defined]

    def returning_clause(self, stmt: Any, returning_cols: Any, **kw: Any) -> str:
        """What the author asked for stays; what SQLAlchemy wants to know for itself isn't part of the script."""
        if stmt._returning:
            return super().returning_clause(stmt, returning_cols, **kw)
        asked = SQLCompiler.returning_clause(self, stmt, returning_cols, **kw)
        return f"{_CUT_FROM}{asked}{_CUT_TO}"


def texts_of(context: Any, profile: Profile) -> Iterator[str]:
    """The statement of an execution context once for each set of its parameters, with their values in it."""
    types = _types(context)
    raw_names = {escaped: name for name, escaped in (context.compiled.escaped_bind_names or {}).items()}
    statement = _CUT.sub("", context.statement).strip()
    for parameters in context.compiled_parameters:
        value = partial(_value, raw_names=raw_names, parameters=parameters, types=types, profile=profile)
        yield _PLACE.sub(value, statement)


def _types(context: Any) -> dict[str, TypeEngine[Any]]:
    """The types of the parameters, of those that stand for the members of a list, too."""
    binds: Mapping[str, Any] = context.compiled.binds
    types = {name: bind.type for name, bind in binds.items()}
    for name, members in getattr(context, "_expanded_parameters", {}).items():
        of_tuple = getattr(types[name], "types", None) if types[name]._is_tuple_type else None
        for place, member in enumerate(members):
            types[member] = of_tuple[place % len(of_tuple)] if of_tuple else types[name]
    return types


def _value(
    place: re.Match[str],
    raw_names: Mapping[str, str],
    parameters: Mapping[str, Any],
    types: Mapping[str, TypeEngine[Any]],
    profile: Profile,
) -> str:
    name = place[1]
    key = name if name in parameters else raw_names[name]
    value = parameters[key]
    if isinstance(value, Unknown):
        value.refuse()
    return literal(value, types[key], profile)
