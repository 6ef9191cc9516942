"""What can go wrong between an operation and the catalog, each with the names it is about.

SG200 to SG229 belong to the catalog's own rules; SG230 on to conversions (SQLAlchemy, DDL text, JSON).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from sqlgen.errors import CannotGenerate


def _shown(name: str, schema: str | None = None) -> str:
    return f'"{schema}.{name}"' if schema else f'"{name}"'


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aei" else f"a {noun}"


def _did_you_mean(suggestion: str | None) -> tuple[str, ...]:
    return (f'did you mean "{suggestion}"?',) if suggestion else ()


class CatalogError(CannotGenerate):
    """An operation doesn't fit the schema that it meets."""

    code = "SG200"


class TableUnknown(CatalogError):
    """No table of that name, and it may not be assumed."""

    code = "SG201"

    def __init__(self, name: str, schema: str | None = None, *, suggestion: str | None = None) -> None:
        super().__init__(
            f"there is no table {_shown(name, schema)}",
            why="no revision, baseline or statement before this one created it",
            fix=(
                *_did_you_mean(suggestion),
                f"if the table exists in the database: --assume-tables {name}, or a baseline that holds it",
            ),
        )
        self.name = name
        self.schema = schema
        self.suggestion = suggestion


class NameTaken(CatalogError):
    """The database would refuse a second object of that name.

    ``kind`` is what should get the name, ``held_by`` what has it ("table", "index", "foreign_key", ...); ``table``
    is the table whose namespace it is, None for a name that must be unique in the schema.
    """

    code = "SG202"

    def __init__(
        self, kind: str, name: str, *, held_by: str, table: str | None = None, schema: str | None = None
    ) -> None:
        wanted, holder = kind.replace("_", " "), held_by.replace("_", " ")
        place = f" of table {_shown(table, schema)}" if table else f" in schema {_shown(schema)}" if schema else ""
        super().__init__(
            f'the name "{name}" for a new {wanted} is taken by {_a(holder)}{place}',
            fix=(f"choose another name, or drop or rename that {holder} first",),
        )
        self.kind = kind
        self.name = name
        self.held_by = held_by
        self.table = table
        self.schema = schema


class ColumnUnknown(CatalogError):
    """A fully known table has no such column."""

    code = "SG203"

    def __init__(
        self,
        name: str,
        table: str,
        schema: str | None = None,
        *,
        suggestion: str | None = None,
        columns: Iterable[str] = (),
    ) -> None:
        self.columns = tuple(columns)
        super().__init__(
            f'table {_shown(table, schema)} has no column "{name}"',
            why=f"its columns at this point are: {', '.join(self.columns)}" if self.columns else "it has no columns",
            fix=_did_you_mean(suggestion),
        )
        self.name = name
        self.table = table
        self.schema = schema
        self.suggestion = suggestion


class _MemberUnknown(CatalogError):
    """A fully known table has no such constraint, index or trigger."""

    member: ClassVar[str]
    members: ClassVar[str]

    def __init__(
        self,
        name: str | None,
        table: str | None,
        schema: str | None = None,
        *,
        suggestion: str | None = None,
        known: Iterable[str] = (),
        kind: str | None = None,
    ) -> None:
        self.known = tuple(known)
        wanted = (
            f'{self.member} "{name}"' if name is not None else f"such {kind or ''} {self.member}".replace("  ", " ")
        )
        what = f"table {_shown(table, schema)} has no {wanted}" if table else f"there is no {wanted}"
        super().__init__(
            what,
            why=f"its {self.members} at this point are: {', '.join(self.known)}" if self.known else None,
            fix=_did_you_mean(suggestion),
        )
        self.name = name
        self.table = table
        self.schema = schema
        self.suggestion = suggestion
        self.kind = kind


class ConstraintUnknown(_MemberUnknown):
    """A fully known table has no such constraint."""

    code = "SG204"
    member = "constraint"
    members = "constraints"


class ConstraintAmbiguous(CatalogError):
    """A constraint is told by what it is, and a table has several that are so."""

    code = "SG214"

    def __init__(self, table: str, schema: str | None, *, found: Iterable[str]) -> None:
        self.found = tuple(found)
        super().__init__(
            f"table {_shown(table, schema)} has {len(self.found)} such constraints",
            why=f"they are: {'; '.join(self.found)}",
            fix="say which one: by its name, or by its columns=[...]",
        )


class IndexUnknown(_MemberUnknown):
    """No such index, where all indexes are known."""

    code = "SG205"
    member = "index"
    members = "indexes"


class TriggerUnknown(_MemberUnknown):
    """A fully known table has no such trigger."""

    code = "SG206"
    member = "trigger"
    members = "triggers"


class ObjectUnknown(CatalogError):
    """No enum type, view or sequence of that name (``kind`` says which)."""

    code = "SG207"

    def __init__(self, kind: str, name: str, schema: str | None = None, *, suggestion: str | None = None) -> None:
        super().__init__(f"there is no {kind} {_shown(name, schema)}", fix=_did_you_mean(suggestion))
        self.kind = kind
        self.name = name
        self.schema = schema
        self.suggestion = suggestion


class ColumnInTheWay(CatalogError):
    """The database would refuse to drop the column; ``dependents`` describe what hangs on it."""

    code = "SG208"

    def __init__(self, column: str, table: str, schema: str | None = None, *, dependents: Iterable[str]) -> None:
        self.dependents = tuple(dependents)
        super().__init__(
            f'column "{column}" of table {_shown(table, schema)} can\'t be dropped',
            why=f"the database refuses while these depend on it: {'; '.join(self.dependents)}",
            fix=("drop them first, in the same revision",),
        )
        self.column = column
        self.table = table
        self.schema = schema


class TableInTheWay(CatalogError):
    """The database would refuse to drop the table.

    ``keys`` are foreign keys to it: name, table and schema of each; ``views`` read it: kind, name and schema of each.
    """

    code = "SG215"

    def __init__(
        self,
        table: str,
        schema: str | None = None,
        *,
        keys: Iterable[tuple[str | None, str, str | None]] = (),
        views: Iterable[tuple[str, str, str | None]] = (),
        title: str,
        error: str,
    ) -> None:
        self.keys = tuple(keys)
        self.views = tuple(views)
        super().__init__(
            f"table {_shown(table, schema)} can't be dropped",
            why=f"{title} refuses ({error}) while {self._reason()}",
            fix=(*self._ways_with_keys(), *(f"drop the view first: {_drop_of_view(*each)}" for each in self.views)),
        )
        self.table = table
        self.schema = schema

    def _reason(self) -> str:
        keys = [f"{_foreign_key(name)} of table {_shown(owner, its_schema)}" for name, owner, its_schema in self.keys]
        views = [f"{kind} {_shown(name, its_schema)}" for kind, name, its_schema in self.views]
        referring = f"other tables refer to it: {'; '.join(keys)}"
        reading = f"views read it: {'; '.join(views)}"
        return " and ".join([*([referring] if keys else []), *([reading] if views else [])])

    def _ways_with_keys(self) -> tuple[str, ...]:
        named = (
            f"drop the foreign key first: {_drop_of_key(name, owner, its_schema)}"
            for name, owner, its_schema in self.keys
            if name is not None
        )
        owners = dict.fromkeys(_shown(owner, its_schema) for _, owner, its_schema in self.keys)
        return (*named, *((f"or drop {', '.join(owners)} first, in the same revision",) if owners else ()))


def _drop_of_view(kind: str, name: str, schema: str | None) -> str:
    return f'op.execute("DROP {kind.upper()} {f"{schema}." if schema else ""}{name}")'


def _drop_of_key(name: str, table: str, schema: str | None) -> str:
    of_schema = f', schema="{schema}"' if schema else ""
    return f'op.drop_constraint("{name}", "{table}", type_="foreignkey"{of_schema})'


def _foreign_key(name: str | None) -> str:
    return f'foreign key "{name}"' if name is not None else "a foreign key without a name"


class RenameInTheWay(CatalogError):
    """The database would refuse to rename the column: ``view`` (or a trigger) reads it by way of another view."""

    code = "SG216"

    def __init__(
        self, column: str, new: str, table: str, schema: str | None = None, *, reader: str, through: str, title: str
    ) -> None:
        super().__init__(
            f'column "{column}" of table {_shown(table, schema)} can\'t be renamed',
            why=(
                f'{title} calls the column of {through} after it, so that becomes "{new}", '
                f'and then {reader} has no column "{column}" to read'
            ),
            fix=(
                f"drop {reader} first, and create it again afterwards",
                f'or let {through} keep the name: SELECT {column} AS "{column}" ...',
            ),
        )
        self.column = column
        self.table = table
        self.schema = schema
        self.reader = reader


class SecondPrimaryKey(CatalogError):
    """A table has one primary key."""

    code = "SG209"

    def __init__(self, table: str, schema: str | None = None, *, columns: Iterable[str] = ()) -> None:
        self.columns = tuple(columns)
        super().__init__(
            f"table {_shown(table, schema)} already has a primary key ({', '.join(self.columns)})",
            fix=("drop it first",),
        )
        self.table = table
        self.schema = schema


class StandsForAnother(CatalogError):
    """A key or index goes, on which one relies that was left out since the database takes no second."""

    code = "SG217"

    def __init__(self, going: str, relying: str, table: str, schema: str | None = None, *, title: str) -> None:
        super().__init__(
            f"{going} of table {_shown(table, schema)} stands for {relying}, too",
            why=f"{title} takes no second one over the same columns, so that one was left out",
            fix=(f"drop {relying} before, and add it again afterwards",),
        )
        self.table = table
        self.schema = schema


class SameColumns(CatalogError):
    """The database has one key, or one index, for a list of columns; ``kind`` is what should be the second."""

    code = "SG210"

    def __init__(
        self, kind: str, table: str, schema: str | None = None, *, columns: Iterable[str], held_by: str, title: str
    ) -> None:
        self.columns = tuple(columns)
        wanted, holder = kind.replace("_", " "), held_by.replace("_", " ")
        super().__init__(
            f"table {_shown(table, schema)} already has {_a(holder)} over ({', '.join(self.columns)})",
            why=f"{title} refuses {_a(wanted)} over the same columns, in the same order",
            fix=(
                f"leave the {wanted} out for this database: if op.get_context().dialect.name != ...",
                f"drop the {holder} first",
            ),
        )
        self.kind = kind
        self.table = table
        self.schema = schema
