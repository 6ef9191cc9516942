"""What can go wrong when something becomes a catalog value, or a value becomes something else (SG230 to SG249)."""

from __future__ import annotations

from sqlgen.catalog.errors import CatalogError


class ParameterWithoutValue(CatalogError):
    """``text("... :x")`` without a value: SQLAlchemy would write NULL, we refuse.

    :param parameter: the name after the colon.
    :param text: the SQL that holds it.
    """

    code = "SG230"

    def __init__(self, parameter: str, text: str) -> None:
        super().__init__(
            f'the parameter ":{parameter}" has no value in: {text}',
            why="a script holds values, not parameters",
            fix=(
                f"give it one: .bindparams({parameter}=...)",
                f"if the colon belongs to the SQL, write \\:{parameter}",
            ),
        )
        self.parameter = parameter
        self.text = text


class NotConvertible(CatalogError):
    """An object that the catalog has no value for (``kind`` says what it was wanted as)."""

    code = "SG231"

    def __init__(self, kind: str, given: object, why: str | None = None, *, fix: tuple[str, ...] = ()) -> None:
        super().__init__(f"can't read {given!r} as {kind}", why=why, fix=fix)
        self.kind = kind
        self.given = given


class UnknownType(CatalogError):
    """A type that stands in no table of ours: it can't be compared, written or read back."""

    code = "SG232"

    def __init__(self, name: str) -> None:
        super().__init__(
            f'unknown column type "{name}"',
            fix=("use a type of SQLAlchemy or of its dialects, or a subclass of TypeDecorator or UserDefinedType",),
        )
        self.name = name


class NotCompilable(CatalogError):
    """SQLAlchemy can't say this expression in the words of the dialect."""

    code = "SG233"

    def __init__(self, expression: str, dialect: str, why: str) -> None:
        super().__init__(f"{expression} can't be written as {dialect} SQL", why=why)
        self.expression = expression
        self.dialect = dialect


class SnapshotMismatch(CatalogError):
    """A snapshot that isn't one, of a format that we don't know, or of another database."""

    code = "SG234"


class NoSchema(CatalogError):
    """A text that was given as a schema creates nothing."""

    code = "SG235"

    def __init__(self) -> None:
        super().__init__(
            "there is no schema in this text",
            why="no statement in it creates anything",
            fix=("give what `.schema`, `pg_dump -s` or `mysqldump -d` print, or a snapshot (`sqlgen snapshot`)",),
        )


class DefaultElsewhere(CatalogError):
    """A default that another database knows, and this one doesn't.

    :param way: a way out that does without a change of the revision file.
    """

    code = "SG236"

    def __init__(self, text: str, column: str, table: str, title: str, way: str = "") -> None:
        owner = f" of table {table!r}" if table else ""
        super().__init__(
            f"{title} has no such default: {text} (column {column!r}{owner})",
            why="the words are another database's",
            fix=(
                *((way,) if way else ()),
                "give this database a default of its own, by the dialect's name in op.get_context()",
            ),
        )
