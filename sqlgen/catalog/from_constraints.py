"""SQLAlchemy's constraints and indexes taken apart into values, whether they know their table yet or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import sqlalchemy as sa
from immutables import Map
from msgspec.structs import replace
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import CollationClause, Label, TextClause, UnaryExpression

from sqlgen.catalog.conventions import final_name, plain_name
from sqlgen.catalog.custom_constraints import custom_value, is_custom
from sqlgen.catalog.index_text import index_part_of_text
from sqlgen.catalog.options import given_options, options_of, options_value
from sqlgen.catalog.sql_text import index_element_text, speaker, sql_text
from sqlgen.catalog.values import (
    Check,
    Constraint,
    Exclude,
    ExcludeElement,
    ForeignKey,
    Index,
    IndexPart,
    Options,
    PrimaryKey,
    Unique,
)
from sqlgen.profile.model import Profile

Keys: TypeAlias = Mapping[str, str]
"""Names of columns by their ``key``, where an author gave one."""

NO_KEYS: Keys = {}


def constraint_value(constraint: sa.Constraint, profile: Profile) -> Constraint:
    """A constraint, attached to a table or not; its name is final.

    :raises NotConvertible: a third party's kind of constraint that has no compilation.
    """
    value = raw_constraint(constraint, profile)
    return replace(value, name=final_name(value.name, profile, "constraint"))


def raw_constraint(constraint: sa.Constraint, profile: Profile, keys: Keys = NO_KEYS) -> Constraint:
    """The same with the name as the author gave it, for a convention to look at."""
    if is_custom(constraint):
        return custom_value(constraint, profile)
    return _CONSTRAINTS[constraint.__visit_name__](constraint, profile, keys)


def _shared(constraint: Any, profile: Profile) -> dict[str, Any]:
    return {
        "name": _given_name(constraint.name),
        "deferrable": constraint.deferrable,
        "initially": constraint.initially,
        "comment": constraint.comment,
        "options": options_of(constraint, profile),
    }


def _given_name(name: Any) -> str | None:
    """A name as the author gave it (a ``conv`` stays one); None for all of SQLAlchemy's ways to say "none"."""
    return name if isinstance(name, str) else None


def column_names(constraint: Any, keys: Keys = NO_KEYS) -> tuple[str, ...]:
    """Names of the columns of a constraint, whether it knows its table yet or not."""
    if len(constraint._columns):
        return tuple(plain_name(column.name) for column in constraint._columns)
    return tuple(_name_of(given, keys) for given in constraint._pending_colargs)


def _name_of(given: Any, keys: Keys) -> str:
    if isinstance(given, str):
        return keys.get(given, given)
    return plain_name(given.name)


def _primary_key_value(constraint: sa.PrimaryKeyConstraint, profile: Profile, keys: Keys) -> PrimaryKey:
    return PrimaryKey(column_names(constraint, keys), **_shared(constraint, profile))


def _unique_value(constraint: sa.UniqueConstraint, profile: Profile, keys: Keys) -> Unique:
    return Unique(column_names(constraint, keys), **_shared(constraint, profile))


def _foreign_key_value(constraint: sa.ForeignKeyConstraint, profile: Profile, keys: Keys) -> ForeignKey:
    return _foreign_key(column_names(constraint, keys), tuple(constraint.elements), constraint, profile)


def column_foreign_keys(column: sa.Column[Any], profile: Profile) -> tuple[ForeignKey, ...]:
    """The foreign keys that stand in the column itself."""
    own = (key for key in column.foreign_keys if key.constraint is None or len(key.constraint.elements) == 1)
    return tuple(
        _foreign_key((column.name,), (key,), key, profile)
        for key in sorted(own, key=lambda key: str(key._column_tokens))
    )


def _foreign_key(
    columns: tuple[str, ...], elements: tuple[sa.ForeignKey, ...], source: Any, profile: Profile
) -> ForeignKey:
    """``source`` is the constraint, or the column's own ``ForeignKey`` when there is none yet."""
    schema, table, _ = elements[0]._column_tokens
    if isinstance(source, sa.ForeignKey):
        given = source._unvalidated_dialect_kw
    else:
        given = given_options(source)
    return ForeignKey(
        columns=columns,
        referred_table=plain_name(table),
        referred_columns=tuple(_referred_column(key, own) for key, own in zip(elements, columns, strict=True)),
        referred_schema=plain_schema(schema, profile),
        name=_given_name(source.name),
        onupdate=source.onupdate,
        ondelete=source.ondelete,
        deferrable=source.deferrable,
        initially=source.initially,
        match=source.match,
        comment=source.comment,
        options=options_value(given, profile),
    )


def _referred_column(key: sa.ForeignKey, own_name: str) -> str:
    target = key._table_column
    if target is not None:
        return plain_name(target.name)
    return key._column_tokens[2] or own_name


def plain_schema(schema: str | None, profile: Profile) -> str | None:
    """None for the default schema: a table has one spelling."""
    return None if schema is None or schema == profile.identifiers.default_schema else plain_name(schema)


def _check_value(constraint: sa.CheckConstraint, profile: Profile, keys: Keys) -> Check:
    return Check(sql_text(constraint.sqltext, profile), **_shared(constraint, profile))


def _exclude_value(constraint: Any, profile: Profile, keys: Keys) -> Exclude:
    return Exclude(
        elements=tuple(
            _exclude_element(expression, operator, constraint.ops, profile, keys)
            for expression, _, operator in constraint._render_exprs
        ),
        using=constraint.using,
        where=None if constraint.where is None else sql_text(constraint.where, profile),
        **_shared(constraint, profile),
    )


def _exclude_element(
    expression: Any, operator: str, classes: Mapping[str, str], profile: Profile, keys: Keys
) -> ExcludeElement:
    if isinstance(expression, str):
        column: str | None = keys.get(expression, expression)
        text = expression
    else:
        column = _plain_column(expression)
        text = sql_text(expression, profile)
    key = expression if isinstance(expression, str) else getattr(expression, "key", None)
    return ExcludeElement(
        expression=speaker(profile).ddl.preparer.quote(column) if column is not None else text,
        operator=operator,
        column=column,
        opclass=classes.get(key) if key is not None else None,
    )


def _plain_column(expression: Any) -> str | None:
    """The name of the column that an expression is; ``literal_column()`` is SQL."""
    return expression.name if isinstance(expression, sa.ColumnClause) and not expression.is_literal else None


_CONSTRAINTS: dict[str, Callable[[Any, Profile, Keys], Constraint]] = {
    "primary_key_constraint": _primary_key_value,
    "unique_constraint": _unique_value,
    "foreign_key_constraint": _foreign_key_value,
    "check_constraint": _check_value,
    "table_or_column_check_constraint": _check_value,
    "column_check_constraint": _check_value,
    "exclude_constraint": _exclude_value,
}


def index_value(index: sa.Index, profile: Profile) -> Index:
    """An index, attached to a table or not; its name is final."""
    value = raw_index(index, profile)
    return replace(value, name=final_name(value.name, profile, "index") or "")


def raw_index(index: sa.Index, profile: Profile, keys: Keys = NO_KEYS) -> Index:
    """The same with the name as the author gave it: empty for none."""
    options = options_of(index, profile)
    keyed = {name: value for name, value in options.items() if isinstance(value, Map)}
    spent: set[tuple[str, str]] = set()
    parts = tuple(_index_part(expression, profile, keys, keyed, spent) for expression in index.expressions)
    for name, key in spent:
        options = options.set(name, options[name].delete(key))
    return Index(_given_name(index.name) or "", parts, unique=bool(index.unique), options=_without_empty(options))


def _without_empty(options: Options) -> Options:
    for name, value in options.items():
        if isinstance(value, Map) and not value:
            options = options.delete(name)
    return options


def _index_part(
    expression: Any,
    profile: Profile,
    keys: Keys,
    keyed: Mapping[str, Map[str, Any]],
    spent: set[tuple[str, str]],
) -> IndexPart:
    """One element of an index.

    What an option says of an expression by its label (an operator class) moves into the suffix, since the
    label isn't kept. ``spent`` takes down what was moved.
    """
    if isinstance(expression, str):
        return IndexPart(column=keys.get(expression, expression))
    order: list[str] = []
    while isinstance(expression, UnaryExpression) and expression.modifier in _ORDERS:
        order.insert(0, _ORDERS[expression.modifier])
        expression = expression.element
    label = expression.key if isinstance(expression, Label) else None
    if isinstance(expression, Label):
        expression = expression.element
    if isinstance(expression, sa.BinaryExpression) and isinstance(expression.right, CollationClause):
        order.insert(0, f"COLLATE {sql_text(expression.right, profile)}")
        expression = expression.left
    if isinstance(expression, TextClause) and not order:
        return index_part_of_text(sql_text(expression, profile), profile)
    column = expression.name if isinstance(expression, sa.ColumnClause) and not expression.is_literal else None
    owner = column if column is not None and order else label
    for name, value in keyed.items():
        if owner is not None and owner in value:
            order.insert(1 if order and order[0].startswith("COLLATE") else 0, _option_word(value[owner]))
            spent.add((name, owner))
    if column is not None:
        return IndexPart(column=column, suffix=" ".join(order))
    return IndexPart(expression=index_element_text(expression, profile), suffix=" ".join(order))


def _option_word(value: Any) -> str:
    """An operator class, or the length of a prefix."""
    return f"({value})" if isinstance(value, int) else str(value)


_ORDERS = {
    operators.desc_op: "DESC",
    operators.asc_op: "ASC",
    operators.nulls_first_op: "NULLS FIRST",
    operators.nulls_last_op: "NULLS LAST",
}
