"""Operations of every class, as authors and hooks make them, drawn by hypothesis."""

from __future__ import annotations

import datetime
import decimal
from typing import Any

import sqlalchemy as sa
from hypothesis import strategies as st
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.sql.elements import conv, quoted_name

from sqlgen.errors import Location
from sqlgen.operations import (
    AddColumnOp,
    AlterColumnOp,
    BulkInsertOp,
    CreateCheckConstraintOp,
    CreateEnumTypeOp,
    CreateExcludeConstraintOp,
    CreateForeignKeyOp,
    CreateIndexOp,
    CreatePrimaryKeyOp,
    CreateTableCommentOp,
    CreateTableOp,
    CreateUniqueConstraintOp,
    DowngradeOps,
    DropColumnOp,
    DropConstraintOp,
    DropEnumTypeOp,
    DropIndexOp,
    DropTableCommentOp,
    DropTableOp,
    ExecuteSQLOp,
    MigrateOperation,
    MigrationScript,
    ModifyTableOps,
    OpContainer,
    RenameTableOp,
    UpgradeOps,
)

words = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="."), min_size=1, max_size=12)
names = st.one_of(
    words,
    words.map(conv),
    words.map(lambda name: quoted_name(name, quote=True)),
    st.sampled_from(["account", "Order", 'a"b', "x y", "select"]),
)
maybe_names = st.none() | names
schemas = st.none() | words
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
maybe_texts = st.none() | texts
flags = st.sampled_from([None, True, False])

types = st.sampled_from(
    [
        sa.Integer(),
        sa.BigInteger,
        sa.String(20),
        sa.String(5, collation="C"),
        sa.Text(),
        sa.Numeric(10, 2),
        sa.Float(53),
        sa.Boolean(create_constraint=True, name="b"),
        sa.DateTime(timezone=True),
        sa.Interval(),
        sa.LargeBinary(),
        sa.JSON(),
        sa.JSON().with_variant(postgresql.JSONB(), "postgresql"),
        sa.Uuid(),
        sa.Enum("a", "b c", "d'e", name="kind"),
        sa.Enum("a", "b", name="kind", native_enum=False, create_constraint=True),
        sa.ARRAY(sa.Integer()),
        postgresql.ARRAY(sa.String(3), dimensions=2),
        postgresql.ENUM("a", name="kind", schema="s", create_type=False),
        mysql.VARCHAR(20, charset="utf8mb4"),
        mysql.INTEGER(unsigned=True),
    ]
)

written_sql: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(["a > 1", "lower(a) <> ''", "x::int > 2", "a = '12:30'"]),
    texts.map(lambda text: sa.text(text.replace("\\", "").replace(":", ""))),
    st.sampled_from([r"a = '\:b'", "a::int", "'12:30'"]).map(sa.text),
)
expressions: st.SearchStrategy[Any] = st.one_of(
    written_sql,
    st.integers(-5, 5).map(lambda number: sa.column("a") > number),
    st.builds(lambda name: sa.func.lower(sa.column(name)) == "x", words),
    st.just(sa.and_(sa.column("a").is_(None), sa.column("b").between(1, 2))),
)
parameterised = st.builds(
    lambda number, text: sa.text("UPDATE t SET a = :a WHERE b = :b").bindparams(a=number, b=text),
    st.integers() | st.decimals(allow_nan=False, allow_infinity=False) | st.datetimes(),
    texts,
)

identities = st.builds(
    sa.Identity,
    always=st.booleans(),
    start=st.none() | st.integers(1, 9),
    increment=st.none() | st.integers(1, 9),
    cycle=st.sampled_from([None, True]),
)
defaults = st.one_of(
    st.none(),
    texts,
    expressions.filter(lambda value: not isinstance(value, str)),
    st.just(sa.FetchedValue()),
    identities,
    st.builds(lambda value, persisted: sa.Computed(value, persisted=persisted), st.just("a + 1"), flags),
)
modified_defaults = st.just(False) | defaults

values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False),
        texts,
        st.binary(max_size=9),
        st.decimals(allow_nan=False),
        st.uuids(),
        st.dates(),
        st.datetimes() | st.datetimes(timezones=st.just(datetime.UTC)),
        st.times(),
        st.timedeltas(),
        st.just(decimal.Decimal("Infinity")),
        st.just(sa.func.now()),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)

options = st.fixed_dictionaries(
    {},
    optional={
        "postgresql_using": st.just("gin"),
        "postgresql_where": expressions.filter(lambda value: not isinstance(value, str)),
        "postgresql_include": st.lists(words, min_size=1, max_size=2),
        "mysql_length": st.dictionaries(words, st.integers(1, 9), min_size=1, max_size=2),
        "postgresql_concurrently": st.booleans(),
    },
)
constraint_options = st.fixed_dictionaries(
    {}, optional={"deferrable": st.booleans(), "initially": st.sampled_from(["DEFERRED", "IMMEDIATE"])}
)
actions = st.fixed_dictionaries(
    {}, optional={"ondelete": st.sampled_from(["CASCADE", "SET NULL"]), "onupdate": st.just("CASCADE")}
)


@st.composite
def foreign_keys(draw: st.DrawFn) -> sa.ForeignKey:
    target = f"{draw(words)}.{draw(words)}"
    return sa.ForeignKey(target, name=draw(maybe_names), **draw(actions), **draw(constraint_options))


@st.composite
def columns(draw: st.DrawFn, name: str | None = None) -> sa.Column[Any]:
    default = draw(defaults)
    parts: list[Any] = [draw(types)]
    if draw(st.booleans()):
        parts.append(draw(foreign_keys()))
    if draw(st.booleans()):
        parts.append(sa.CheckConstraint(draw(written_sql), name=draw(maybe_names)))
    counting = ["auto", False, "ignore_fk"]
    if isinstance(default, (sa.Identity, sa.Computed)):
        parts.append(default._copy())
        default, counting = None, ["auto"]
    primary_key = draw(st.booleans())
    return sa.Column(
        draw(names) if name is None else name,
        *parts,
        server_default=default,
        primary_key=primary_key,
        nullable=draw(st.booleans()),
        unique=draw(flags),
        index=draw(flags),
        comment=draw(maybe_texts),
        autoincrement=draw(st.sampled_from(counting)),
    )


@st.composite
def items(draw: st.DrawFn) -> list[Any]:
    made: list[Any] = [draw(columns(name)) for name in draw(st.lists(words, max_size=3, unique=True))]
    present = [column.name for column in made]
    if not present:
        return made
    some = st.lists(st.sampled_from(present), min_size=1, max_size=2, unique=True)
    if draw(st.booleans()):
        made.append(sa.UniqueConstraint(*draw(some), name=draw(maybe_names), **draw(constraint_options)))
    if draw(st.booleans()):
        made.append(sa.PrimaryKeyConstraint(*draw(some), name=draw(maybe_names)))
    if draw(st.booleans()):
        chosen = draw(some)
        targets = [f"s.t.{number}" for number in range(len(chosen))]
        made.append(sa.ForeignKeyConstraint(chosen, targets, name=draw(maybe_names), **draw(actions)))
    if draw(st.booleans()):
        made.append(sa.CheckConstraint(draw(expressions), name=draw(maybe_names)))
    if draw(st.booleans()):
        made.append(sa.Index(draw(maybe_names), *draw(some), unique=draw(st.booleans()), **draw(options)))
    if draw(st.booleans()):
        made.append(ExcludeConstraint((sa.column(present[0]), "="), using="gist", name=draw(maybe_names)))
    return made


index_elements = st.lists(names | expressions.filter(lambda value: not isinstance(value, str)), min_size=1, max_size=3)
name_lists = st.lists(names, min_size=1, max_size=3)


@st.composite
def rows(draw: st.DrawFn) -> tuple[sa.TableClause, list[dict[str, Any]]]:
    present = draw(st.lists(words, min_size=1, max_size=3, unique=True))
    table = sa.table(draw(names), *(sa.column(name, draw(st.none() | types)) for name in present), schema=draw(schemas))
    return table, draw(st.lists(st.fixed_dictionaries(dict.fromkeys(present, values)), max_size=3))


constraints = st.one_of(
    st.builds(
        lambda name, table, cols, schema, kw: CreatePrimaryKeyOp(name, table, cols, schema=schema, **kw),
        *(maybe_names, names, name_lists, schemas, constraint_options),
    ),
    st.builds(
        lambda name, table, cols, schema, kw: CreateUniqueConstraintOp(name, table, cols, schema=schema, **kw),
        *(maybe_names, names, name_lists, schemas, constraint_options),
    ),
    st.builds(
        lambda name, table, other, local, remote, kw, schema: CreateForeignKeyOp(
            name, table, other, local, remote, source_schema=schema, **kw
        ),
        *(maybe_names, names, names, name_lists, name_lists, actions, schemas),
    ),
    st.builds(
        lambda name, table, condition, schema, kw: CreateCheckConstraintOp(name, table, condition, schema=schema, **kw),
        *(maybe_names, names, expressions, schemas, constraint_options),
    ),
    st.builds(
        lambda name, table, column, where: CreateExcludeConstraintOp(
            name, table, [(column, "="), (sa.text("b"), "&&")], where=where, using="gist"
        ),
        *(names, names, words, st.none() | expressions),
    ),
)

leaves: st.SearchStrategy[MigrateOperation] = st.one_of(
    st.builds(
        lambda name, parts, schema, flag, comment, prefixes: CreateTableOp(
            name, parts, schema=schema, if_not_exists=flag, comment=comment, prefixes=prefixes, mysql_engine="InnoDB"
        ),
        *(names, items(), schemas, flags, maybe_texts, st.sampled_from([None, ["TEMPORARY"]])),
    ),
    st.builds(
        lambda name, schema, flag, kw: DropTableOp(name, schema=schema, if_exists=flag, table_kw=kw),
        *(names, schemas, flags, st.sampled_from([{}, {"comment": "c", "prefixes": ["X"], "mysql_engine": "x"}])),
    ),
    st.builds(lambda old, new, schema: RenameTableOp(old, new, schema=schema), names, names, schemas),
    st.builds(
        lambda name, new, schema, old: CreateTableCommentOp(name, new, schema=schema, existing_comment=old),
        *(names, maybe_texts, schemas, maybe_texts),
    ),
    st.builds(
        lambda name, schema, old: DropTableCommentOp(name, schema=schema, existing_comment=old),
        *(names, schemas, maybe_texts),
    ),
    st.builds(
        lambda table, column, schema, flag, kw: AddColumnOp(table, column, schema=schema, if_not_exists=flag, **kw),
        *(names, columns(), schemas, flags, st.sampled_from([{}, {"insert_after": "a"}, {"inline_references": True}])),
    ),
    st.builds(
        lambda table, column, schema, flag: DropColumnOp(table, column, schema=schema, if_exists=flag, mssql_x=True),
        *(names, names, schemas, flags),
    ),
    st.builds(
        AlterColumnOp,
        names,
        names,
        schema=schemas,
        existing_type=st.none() | types,
        existing_server_default=modified_defaults,
        existing_nullable=flags,
        existing_comment=maybe_texts,
        modify_nullable=flags,
        modify_comment=st.just(False) | maybe_texts,
        modify_server_default=modified_defaults,
        modify_name=maybe_names,
        modify_type=st.none() | types,
        postgresql_using=maybe_texts,
        autoincrement=flags,
    ),
    constraints,
    st.builds(
        lambda name, table, kind, schema, flag, was: DropConstraintOp(
            name, table, kind, schema=schema, if_exists=flag, _reverse=was
        ),
        *(maybe_names, names, st.sampled_from([None, "unique", "check"]), schemas, flags, st.none() | constraints),
    ),
    st.builds(
        lambda name, table, parts, schema, unique, flag, kw: CreateIndexOp(
            name, table, parts, schema=schema, unique=unique, if_not_exists=flag, **kw
        ),
        *(maybe_names, names, index_elements, schemas, st.booleans(), flags, options),
    ),
    st.builds(
        lambda name, table, schema, flag: DropIndexOp(
            name, table, schema=schema, if_exists=flag, postgresql_concurrently=True
        ),
        *(names, maybe_names, schemas, flags),
    ),
    st.builds(lambda given, flag: BulkInsertOp(given[0], given[1], multiinsert=flag), rows(), st.booleans()),
    st.builds(
        lambda text, execution: ExecuteSQLOp(text, execution_options=execution),
        *(expressions | parameterised, st.sampled_from([None, {"isolation_level": "AUTOCOMMIT"}])),
    ),
    st.builds(
        lambda name, members, schema, flag: CreateEnumTypeOp(name, members, schema=schema, if_not_exists=flag),
        *(names, st.lists(texts, max_size=3), schemas, flags),
    ),
    st.builds(lambda name, schema, flag: DropEnumTypeOp(name, schema=schema, if_exists=flag), names, schemas, flags),
)


def _with_source(operation: MigrateOperation, source: Location | None) -> MigrateOperation:
    operation.source = source
    return operation


placed = st.builds(_with_source, leaves, st.none() | st.builds(Location, words, st.integers(0, 99)))
some_operations = st.lists(placed, max_size=2)

_operations: st.SearchStrategy[MigrateOperation] = st.one_of(
    placed,
    st.builds(lambda table, ops, schema: ModifyTableOps(table, ops, schema=schema), names, some_operations, schemas),
    st.builds(UpgradeOps, some_operations),
    st.builds(DowngradeOps, some_operations),
    st.builds(OpContainer, some_operations),
    st.builds(
        lambda rev, up, down, message, depends: MigrationScript(
            rev,
            [UpgradeOps(up), UpgradeOps(down)],
            DowngradeOps(down),
            message=message,
            imports={"import b", "import a"},
            depends_on=depends,
        ),
        *(words, some_operations, some_operations, maybe_texts, st.sampled_from([None, "a", ["a", "b"]])),
    ),
)


@st.composite
def operations(draw: st.DrawFn) -> MigrateOperation:
    """Any operation. A function of its own, since hypothesis shows how a failing strategy was made."""
    return draw(_operations)
