"""Creating and dropping named enum types (PostgreSQL).

Authors seldom call these: the compiler creates a type with the first column that uses it, and a derived
rollback drops it.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import EnumType
from sqlgen.operations.base import MigrateOperation, qualified
from sqlgen.operations.errors import OriginalUnknown
from sqlgen.operations.facade import Operations


@Operations.register_operation("create_enum_type")
class CreateEnumTypeOp(MigrateOperation):
    """Create a named enum type."""

    template = "create_enum_type"

    def __init__(
        self, name: str, values: Sequence[str], *, schema: str | None = None, if_not_exists: bool | None = None
    ) -> None:
        self.name = name
        self.values = tuple(values)
        self.schema = schema
        self.if_not_exists = if_not_exists

    @classmethod
    def create_enum_type(
        cls,
        operations: Operations,
        name: str,
        values: Sequence[str],
        *,
        schema: str | None = None,
        if_not_exists: bool | None = None,
    ) -> None:
        """Create a named enum type with these values, in this order."""
        operations.invoke(cls(name, values, schema=schema, if_not_exists=if_not_exists))

    @property
    def value(self) -> EnumType:
        """The type as the catalog holds it."""
        return EnumType(self.name, self.values, self.schema)

    def reverse(self) -> DropEnumTypeOp:
        return DropEnumTypeOp(self.name, schema=self.schema, if_exists=self.if_not_exists, _reverse=self)

    def evolve(self, catalog: Catalog) -> Catalog:
        if self.if_not_exists and catalog.find_type(self.name, self.schema) is not None:
            return catalog
        return catalog.create_type(self.value)

    def describe(self) -> str:
        return f"create type {qualified(self.name, self.schema)}"

    def subject_after(self, catalog: Catalog) -> EnumType | None:
        return self.value


@Operations.register_operation("drop_enum_type")
class DropEnumTypeOp(MigrateOperation):
    """Drop a named enum type. Once completed it remembers the values."""

    template = "drop_enum_type"

    def __init__(
        self,
        name: str,
        *,
        schema: str | None = None,
        if_exists: bool | None = None,
        _reverse: CreateEnumTypeOp | None = None,
    ) -> None:
        self.name = name
        self.schema = schema
        self.if_exists = if_exists
        self._reverse = _reverse

    @classmethod
    def drop_enum_type(
        cls, operations: Operations, name: str, *, schema: str | None = None, if_exists: bool | None = None
    ) -> None:
        """Drop a named enum type that no column uses any more."""
        operations.invoke(cls(name, schema=schema, if_exists=if_exists))

    def reverse(self) -> CreateEnumTypeOp:
        """What creates the type again. Raises OriginalUnknown (a ValueError) when its values aren't known."""
        if self._reverse is None:
            raise OriginalUnknown(
                f"{self.describe()}: its values aren't known.",
                fix="write downgrade() for this revision, or give a baseline that holds the type",
            )
        return CreateEnumTypeOp(self.name, self._reverse.values, schema=self.schema, if_not_exists=self.if_exists)

    def complete(self, catalog: Catalog) -> DropEnumTypeOp:
        completed = super().complete(catalog)
        known = catalog.find_type(self.name, self.schema)
        if known is not None:
            completed._reverse = CreateEnumTypeOp(known.name, known.values, schema=known.schema)
        return completed

    def evolve(self, catalog: Catalog) -> Catalog:
        if catalog.find_type(self.name, self.schema) is None:
            return catalog
        return catalog.drop_type(self.name, self.schema)

    def describe(self) -> str:
        return f"drop type {qualified(self.name, self.schema)}"

    def subject_before(self, catalog: Catalog) -> EnumType | None:
        return catalog.find_type(self.name, self.schema)
