"""What an operation on a large catalog costs, and what it costs to keep the catalog after each one.

    python -m benchmarks.catalog

10,000 tables with foreign keys, 1,000 operations, renames that foreign keys follow among them. The design
promises that the operations take under one second and that each catalog kept takes at most 20 KB. Exits
with 1 when a promise isn't kept.
"""

from __future__ import annotations

import gc
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from random import Random

from msgspec.structs import replace
from sqlalchemy import Integer, String

from sqlgen.catalog import Catalog
from sqlgen.catalog.expressions import columns_in
from sqlgen.catalog.values import Check, Column, ForeignKey, Index, IndexPart, PrimaryKey, Table, Unique
from sqlgen.profile import load_profile

TABLES = 10_000
OPERATIONS = 1_000
SECONDS = 1.0
BYTES_KEPT = 20_000

Change = Callable[[Catalog], Catalog]


def large_catalog(dialect: str) -> Catalog:
    """Tables of eight columns, each but the first with one to three foreign keys to earlier ones."""
    random = Random(7)
    catalog = Catalog.empty(load_profile(dialect))
    for number in range(TABLES):
        catalog = catalog.create_table(_table(number, random))
    return catalog


def _table(number: int, random: Random) -> Table:
    referred = sorted({random.randrange(number) for _ in range(random.randint(1, 3))}) if number else []
    return Table(
        f"table_{number}",
        (
            Column("id", Integer(), nullable=False),
            *(Column(f"ref_{target}", Integer()) for target in referred),
            *(Column(f"value_{i}", String(50)) for i in range(7 - len(referred))),
        ),
        primary_key=PrimaryKey(("id",)),
        uniques=(Unique(("value_0",)),),
        foreign_keys=tuple(ForeignKey((f"ref_{target}",), f"table_{target}", ("id",)) for target in referred),
        checks=(Check(f"value_1 <> '{number}'", name=f"ck_{number}"),),
        indexes=(Index(f"ix_{number}", (IndexPart("value_2"),)),),
    )


def changes() -> Iterator[Change]:
    """Operations on tables all over the catalog; every other one is a rename."""
    places = Random(11).sample(range(TABLES), OPERATIONS)
    kinds = [
        _rename_table,
        _add_column,
        _rename_key,
        _add_index,
        _rename_table,
        _add_foreign_key,
        _rename_checked,
        _drop,
    ]
    for number, place in enumerate(places):
        yield kinds[number % len(kinds)](f"table_{place}", number)


def _rename_table(table: str, number: int) -> Change:
    return lambda catalog: catalog.rename_table(table, f"renamed_{number}")


def _rename_key(table: str, number: int) -> Change:
    def change(catalog: Catalog) -> Catalog:
        column = catalog.column(table, "id")
        assert column is not None
        return catalog.alter_column(table, "id", replace(column, name="key"))

    return change


def _rename_checked(table: str, number: int) -> Change:
    """A column that a check reads: its text is parsed."""

    def change(catalog: Catalog) -> Catalog:
        column = catalog.column(table, "value_1")
        assert column is not None
        return catalog.alter_column(table, "value_1", replace(column, name=f"text_{number}"))

    return change


def _add_column(table: str, number: int) -> Change:
    return lambda catalog: catalog.add_column(table, Column(f"added_{number}", String(20)))


def _add_index(table: str, number: int) -> Change:
    return lambda catalog: catalog.create_index(table, Index(f"new_{number}", (IndexPart("value_3"),)))


def _add_foreign_key(table: str, number: int) -> Change:
    return lambda catalog: catalog.add_constraint(table, ForeignKey(("value_0",), "table_1", ("value_0",)))


def _drop(table: str, number: int) -> Change:
    return lambda catalog: catalog.drop_column(table, "value_2")


def seconds(catalog: Catalog) -> float:
    """The processor time that all operations take; importing the parser isn't theirs."""
    columns_in("a > 0", catalog.profile)
    steps = list(changes())
    start = time.process_time()
    for change in steps:
        catalog = change(catalog)
    return time.process_time() - start


def bytes_kept(catalog: Catalog) -> float:
    """What each catalog costs when the one after every operation is kept."""
    steps = list(changes())
    kept = [catalog]
    gc.collect()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for change in steps:
        kept.append(change(kept[-1]))
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(kept) == OPERATIONS + 1
    return (after - before) / OPERATIONS


def main() -> int:
    """Measure, print, and say by the exit status whether the promises are kept."""
    failed = False
    catalogs = {dialect: large_catalog(dialect) for dialect in ("postgresql", "mysql")}
    times = {dialect: seconds(catalog) for dialect, catalog in catalogs.items()}  # before memory is traced
    for dialect, catalog in catalogs.items():
        took, kept = times[dialect], bytes_kept(catalog)
        print(
            f"catalog, {dialect}: {OPERATIONS:,} operations on {TABLES:,} tables in {took:.3f} s "
            f"(at most {SECONDS:.1f} s), {kept / 1000:.1f} KB per catalog kept (at most {BYTES_KEPT / 1000:.0f} KB)"
        )
        failed = failed or took >= SECONDS or kept > BYTES_KEPT
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
