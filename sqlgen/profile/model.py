"""The typed form of a dialect's fact sheet: what `dialects/*.toml` may say, and nothing else.

A value that differs between server versions is written `{ since = "8.0.13" }` (true from then on) or
`{ by_version = { "12.1" = 30, "12.2" = 128 } }` wherever a plain value may stand; loading chooses the
value for the target version, so none of that is seen here.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from sqlgen.profile.casts import Casts
from sqlgen.profile.errors import UnknownFact, did_you_mean
from sqlgen.profile.objects import ObjectRules
from sqlgen.profile.portable import Portable, TypeMap
from sqlgen.profile.reflection import Reflection
from sqlgen.profile.rows import StoredRows
from sqlgen.profile.versions import Version, Versions, VersionText

Fate = Literal["goes", "drop_first", "refuse", "shrinks"]

Setting: TypeAlias = bool | int | str | None


class DialectObject(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The SQLAlchemy dialect, and what `Dialect.initialize()` would find out on a server of this version."""

    factory: str  # "module:Class", the generic class: no driver
    arguments: dict[str, Setting] = {}
    attributes: dict[str, Setting] = {}
    newer: dict[str, dict[str, Setting]] = {}  # attributes that only a newer SQLAlchemy sets: "2.1"
    version_attributes: tuple[str, ...] = ("server_version_info",)
    reserved_words: tuple[str, ...] = ()  # those that SQLAlchemy doesn't know of


class Identifiers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rules for names. `max_length` 0 means none."""

    max_length: int
    unit: Literal["characters", "bytes"]
    too_long: str  # what the database itself does with a longer one
    unquoted: Literal["lower", "upper", "as_written"]  # what the database makes of a name without quotes
    # exact: "a" and "A" are two names; insensitive: one; ascii_insensitive: one, but not é and É;
    # upper_is_lower: ACCOUNT and account are one
    # (in the spelling of SQLAlchemy's Oracle dialect), Account is another
    compare: Literal["exact", "insensitive", "ascii_insensitive", "upper_is_lower"]
    compare_tables: Literal["exact", "insensitive", "ascii_insensitive", "upper_is_lower"]
    default_schema: str | None = None
    schema_parts: int = 1  # 2: "database.schema" is written as the schema
    forbidden: str | None = None  # a regular expression: a name in which it is found can't be
    forbidden_why: str | None = None


class ScriptFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a script is laid out for the database's own client."""

    client: str
    statement_end: str
    transactional_ddl: bool
    stops_with: str | None = None  # how the client is called to stop at an error, where what is undone hangs on it
    batch_end: str | None = None  # a line of its own: GO, /
    batch_every_statement: bool = False
    own_batch: tuple[str, ...] = ()
    comment_prefix: str = "-- "


class ImplicitNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of strategies in `catalog/naming.py`; "random": only the server knows, "none": there is no name."""

    primary_key: str
    unique: str
    foreign_key: str
    check: str
    exclude: str = "none"
    default: str = "none"
    sequence: str = "none"  # of a SERIAL or identity column


class DependsOnColumn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What happens to what hangs on a dropped column.

    goes: the database drops it along; drop_first: the database refuses, so we drop it before, in the
    same operation; refuse: the author must drop it; shrinks: the column leaves it (MySQL's indexes).
    `*_multi` is for a constraint or index over several columns.
    """

    primary_key: Fate
    primary_key_multi: Fate
    unique: Fate
    unique_multi: Fate
    foreign_key: Fate
    foreign_key_multi: Fate
    referenced: Fate  # a foreign key of another table points at the column
    check: Fate
    check_generated: Fate  # the only column that the check reads is generated
    check_multi: Fate
    index: Fate
    index_multi: Fate
    index_predicate: Fate  # the column stands only in the index's WHERE, its INCLUDE or an expression
    exclude: Fate
    default: Fate
    generated: Fate  # a generated column that reads it


class DependsOnTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What happens to what hangs on a dropped table."""

    referenced: Literal["refuse", "stays"]  # a foreign key of another table points at it, and goes on doing so
    error: str = ""  # what the server calls the refusal
    switch: str | None = None  # the variable that a session sets to 0 to have it otherwise


ChangeUnderView: TypeAlias = Literal["drop_table", "drop_column", "column_type"]


class ViewsInTheWay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the server refuses to do to a table or a column that a view reads; else the view is broken then."""

    stop: tuple[ChangeUnderView, ...] = ()
    if_bound: bool = False  # only views WITH SCHEMABINDING do
    error: str = ""  # what the server calls the refusal


class Types(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the database makes of a column that says little."""

    autoincrement: Literal["serial", "auto_increment", "identity", "rowid", "none"]
    computed: Literal["stored", "virtual"]  # a generated column that doesn't say which
    enum: Literal["type", "column", "check"]  # a type of its own, of the column, or a CHECK beside a VARCHAR
    string_needs_length: bool
    drop_default: str  # what stands for "no default" where a column is restated: "" or DEFAULT NULL
    free: bool = False  # any words make a type, and a column may have none
    quotable: bool = False  # the name of a type of its own may stand in quotes
    keeps_collation: bool = False  # a column given another type keeps its collation, unless the type names one
    default_null: bool = True  # DEFAULT NULL is something that a column may have; else it says that there is none
    json_check: str = ""  # where JSON is text with a check: the check, {} for the column's name
    unknown: tuple[str, ...] = ()  # names that SQLAlchemy spells and the server has no type for
    not_in_keys: tuple[str, ...] = ()  # in upper case: what no key and no index can be over
    is_number: bool = True  # `x IS 1` is a condition, as SQLAlchemy spells is_(True) without a native boolean
    # which defaults stand in parentheses: as the author wrote them; all but literals; literals of TEXT, too
    default_parentheses: Literal["author", "expressions", "expressions_and_large"] = "author"
    # expressions of an index: as the author wrote them; in parentheses, and name(10) is a prefix
    index_expressions: Literal["author", "parentheses"] = "author"


class ForeignKeyActions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands for an action that the database has no word for: another one; "": it does so without a word."""

    ondelete: dict[str, str] = {}
    onupdate: dict[str, str] = {}


class Ability(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one kind of change is made: `native` from that version on ("0": always), `never` with the reason.

    Neither: it takes a rebuild of the table. `unless` names conditions under which the native form doesn't work.
    """

    native: VersionText | None = None
    never: str | None = None
    unless: tuple[str, ...] = ()


class Clauses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether the changes of a batch share one ALTER TABLE, clause by clause.

    ``instant``: which kinds of change leave all rows as they are, by themselves; in one statement with a change that
    doesn't they wouldn't any more. ``alone``: conditions under which a change is better made by itself.
    """

    shared: bool = False
    alone: tuple[str, ...] = ()
    instant: dict[str, Ability] = {}


class RebuildFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the rows of a table get into the one that takes its place.

    ``renames_first``: columns are renamed in the old table, so that what names them elsewhere follows; else all that
    names them elsewhere is dropped and made again, or refused. ``conversion``: by SQLite's affinities, or as an
    assignment does it, with the casts of ``[casts]`` where it doesn't. ``enforced``: a query that says whether foreign
    keys are enforced, which a rebuild must not meet (`script/before_rebuilds` switches it off).
    """

    renames_first: bool = False
    conversion: Literal["affinity", "assignment"] = "assignment"
    enforced: str | None = None


class Literals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For each family of values the name of a strategy in `compiler/literals.py`."""

    string: str
    string_nonascii: str
    bytes: str
    date: str
    time: str
    datetime: str
    datetime_tz: str
    interval: str
    decimal: str
    float: str
    boolean: str
    json: str
    uuid: str
    enum: str
    array: str
    null: str


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much fits into one statement; 0 means that there is no limit."""

    insert_rows: int  # rows in one INSERT
    statement_bytes: int  # a longer INSERT is cut into several; a soft limit, far below the server's
    literal_bytes: int = 0  # one string literal
    line_bytes: int = 0  # one line of the client's input
    columns: int = 0  # of one table


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Dialect keywords without their prefix; `*` stands for any. What isn't here nothing consumes."""

    prefixes: tuple[str, ...]  # whose keywords are honoured, most specific first: ("mariadb", "mysql")
    table: tuple[str, ...] = ()
    table_prefixes: tuple[str, ...] = ()  # what may stand between CREATE and TABLE: "TEMPORARY"
    column: tuple[str, ...] = ()
    index: tuple[str, ...] = ()
    primary_key: tuple[str, ...] = ()
    unique: tuple[str, ...] = ()
    foreign_key: tuple[str, ...] = ()
    check: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    operation: dict[str, tuple[str, ...]] = {}  # keywords of a directive beyond those of its object, by directive


class Driver(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the database's usual Python driver raises: class names of PEP 249."""

    missing: str = "ProgrammingError"  # there is no such table, column, index or constraint
    taken: str = "ProgrammingError"  # the name is taken
    refused: str = "DatabaseError"  # something hangs on it


class Lock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one kind of statement takes and costs while it runs."""

    level: str  # in the database's own words
    blocks: Literal["nothing", "schema changes", "writes", "reads and writes"]
    cost: Literal["metadata", "scan", "index build", "rewrite"]
    unless: str | None = None  # when it is otherwise
    in_transaction: bool = True  # where the database has transactional DDL at all
    form: str | None = None  # the clause by which the server refuses instead of doing it a dearer way


class Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A whole fact sheet, merged along its `extends` chain, for one version."""

    name: str
    title: str
    sqlalchemy: str  # SQLAlchemy's name of the dialect
    sqlglot: str
    versions: Versions
    dialect: DialectObject
    identifiers: Identifiers
    script: ScriptFacts
    implicit_names: ImplicitNames
    depends_on_column: DependsOnColumn
    depends_on_table: DependsOnTable
    types: Types
    alter: dict[str, Ability]
    features: dict[str, Ability]
    literals: Literals
    limits: Limits
    options: Options
    locks: dict[str, Lock]
    extends: str | None = None
    casts: Casts = Casts()
    clauses: Clauses = Clauses()
    rebuild: RebuildFacts = RebuildFacts()
    foreign_key_actions: ForeignKeyActions = ForeignKeyActions()
    views_in_the_way: ViewsInTheWay = ViewsInTheWay()
    objects: ObjectRules = ObjectRules()
    driver: Driver = Driver()
    reflection: Reflection = Reflection()
    rows: StoredRows = StoredRows()
    portable: Portable = Portable()


class Profile(Facts, frozen=True, eq=False, kw_only=True):
    """The facts for one target version. There is one object per spec and process; it compares by identity."""

    version: Version  # the target, all that is known of it: (8, 0, 44)
    version_text: str  # as it was asked for: "8.0"
    chain: tuple[str, ...]  # ("mariadb", "mysql", "_ansi"): where templates are looked up
    sheets: tuple[Path, ...]  # the files that said it, most specific first
    template_folders: tuple[Path, ...] = ()  # of profiles that came from elsewhere, most specific first
    type_map: TypeMap | None = None  # what the project wants other types for

    @property
    def label(self) -> str:
        """ "PostgreSQL 15": for headers and messages."""
        return f"{self.title} {self.version_text}"

    @property
    def spec(self) -> str:
        """What `load_profile` makes the same profile of: "postgresql:15"."""
        return f"{self.name}:{self.version_text}"

    def mapping(self, types: TypeMap) -> Profile:
        """The same facts for a project that wants other types."""
        if not (types.given or types.portable):
            return self
        return msgspec.structs.replace(self, type_map=types)

    @property
    def is_portable(self) -> bool:
        """Whether the project wants what other databases have and this one hasn't written otherwise."""
        return self.type_map is not None and self.type_map.portable

    def at_least(self, version: str) -> bool:
        """Whether the target server is of this version or newer."""
        return self.versions.at_least(self.version, version)

    def can(self, change: str) -> bool:
        """Whether ALTER makes this kind of change (a word of `vocabulary.CHANGES`) on the target server."""
        return self._is_native(self.ability(change))

    def ability(self, change: str) -> Ability:
        """How this kind of change is made. Raises UnknownFact for a word that no fact sheet has."""
        return _ask(self.alter, change, "alter", self.name)

    def reason_never(self, change: str) -> str | None:
        """Why no version of the database can do this, not even by a rebuild; None if it can."""
        return self.ability(change).never

    @property
    def rebuilds(self) -> bool:
        """Whether there are changes for which this database's tables must be made anew."""
        return _rebuilds(self)

    def is_instant(self, change: str) -> bool:
        """Whether this kind of change leaves the rows as they are, conditions aside."""
        return change in self.clauses.instant and self._is_native(self.clauses.instant[change])

    def has(self, feature: str) -> bool:
        """Whether the target server has this feature (a word of `vocabulary.FEATURES`)."""
        return self._is_native(_ask(self.features, feature, "features", self.name))

    def lacks(self, feature: str) -> str:
        """Why the target server lacks a feature, for a message: "it needs MySQL 8.0.13"."""
        gate = _ask(self.features, feature, "features", self.name)
        if gate.native not in (None, "0"):
            return f"it needs {self.title} {gate.native}, the script is for {self.version_text}"
        return gate.never or f"{self.title} doesn't have it"

    def _is_native(self, gate: Ability) -> bool:
        return gate.native is not None and (gate.native == "0" or self.at_least(gate.native))


@cache  # asked for every operation
def _rebuilds(profile: Profile) -> bool:
    return any(ability.native is None and ability.never is None for ability in profile.alter.values())


def _ask(gates: dict[str, Ability], word: str, table: str, name: str) -> Ability:
    try:
        return gates[word]
    except KeyError:
        raise UnknownFact(
            f"no fact {word!r} in [{table}] of the profile {name!r}",
            fix=[way for way in (did_you_mean(word, sorted(gates)),) if way],
        ) from None
