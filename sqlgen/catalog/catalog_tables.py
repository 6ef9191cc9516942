"""The tables of a catalog as wholes: made, dropped, renamed, replaced; and those that somebody only spoke of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Self

from msgspec.structs import replace

from sqlgen.catalog import rename_texts
from sqlgen.catalog.column_sequences import follow_table, with_sequences
from sqlgen.catalog.errors import TableInTheWay, TableUnknown, TriggerUnknown
from sqlgen.catalog.implied_indexes import (
    with_indexes_of_new_table,
)
from sqlgen.catalog.keys import without_equal_keys
from sqlgen.catalog.naming import name_constraints
from sqlgen.catalog.objects import SchemaObjects
from sqlgen.catalog.readers import views_in_the_way
from sqlgen.catalog.refusals import refuse_duplicates
from sqlgen.catalog.registry import Key, Registry
from sqlgen.catalog.rename import refer_to_table, rename_table
from sqlgen.catalog.slips import closest, mistyped
from sqlgen.catalog.tables import (
    by_name,
    column_of,
    is_known,
    map_constraints,
)
from sqlgen.catalog.values import (
    ForeignKey,
    Knowledge,
    Table,
    Trigger,
)
from sqlgen.profile.model import Profile


class _Same:
    """The default of ``new_schema``: None means the default schema."""


SAME_SCHEMA = _Same()


class CatalogTables(SchemaObjects, frozen=True, eq=False):
    """The tables of a database with their triggers; `Catalog` adds what can be done to their parts.

    ``assume`` names tables that exist though nothing created them; ``strict`` allows no others.
    ``assumed`` are those that operations spoke of so far, for the script's header.
    """

    assume: frozenset[str] = frozenset()
    assumed: tuple[str, ...] = ()
    naming_convention: Mapping[str, Any] | None = None
    checks_keys: bool = True  # False where the session has switched it off, or may have

    @classmethod
    def empty(
        cls,
        profile: Profile,
        *,
        naming_convention: Mapping[str, Any] | None = None,
        assume: frozenset[str] = frozenset(),
        strict: bool = False,
        checks_keys: bool = True,
    ) -> Self:
        """A database without any table."""
        registry = Registry(profile)
        return cls(profile, registry, strict, assume, naming_convention=naming_convention, checks_keys=checks_keys)

    def find_table(self, name: str, schema: str | None = None) -> Table | None:
        """The table, as far as it is known; None if nobody spoke of it."""
        entry = self.registry.tables.get(self.registry.key(name, schema))
        return None if entry is None else entry.value

    def table(self, name: str, schema: str | None = None) -> Table:
        """The table; one that nobody spoke of yet as a new partial value, not yet part of the catalog.

        TableUnknown if that may not be: the catalog is strict, or the name looks like a slip for a known one.
        """
        table = self.find_table(name, schema)
        if table is not None:
            return table
        if not self.is_assumed(name, schema):
            suggestion = mistyped(name, (each.name for each in self._in_schema(schema)))
            if self.strict or suggestion is not None:
                raise TableUnknown(name, schema, suggestion=suggestion)
        return Table(name, schema=self._schema(schema), knowledge=Knowledge.PARTIAL)

    def tables(self) -> Iterator[Table]:
        """All tables, in the order of their creation."""
        entries = sorted(self.registry.tables.values(), key=lambda entry: entry.number)
        return (entry.value for entry in entries)

    def triggers(self) -> Iterator[tuple[Table, Trigger]]:
        """All triggers with their tables; it costs nothing to ask where there are none."""
        return ((table, trigger) for table in self.registry.triggered_tables() for trigger in table.triggers)

    def referrers(self, name: str, schema: str | None = None) -> tuple[tuple[Table, ForeignKey], ...]:
        """The foreign keys, of other tables and of the table itself, that refer to it."""
        key = self.registry.key(name, schema)
        if key not in self.registry.referrers:
            return ()
        referring = [self.registry.tables[each].value for each in self.registry.referrer_keys(key)]
        return tuple((table, each) for table in referring for each in table.foreign_keys if self._refers(each, key))

    def create_table(self, table: Table) -> Self:
        """With one more table, whose unnamed constraints get the names that the database gives them. NameTaken."""
        table = self._with_default_schema(table)
        key = self.registry.key(table.name, table.schema)
        registry = self.registry
        present = self.find_table(table.name, table.schema)
        if present is not None and present.knowledge is Knowledge.UNCERTAIN:
            registry = registry.remove_table(key)  # the SQL that nobody could read may have dropped it
        registry.refuse_taken("table", table.name, table.schema)
        refuse_duplicates(table, self.profile)
        table = without_equal_keys(table, self.profile)
        registry = with_sequences(registry, table, table.columns)
        named = name_constraints(
            table, self.profile, lambda kind, name: registry.holder(kind, name, table.schema) is not None
        )
        named = with_indexes_of_new_table(named, self.profile)
        assumed = tuple(each for each in self.assumed if present is not None or each != _shown(table))
        created = replace(self, registry=registry.put_table(named), assumed=assumed)
        return created._check_references(named.foreign_keys)

    def drop_table(self, name: str, schema: str | None = None) -> Self:
        """Without the table and what belongs to it; one that nothing created is noted as assumed.

        TableInTheWay if the database would refuse.
        """
        table = self.table(name, schema)
        self._refuse_what_is_read(table)
        catalog = self._assuming(table)
        key = self.registry.key(name, schema)
        if key not in self.registry.tables:
            return catalog
        return replace(catalog, registry=self.registry.remove_table(key))

    def _refuse_what_is_read(self, table: Table) -> None:
        """What isn't known in full may have lost its foreign key or its view, so it refuses nothing."""
        rule = self.profile.depends_on_table
        views = [
            ("materialized view" if view.materialized else "view", view.name, view.schema)
            for view in views_in_the_way(self.registry, table, None, "drop_table")
        ]
        keys = self._keys_in_the_way(table)
        if keys or views:
            errors = [*([rule.error] if keys else []), *([self.profile.views_in_the_way.error] if views else [])]
            raise TableInTheWay(
                table.name,
                table.schema,
                keys=keys,
                views=views,
                title=self.profile.title,
                error=", ".join(dict.fromkeys(errors)),
            )

    def _keys_in_the_way(self, table: Table) -> list[tuple[str | None, str, str | None]]:
        rule = self.profile.depends_on_table
        if rule.referenced != "refuse" or not self.checks_keys or table.knowledge is Knowledge.UNCERTAIN:
            return []
        key = self.registry.key(table.name, table.schema)
        return [
            (each.name, owner.name, owner.schema)
            for owner, each in self.referrers(table.name, table.schema)
            if is_known(owner) and self.registry.key(owner.name, owner.schema) != key
        ]

    def rename_table(
        self, name: str, new_name: str, *, schema: str | None = None, new_schema: str | _Same | None = SAME_SCHEMA
    ) -> Self:
        """With the table under another name, or in another schema; foreign keys, triggers and sequences follow."""
        table = self.table(name, schema)
        target_schema = table.schema if isinstance(new_schema, _Same) else self._schema(new_schema)
        old_key = self.registry.key(name, schema)
        new_key = self.registry.key(new_name, target_schema)
        there = self.registry.tables.get(new_key)
        if new_key != old_key and there is not None and there.value.knowledge is Knowledge.UNCERTAIN:
            # the SQL that nobody could read may have dropped it
            return replace(self, registry=self.registry.remove_table(new_key)).rename_table(
                name, new_name, schema=schema, new_schema=new_schema
            )
        if new_key != old_key:
            self.registry.refuse_taken("table", new_name, target_schema)

        def refers(foreign_key: ForeignKey) -> bool:
            return self._refers(foreign_key, old_key)

        renamed = rename_table(table, new_name, target_schema, self.profile)
        renamed = refer_to_table(renamed, refers, new_name, target_schema)
        registry, number = self.registry, None
        referring = [each for each in registry.referrer_keys(old_key) if each != old_key]
        sequences = registry.sequences_of(old_key)
        if old_key in registry.tables:
            number = registry.tables[old_key].number
            registry = registry.remove_table(old_key)
        registry = registry.put_table(renamed, number=number)
        for key in referring:
            registry = registry.put_table(refer_to_table(registry.tables[key].value, refers, new_name, target_schema))
        registry = follow_table(registry, sequences, new_name, target_schema)
        if registry.triggered or registry.views:
            registry = rename_texts.follow_table(registry, table, new_name, target_schema)
        return replace(self._assuming(table), registry=registry)

    def replace_table(self, table: Table) -> Self:
        """With another value for a table that has the same name."""
        table = self._with_default_schema(table)
        return replace(self._assuming(table), registry=self.registry.put_table(table))

    def set_table_comment(self, name: str, comment: str | None, *, schema: str | None = None) -> Self:
        """With another comment on the table, or without one."""
        return self.replace_table(replace(self.table(name, schema), comment=comment))

    def mark_uncertain(self, name: str, schema: str | None = None) -> Self:
        """Unread SQL named the table: from now on, what it doesn't show may still be there."""
        table = self.find_table(name, schema) or Table(name, schema=self._schema(schema), knowledge=Knowledge.PARTIAL)
        return self.replace_table(replace(table, knowledge=Knowledge.UNCERTAIN))

    def add_trigger(self, table: str, trigger: Trigger, *, schema: str | None = None) -> Self:
        """With one more trigger on the table, or another text for the one of that name."""
        value = self.table(table, schema)
        present = by_name(value.triggers, trigger.name, self.profile)
        others = tuple(each for each in value.triggers if each is not present)
        return self.replace_table(replace(value, triggers=(*others, trigger)))

    def drop_trigger(self, table: str, name: str, *, schema: str | None = None) -> Self:
        """Without the trigger. TriggerUnknown."""
        value = self.table(table, schema)
        present = by_name(value.triggers, name, self.profile)
        if present is None and is_known(value):
            known = [each.name for each in value.triggers]
            raise TriggerUnknown(name, value.name, value.schema, suggestion=closest(name, known), known=known)
        return self.replace_table(
            replace(value, triggers=tuple(each for each in value.triggers if each is not present))
        )

    def _with_default_schema(self, table: Table) -> Table:
        """The table with None for the default schema, in foreign keys too."""
        table = self._in_default_schema(table)
        if all(each.referred_schema is None for each in table.foreign_keys):
            return table
        return map_constraints(table, self._referring_to_default_schema)

    def _referring_to_default_schema(self, constraint: Any) -> Any:
        if isinstance(constraint, ForeignKey) and self._schema(constraint.referred_schema) is None:
            return replace(constraint, referred_schema=None)
        return constraint

    def _in_schema(self, schema: str | None) -> Iterator[Table]:
        wanted = self.registry.schema_key(schema)
        return (table for table in self.tables() if self.registry.schema_key(table.schema) == wanted)

    def is_assumed(self, name: str, schema: str | None) -> bool:
        key = self.registry.key(name, schema)
        return any(self.registry.key(*_split(each)) == key for each in self.assume)

    def _assuming(self, table: Table) -> Self:
        """Notes that the script takes for granted a table which nothing created."""
        if is_known(table):
            return self
        shown = _shown(table)
        if shown in self.assumed or self.find_table(table.name, table.schema) is not None:
            return self
        return replace(self, assumed=(*self.assumed, shown))

    def _refers(self, foreign_key: ForeignKey, key: Key) -> bool:
        return self.registry.key(foreign_key.referred_table, foreign_key.referred_schema) == key

    def _check_references(self, foreign_keys: Iterable[ForeignKey]) -> Self:
        """What foreign keys refer to must exist, or may be assumed to."""
        catalog = self
        for foreign_key in foreign_keys:
            referred = catalog.table(foreign_key.referred_table, foreign_key.referred_schema)
            for name in foreign_key.referred_columns:
                column_of(referred, name, self.profile)
            catalog = catalog._assuming(referred)
        return catalog


def _shown(table: Table) -> str:
    return f"{table.schema}.{table.name}" if table.schema else table.name


def _split(name: str) -> tuple[str, str | None]:
    """ "schema.name" or "name" as name and schema."""
    schema, _, plain = name.rpartition(".")
    return plain, schema or None
