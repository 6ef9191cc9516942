"""What of a catalog isn't a table: views, sequences, enum types."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Self, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sqlgen.catalog.errors import ObjectUnknown
from sqlgen.catalog.registry import Kind, Registry
from sqlgen.catalog.values import EnumType, Sequence, Table, View
from sqlgen.profile.model import Profile

_Named = TypeVar("_Named", Table, View, Sequence, EnumType)


class SchemaObjects(Struct, frozen=True, eq=False):
    """The views, sequences and enum types of a database; `Catalog` adds the tables.

    Dropping what nothing created is no error unless ``strict``: it may exist all the same.
    """

    profile: Profile
    registry: Registry
    strict: bool = False

    def views(self) -> Iterator[View]:
        """All views, in the order of their creation."""
        return self._objects("views")

    def sequences(self) -> Iterator[Sequence]:
        """All sequences that somebody created, in the order of their creation."""
        return (each for each in self._objects("sequences") if not each.implicit)

    def types(self) -> Iterator[EnumType]:
        """All enum types, in the order of their creation."""
        return self._objects("enum_types")

    def find_view(self, name: str, schema: str | None = None) -> View | None:
        """The view, if it is known."""
        found: View | None = self.registry.get("view", name, schema)
        return found

    def create_view(self, view: View) -> Self:
        """With one more view. NameTaken."""
        return self._create("view", view)

    def drop_view(self, name: str, schema: str | None = None) -> Self:
        """Without the view."""
        return self._drop("view", name, schema)

    def find_sequence(self, name: str, schema: str | None = None) -> Sequence | None:
        """The sequence, if it is known; that of a SERIAL or identity column too."""
        found: Sequence | None = self.registry.get("sequence", name, schema)
        return found

    def create_sequence(self, sequence: Sequence) -> Self:
        """With one more sequence. NameTaken."""
        return self._create("sequence", sequence)

    def drop_sequence(self, name: str, schema: str | None = None) -> Self:
        """Without the sequence."""
        return self._drop("sequence", name, schema)

    def find_type(self, name: str, schema: str | None = None) -> EnumType | None:
        """The enum type, if it is known."""
        found: EnumType | None = self.registry.get("enum_type", name, schema)
        return found

    def create_type(self, enum_type: EnumType) -> Self:
        """With one more enum type. NameTaken."""
        return self._create("enum_type", enum_type)

    def replace_type(self, enum_type: EnumType) -> Self:
        """With other values for an enum type."""
        return replace(self, registry=self.registry.put("enum_type", self._in_default_schema(enum_type)))

    def drop_type(self, name: str, schema: str | None = None) -> Self:
        """Without the enum type."""
        return self._drop("enum_type", name, schema)

    def _objects(self, slot: str) -> Iterator[Any]:
        entries = sorted(getattr(self.registry, slot).values(), key=lambda entry: entry.number)
        return (entry.value for entry in entries)

    def _create(self, kind: Kind, value: Any) -> Self:
        value = self._in_default_schema(value)
        self.registry.refuse_taken(kind, value.name, value.schema)
        return replace(self, registry=self.registry.put(kind, value))

    def _drop(self, kind: Kind, name: str, schema: str | None) -> Self:
        """What nobody created may exist all the same, unless the catalog is strict."""
        if self.registry.get(kind, name, schema) is None:
            if self.strict:
                raise ObjectUnknown(kind.replace("_", " "), name, schema)
            return self
        return replace(self, registry=self.registry.remove(kind, self.registry.key(name, schema)))

    # schemas

    def _schema(self, schema: str | None) -> str | None:
        return None if schema is None or self.registry.schema_key(schema) == "" else schema

    def _in_default_schema(self, value: _Named) -> _Named:
        """The object with None for the default schema."""
        if value.schema is None or self._schema(value.schema) is not None:
            return value
        return replace(value, schema=None)
