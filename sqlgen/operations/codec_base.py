"""What a codec is: a pair of functions and the JSON Schema of what they write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.sql.elements import ClauseElement

from sqlgen.catalog.sql_text import sql_text
from sqlgen.operations.errors import OperationUnreadable, OperationUnwritable
from sqlgen.profile.model import Profile

Data: TypeAlias = Any
"""What JSON can say."""

Schema: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Writer:
    """For whom is written: with a profile, expressions are in the words of its database."""

    profile: Profile | None = None

    def sql(self, expression: ClauseElement) -> str:
        """An expression as text, its parameters as literals. Raises OperationUnwritable."""
        if self.profile is not None:
            return sql_text(expression, self.profile)
        try:
            return str(expression.compile(compile_kwargs={"literal_binds": True, "include_table": False}))
        except (SQLAlchemyError, NotImplementedError) as error:
            raise OperationUnwritable(
                f"an expression has no form as SQL text that all databases share: {expression!r}",
                why=str(error).partition("\n")[0],
                fix="write it for one database, or use text()",
            ) from error


@dataclass(frozen=True)
class Codec:
    """How one kind of argument is written and read; ``schema`` says what is written."""

    write: Callable[[Any, Writer], Data]
    read: Callable[[Any], Any]
    schema: Schema


def expect(data: Data, kind: type | tuple[type, ...], what: str) -> Any:
    """The data, if it is of that kind. Raises OperationUnreadable."""
    if not isinstance(data, kind):
        raise OperationUnreadable(f"expected {what}, found {data!r}")
    return data


def expect_keys(data: Data, allowed: Sequence[str], what: str) -> dict[str, Any]:
    """The object, if it has no other keys. Raises OperationUnreadable."""
    fields: dict[str, Any] = expect(data, dict, what)
    unknown = sorted(set(fields) - set(allowed))
    if unknown:
        raise OperationUnreadable(f"{what} has no {', '.join(map(repr, unknown))}", fix=f"it has {', '.join(allowed)}")
    return fields


def array(codec: Codec) -> Codec:
    """A list of what another codec writes."""
    return Codec(
        lambda values, writer: [codec.write(value, writer) for value in values],
        lambda data: [codec.read(item) for item in expect(data, list, "a list")],
        {"type": "array", "items": codec.schema},
    )


def optional(codec: Codec) -> Codec:
    """null for None."""
    return Codec(
        lambda value, writer: None if value is None else codec.write(value, writer),
        lambda data: None if data is None else codec.read(data),
        {"anyOf": [codec.schema, {"type": "null"}]},
    )
