"""A table in one line of text: what a script compares with the same line made of the database's pragmas."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.types import TypeEngine

from sqlgen.catalog.tables import by_name
from sqlgen.catalog.values import Column, Table
from sqlgen.compiler.affinity import affinity
from sqlgen.profile.model import Profile

Spell = Callable[[TypeEngine[object]], str]


def columns_known(table: Table, spell: Spell, profile: Profile) -> str:
    """ "id integer not null key 1, name text": the columns in their order. Types count by their affinity only."""
    positions = {}
    for number, name in enumerate(table.primary_key.columns if table.primary_key else (), start=1):
        column = by_name(table.columns, name, profile)
        positions[id(column)] = number
    return ", ".join(_column(column, positions.get(id(column), 0), spell) for column in table.columns)


def _column(column: Column, position: int, spell: Spell) -> str:
    text = f"{column.name} {affinity(spell(column.type))}"
    if position or not column.nullable:
        text += " not null"
    if position:
        text += f" key {position}"
    return text + (" generated" if column.computed is not None else "")


def foreign_keys_known(table: Table) -> str:
    """ "owner_id to account, CASCADE, NO ACTION": each column, where it refers to, ON DELETE and ON UPDATE."""
    return ", ".join(
        sorted(
            f"{column} to {key.referred_table}, {_action(key.ondelete)}, {_action(key.onupdate)}"
            for key in table.foreign_keys
            for column in key.columns
        )
    )


def _action(action: str | None) -> str:
    return (action or "NO ACTION").upper()
