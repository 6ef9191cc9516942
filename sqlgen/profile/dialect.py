"""The one factory of SQLAlchemy dialect objects: as they would be on a server of the profile's version."""

from __future__ import annotations

import importlib
import re
from functools import lru_cache, partial
from typing import Any

import sqlalchemy
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.sql.compiler import DDLCompiler, IdentifierPreparer
from sqlalchemy.sql.elements import quoted_name

from sqlgen.profile.errors import ProfileError
from sqlgen.profile.model import Profile

_SQLALCHEMY = tuple(int(part) for part in re.findall(r"\d+", sqlalchemy.__version__)[:2])

# SQLAlchemy's own pattern lets a newline at the end pass, and letters that only case folding makes ASCII
_LEGAL_CHARACTERS = re.compile(r"[A-Za-z0-9_$]+\Z")

_BRACKETED_PARTS = re.compile(r"(?:\[(?:[^\]]|\]\])*\]|[^.\[\]]+)(?:\.(?:\[(?:[^\]]|\]\])*\]|[^.\[\]]+))*\Z")
_PART = re.compile(r"\[((?:[^\]]|\]\])*)\]|([^.\[\]]+)")


@lru_cache(maxsize=256)
def make_dialect(profile: Profile) -> Dialect:
    """The dialect of the profile: no driver, named parameters, everything that a first connection would set.

    The same profile gives the same object; nobody changes it. Raises ProfileError when the class isn't there.
    """
    return new_dialect(profile)


def new_dialect(profile: Profile, *in_front: type[Any], **arguments: Any) -> Dialect:
    """The same as an object of one's own, of a class that has these in front of the database's.

    ``arguments`` are further ones of the class's constructor. Raises ProfileError when the class isn't there.
    """
    facts = profile.dialect
    known = _dialect_class(profile)
    dialect_class = (
        type(f"Offline{known.__name__}", (*in_front, known), {"supports_statement_cache": True}) if in_front else known
    )
    dialect: Any = dialect_class(paramstyle="named", **facts.arguments, **arguments)
    version = profile.versions.server_version_info(profile.version)
    attributes: dict[str, Any] = {
        "default_schema_name": profile.identifiers.default_schema,
        "max_identifier_length": profile.identifiers.max_length or 9999,
        **dict.fromkeys(facts.version_attributes, version),
        **facts.attributes,
    }
    for sqlalchemy_version, newer in facts.newer.items():
        if tuple(map(int, sqlalchemy_version.split("."))) <= _SQLALCHEMY:
            attributes |= newer
    for name, value in attributes.items():
        if not isinstance(getattr(type(dialect), name, None), property):  # SQLAlchemy derives it from the version
            setattr(dialect, name, value)
    if profile.types.autoincrement == "rowid":
        base = dialect.ddl_compiler
        dialect.ddl_compiler = type(base.__name__, (_NamesCountingKey, base), {})
    _mend_preparer(dialect.identifier_preparer, profile)
    made: Dialect = dialect
    return made


def _dialect_class(profile: Profile) -> Any:
    module, _, name = profile.dialect.factory.partition(":")
    try:
        return getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise ProfileError(
            f"key 'dialect.factory' of the profile {profile.name!r}: there is no {profile.dialect.factory!r}",
            why=str(error),
            fix="install the package that has the SQLAlchemy dialect",
        ) from error


class _NamesCountingKey(DDLCompiler):
    """Names a key with AUTOINCREMENT: SQLAlchemy has that one beside its column, and leaves the name out."""

    def get_column_specification(self, column: Any, **kwargs: Any) -> str:
        text = super().get_column_specification(column, **kwargs)
        key = column.table.primary_key
        if key.name is None or not text.endswith(" AUTOINCREMENT"):
            return text
        name = self.preparer.format_constraint(key)
        before, clause, rest = text.rpartition(" PRIMARY KEY")  # SQLAlchemy's own, and nothing follows it
        return text if name is None else f"{before} CONSTRAINT {name}{clause}{rest}"


def _mend_preparer(preparer: IdentifierPreparer, profile: Profile) -> None:
    """Quote what SQLAlchemy would let out of its quotes; everything that its compilers print goes through here."""
    mended: Any = preparer
    mended.legal_characters = _LEGAL_CHARACTERS
    mended.reserved_words = frozenset(preparer.reserved_words) | set(profile.dialect.reserved_words)
    if profile.identifiers.schema_parts > 1:
        mended.quote_schema = partial(_quote_schema_parts, preparer)


def _quote_schema_parts(preparer: IdentifierPreparer, schema: str) -> str:
    """`database.schema` as two names, `[a.b]` as one; what can't be read so is one name with everything in it."""
    if getattr(schema, "quote", None) is not None or not _BRACKETED_PARTS.match(schema):
        return preparer.quote(schema)
    parts = [plain or quoted_name(inside.replace("]]", "]"), quote=True) for inside, plain in _PART.findall(schema)]
    return ".".join(preparer.quote(part) for part in parts)
