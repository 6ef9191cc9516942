"""Dialect options (`mysql_engine`, `postgresql_using`): whose are honoured, and which nothing consumes.

A name is the full keyword, with its prefix. MariaDB honours `mysql_*` too; a keyword of another database is
no business of this one and is neither honoured nor reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeAlias

from sqlgen.profile.model import Profile

OptionKind: TypeAlias = Literal[
    "table", "column", "index", "primary_key", "unique", "foreign_key", "check", "exclude", "operation"
]


def honoured_options(profile: Profile, options: Mapping[str, Any]) -> dict[str, Any]:
    """The options that this database heeds, without prefix: `{"engine": "InnoDB"}`; the most specific prefix wins."""
    honoured: dict[str, Any] = {}
    for prefix in reversed(profile.options.prefixes):
        for keyword in sorted(options):
            if keyword.startswith(f"{prefix}_"):
                honoured[keyword.removeprefix(f"{prefix}_")] = options[keyword]
    return honoured


def sqlalchemy_options(profile: Profile, options: Mapping[str, Any]) -> dict[str, Any]:
    """The same under the prefix that the SQLAlchemy dialect listens to: `{"mariadb_engine": "InnoDB"}`."""
    honoured = honoured_options(profile, options)
    return {f"{profile.sqlalchemy}_{name}": honoured[name] for name in sorted(honoured)}


def unconsumed_options(
    profile: Profile, kind: OptionKind, options: Iterable[str], *, directive: str | None = None
) -> tuple[str, ...]:
    """The keywords with a prefix of this database that nothing makes SQL of, sorted.

    `kind` is what the options stand on. With kind "operation", or with the `directive` that made the object,
    the directive's own keywords are known too (`postgresql_using` of `alter_column`).
    """
    known = () if kind == "operation" else getattr(profile.options, kind)
    known += profile.options.operation.get(directive or "", ())
    if "*" in known:
        return ()
    consumed = {f"{prefix}_{name}" for prefix in profile.options.prefixes for name in known}
    ours = tuple(f"{prefix}_" for prefix in profile.options.prefixes)
    return tuple(sorted(keyword for keyword in options if keyword.startswith(ours) and keyword not in consumed))
