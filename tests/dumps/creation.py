"""A whole catalog as the statements that sqlgen would make it with, to be loaded into an empty database."""

from __future__ import annotations

from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import ForeignKey, Table
from sqlgen.compiler import compile_operation, plan
from sqlgen.operations import CreateEnumTypeOp, CreateForeignKeyOp, CreateTableOp
from sqlgen.operations.base import MigrateOperation
from sqlgen.revisions.steps import Step


def creation(catalog: Catalog) -> list[str]:
    """The SQL that makes a catalog's schema on an empty database.

    Each type, each table with its indexes. Foreign keys to tables that come later are added at the end, where the
    database can do that; where it can't, it takes them early.
    """
    made = Catalog.empty(catalog.profile)
    texts: list[str] = []

    def make(operation: MigrateOperation) -> None:
        nonlocal made
        completed = operation.complete(made)
        after = completed.evolve(made)
        for step in plan([Step(completed, made, after)], made.profile):
            compiled = compile_operation(step.operation, step.before, step.after, made.profile)
            texts.extend(each.text for each in compiled if each.text)
        made = after

    late: list[tuple[Table, ForeignKey]] = []
    for enum_type in catalog.types():
        make(CreateEnumTypeOp(enum_type.name, enum_type.values, schema=enum_type.schema))
    names: set[str] = set()
    for table in catalog.tables():
        names.add(table.name)
        if catalog.profile.can("add_foreign_key"):
            late += [(table, each) for each in table.foreign_keys if each.referred_table not in names]
            early = tuple(each for each in table.foreign_keys if each.referred_table in names)
            table = replace(table, foreign_keys=early)
        make(CreateTableOp.from_value(table, catalog))
    for table, foreign_key in late:
        make(CreateForeignKeyOp.from_value(replace(foreign_key, implicit=False), table.name, table.schema))
    return texts
