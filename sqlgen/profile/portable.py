"""Types and defaults of other databases, and what says the same here: the table of a fact sheet, and who uses it."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

Mode: TypeAlias = Literal["exact", "portable"]
"""exact: a type is what the revision says, or an error; portable: the fact sheet's table says what stands for it."""


class Portable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands for what the database doesn't have.

    ``types``: by the type's name in upper case. A name alone means the type without a length or precision (VARCHAR
    without one), ``FLOAT(*)`` the type with one, ``FLOAT(53)`` just that one, ``ORACLE.DATE`` only that dialect's.
    ``TEXT IN KEY`` is the type of a column that stands in one of ``sized_keys``. What stands for it is a type of
    SQLAlchemy (``Uuid``), which takes over what both can say, or SQL (``VARCHAR(255)``).

    ``defaults``: text after DEFAULT, in lower case, without outer parentheses, a blank where there is any; "" where
    nothing says the same.
    """

    types: dict[str, str] = {}
    defaults: dict[str, str] = {}
    cast_operator: bool = False  # 'x'::text is SQL
    json_default: str = ""  # where JSON isn't text: what the literal of a default is made of, {} for the text
    sized_keys: tuple[Literal["primary_key", "unique", "foreign_key", "index"], ...] = ()  # not over what has no length
    index_length: int = 0  # a plain index holds the beginning of what has no length: so many characters
    too_long: str = ""  # what becomes of longer values, when a column gets a type with a length for a key
    deferrable: str = ""  # when a constraint that was to be deferrable is checked; empty: such a one is refused
    on_update: str = ""  # what an UPDATE of a key is where ON UPDATE is left out; empty: it is refused
    # a unique index with a WHERE: over CASE WHEN ... END; case_without_null: where (1, NULL) is equal to itself
    partial_unique: Literal["refused", "case", "case_without_null"] = "refused"
    # plain indexes that are left out: over expressions, over columns that are there and have no length
    left_out_indexes: tuple[Literal["expression", "large"], ...] = ()
    own_functions: bool = False  # a default may call a function of the user's, which may have any name


class TypeMap(msgspec.Struct, frozen=True):
    """What a project wants other types for: ``given`` by the user, and the fact sheet's too if it is ``portable``."""

    given: dict[str, str] = {}
    portable: bool = False


class TypeSettings(msgspec.Struct, frozen=True):
    """What a configuration says: for ``everywhere``, ``here`` by the names of databases, and the mode beyond that."""

    everywhere: dict[str, str] = {}
    here: dict[str, dict[str, str]] = {}
    mode: Mode = "exact"

    def of(self, database: str, mode: Mode | None) -> TypeMap:
        """The map for one database: what is said for it goes before what is said for all."""
        said = {**self.everywhere, **self.here.get(database, {})}
        return TypeMap({_name(name): target for name, target in said.items()}, (mode or self.mode) == "portable")


def _name(name: str) -> str:
    return " ".join(name.upper().split()).replace(" (", "(").replace(", ", ",")
