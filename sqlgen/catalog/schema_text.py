"""A whole schema as SQL (what `.schema`, `pg_dump -s` and their like print) read into a catalog.

Objects may come in any order: a table that refers to one further down waits for it. What can't be read for certain
makes the table that it is about uncertain, and is told; nothing is passed over in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.conversion_errors import NoSchema
from sqlgen.catalog.ddl import read_statement, speaks_of_schema, uncertain
from sqlgen.catalog.ddl_tokens import NotHeld, Unreadable, UnreadableTable, VirtualTable
from sqlgen.catalog.dumped_sequences import with_serials
from sqlgen.catalog.errors import CatalogError, SameColumns, TableUnknown
from sqlgen.catalog.schema_statements import layout_of, statements_of
from sqlgen.catalog.values import Column, ForeignKey, Knowledge, Table
from sqlgen.profile.model import Profile

_BLANK = r"(?:\s|--[^\n]*(?:\n|\Z)|/\*.*?\*/)*"
_TABLE_NAME = re.compile(
    rf"""{_BLANK}CREATE\s+(?:\w+\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?["`\[']?(?P<name>\w+)""",
    re.IGNORECASE | re.DOTALL,
)
_HIDDEN_IN_DUMP = re.compile(
    r"""\s*INSERT\s+INTO\s+sqlite_(?:schema|master)\s*\([^)]*\)\s*VALUES\s*\('table',.*,\s*'(?P<sql>CREATE(?:[^']|'')*)'\s*\)\s*""",
    re.IGNORECASE | re.DOTALL,
)
"""How `.dump` writes down a virtual table."""

_SHADOWS = re.compile(
    r"(?P<owner>.+)_(?:data|idx|content|docsize|config|segments|segdir|stat|node|parent|rowid)", re.IGNORECASE
)


class Unread(Struct, frozen=True):
    """Something in a schema that the catalog holds in part only, or not at all: what it is, and why."""

    what: str
    why: str


def read_schema_text(text: str, profile: Profile) -> tuple[Catalog, tuple[Unread, ...]]:
    """The catalog that a schema as SQL describes, and what of it couldn't be read.

    :raises NoSchema: nothing in the text creates anything.
    """
    reading = _Reading(Catalog.empty(profile, strict=True))
    reading.read(statement for statement in statements_of(text, profile) if not _is_internal(statement, profile))
    reading.finish()
    if not reading.unread and reading.catalog.registry.next_number == 0:
        raise NoSchema
    return reading.catalog, tuple(dict.fromkeys(reading.unread))


class _Reading:
    """A catalog that grows statement by statement."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.unread: list[Unread] = []
        self.virtual: set[str] = set()

    def read(self, statements: Iterable[str]) -> None:
        waiting: list[str] = []
        for statement in statements:
            hidden = _HIDDEN_IN_DUMP.fullmatch(statement)
            if hidden is not None:
                statement = hidden["sql"].replace("''", "'")
            if speaks_of_schema(statement) and not self._tried(statement) and not _is_drop(statement):
                waiting.append(statement)
        self._read_waiting(waiting)

    def _tried(self, statement: str) -> bool:
        """Read a statement; False if it doesn't fit what was read so far."""
        try:
            self.catalog = read_statement(statement, self.catalog)
        except UnreadableTable as unreadable:
            if isinstance(unreadable, VirtualTable):
                self.virtual.add(unreadable.table[0])
            self.catalog = self.catalog.mark_uncertain(*unreadable.table)
            self._tell(f"table {_shown(*unreadable.table)}", str(unreadable))
        except NotHeld as unheld:
            self._tell(_beginning(statement), str(unheld))
        except Unreadable as unreadable:
            self.catalog = uncertain(statement, self.catalog)
            self._tell(_beginning(statement), str(unreadable))
        except SameColumns as same:  # Oracle's programs write down the index behind a key, too
            return same.kind == "index"
        except CatalogError:
            return False
        return True

    def _read_waiting(self, waiting: list[str]) -> None:
        """What refers to something further down; in the end, what refers to nothing that the schema has."""
        while waiting:
            left = [statement for statement in waiting if not self._tried(statement)]
            if len(left) == len(waiting):
                break
            waiting = left
        for statement in waiting:
            try:
                self.catalog = replace(_with_strangers(statement, self.catalog), assume=frozenset())
            except (CatalogError, Unreadable) as error:
                self.catalog = uncertain(statement, self.catalog)
                self._tell(_beginning(statement), getattr(error, "what", str(error)))

    def _tell(self, what: str, why: str) -> None:
        self.unread.append(Unread(what, why))

    def finish(self) -> None:
        """What can be said when everything was read."""
        self.catalog = with_serials(self.catalog)
        self.catalog = replace(
            self.catalog, assumed=(), strict=False
        )  # what SQL refers to and the schema hasn't, isn't there
        for table in list(self.catalog.tables()):
            table = self._without_null_defaults(table)
            table = self._without_indexes_of_keys(table)
            keyed = tuple(self._with_referred_key(key) for key in table.foreign_keys)
            if any(new is not old for new, old in zip(keyed, table.foreign_keys, strict=True)):
                self.catalog = self.catalog.replace_table(replace(table, foreign_keys=keyed))
            if table.knowledge is Knowledge.PARTIAL:
                self._tell(
                    f"table {_shown(table.name, table.schema)}", "the schema speaks of it, and doesn't create it"
                )
            shadow = _SHADOWS.fullmatch(table.name)
            if shadow is not None and shadow["owner"] in self.virtual:
                self.catalog = self.catalog.mark_uncertain(table.name, table.schema)
                self._tell(f"table {table.name}", f"it holds the data of the virtual table {shadow['owner']}")

    def _without_null_defaults(self, table: Table) -> Table:
        """MySQL's programs write DEFAULT NULL beside every column that allows it."""
        if self.catalog.profile.types.default_null or not any(map(_defaults_to_null, table.columns)):
            return table
        columns = tuple(
            replace(each, server_default=None) if _defaults_to_null(each) else each for each in table.columns
        )
        table = replace(table, columns=columns)
        self.catalog = self.catalog.replace_table(table)
        return table

    def _without_indexes_of_keys(self, table: Table) -> Table:
        """Oracle's programs write down the index behind a key, too."""
        keys = {(key.name, key.columns) for key in (table.primary_key, *table.uniques) if key is not None}
        own = tuple(
            each for each in table.indexes if (each.name, tuple(part.column for part in each.parts)) not in keys
        )
        if len(own) != len(table.indexes):
            table = replace(table, indexes=own)
            self.catalog = self.catalog.replace_table(table)
        return table

    def _with_referred_key(self, key: ForeignKey) -> ForeignKey:
        """`REFERENCES t` without columns means the primary key of a table that may have come later."""
        if key.referred_columns:
            return key
        referred = self.catalog.find_table(key.referred_table, key.referred_schema)
        if referred is None or referred.primary_key is None:
            return key
        return replace(key, referred_columns=referred.primary_key.columns)


def _with_strangers(statement: str, catalog: Catalog) -> Catalog:
    """The catalog after a statement that refers to tables which the schema doesn't have, where a database allows it."""
    while True:
        try:
            return read_statement(statement, catalog)
        except TableUnknown as error:
            name = _shown(error.name, error.schema)
            if name in catalog.assume:
                raise
            catalog = replace(catalog, assume=catalog.assume | {name})


_is_drop = re.compile(rf"{_BLANK}DROP\b", re.IGNORECASE | re.DOTALL).match


def _is_internal(statement: str, profile: Profile) -> bool:
    """Whether a statement makes a table that the database keeps for itself."""
    match = _TABLE_NAME.match(statement)
    return match is not None and re.match(layout_of(profile).internal, match["name"], re.IGNORECASE) is not None


def _defaults_to_null(column: Column) -> bool:
    return column.server_default is not None and column.server_default.upper() == "NULL"


def _shown(name: str, schema: str | None) -> str:
    return f"{schema}.{name}" if schema else name


def _beginning(statement: str) -> str:
    """The first words of a statement, for a message."""
    words = re.sub(_BLANK, "", statement, count=1, flags=re.DOTALL).split()
    text = " ".join(words[:6])
    return text if len(words) <= 6 else f"{text} ..."
