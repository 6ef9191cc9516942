"""Which changes of a column's type the database makes by itself, and which it must be told how (`USING`)."""

from __future__ import annotations

import re

import msgspec

_ARGUMENTS = re.compile(r"\s*\([^)]*\)")


class Casts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The casts of a database, by the names of its types without length and precision.

    A type that no table names is one of the user's own (an enum): it is cast to and from text only.
    """

    names: dict[str, str] = {}  # other names of a type: "character varying" is varchar
    others: tuple[str, ...] = ()  # types of the database that no other table names
    from_any: tuple[str, ...] = ()  # every type becomes one of these by itself; types of one's own go through the first
    to_any: tuple[str, ...] = ()  # one of these becomes every type, by an explicit cast
    assignment: dict[str, tuple[str, ...]] = {}
    explicit: dict[str, tuple[str, ...]] = {}
    through: dict[str, str] = {}  # a type with explicit casts beyond its own, which it becomes first

    def needed(self, source: str, target: str) -> tuple[str, ...] | None:
        """The casts that `USING` needs for a column of type `source` to become `target`, in order.

        `()`: none, the database does it. `("integer", "boolean")`: `x::integer::boolean`. None: there is no
        way that is known to keep the values. Both types as SQL text: "VARCHAR(20)", "mood", "INTEGER[]".
        """
        old, new = self._named(source), self._named(target)
        if old == new or self._assigned(old, new):
            return ()
        if self._cast(old, new):
            return (target,)
        middle = self.through.get(old)
        if middle is not None and (self._assigned(middle, new) or self._cast(middle, new)):
            return (middle, target)
        if self._is_own(old) and self._is_own(new):
            return (self.from_any[0], target)
        return None

    def _assigned(self, old: str, new: str) -> bool:
        if old.endswith("[]") and new.endswith("[]"):
            old, new = old[:-2], new[:-2]
        return old == new or new in self.from_any or new in self.assignment.get(old, ())

    def _cast(self, old: str, new: str) -> bool:
        if old.endswith("[]") and new.endswith("[]"):
            old, new = old[:-2], new[:-2]
        return old in self.to_any or new in self.explicit.get(old, ())

    def _named(self, text: str) -> str:
        bare = " ".join(_ARGUMENTS.sub("", text).split())
        if '"' in bare:
            return bare
        bare = bare.lower()
        dimensions = "[]" if bare.endswith("[]") else ""
        bare = bare.rstrip("[]")
        return self.names.get(bare, bare) + dimensions

    def _is_own(self, name: str) -> bool:
        known = {*self.names.values(), *self.others, *self.from_any, *self.assignment, *self.explicit}
        return not name.endswith("[]") and name not in known
