"""Names: which are the same, how they are written, which can't be.

A name is spelled as SQLAlchemy's authors spell it: what isn't case sensitive in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import cache, lru_cache

from sqlalchemy.sql.compiler import IdentifierPreparer
from sqlalchemy.sql.elements import quoted_name

from sqlgen.profile.dialect import make_dialect
from sqlgen.profile.errors import NameNotAllowed, NameTooLong
from sqlgen.profile.model import Profile

_PLAIN = re.compile(r"[a-z][a-z0-9_]*\Z")  # only a reserved word of such letters needs quotes


def fold(profile: Profile, name: str) -> str:
    """The key by which names of columns, constraints, indexes and types are compared."""
    rule = profile.identifiers.compare
    if rule == "exact":
        return str(name)
    if rule != "upper_is_lower" and name.isascii():
        return str.lower(name)  # a quoted_name's own would keep the case
    return _FOLDS[rule](profile, name)


def fold_table(profile: Profile, name: str) -> str:
    """The key by which names of tables and schemas are compared (MySQL: they are files, with case)."""
    rule = profile.identifiers.compare_tables
    if rule == "exact":
        return str(name)
    if rule != "upper_is_lower" and name.isascii():
        return str.lower(name)
    return _FOLDS[rule](profile, name)


def _insensitive(_profile: Profile, name: str) -> str:
    """Each letter has one lower case: no letter becomes two, and none that only looks like it is another's."""
    return "".join([_SMALL.get(letter) or _alone(letter.lower(), letter) for letter in str(name)])


_SMALL = {"\u0130": "i", "\u1e9e": "\u1e9e"}  # as MariaDB 10.11 has it, in both directions


def _ascii_insensitive(_profile: Profile, name: str) -> str:
    return _ascii_lower(str(name))


def _upper_is_lower(profile: Profile, name: str) -> str:
    return _fold_upper(profile, str(name), bool(getattr(name, "quote", None)))


_FOLDS: dict[str, Callable[[Profile, str], str]] = {
    "insensitive": _insensitive,
    "ascii_insensitive": _ascii_insensitive,
    "upper_is_lower": _upper_is_lower,
}


@lru_cache(maxsize=8192)
def _fold_upper(profile: Profile, name: str, forced: bool) -> str:
    """Only what needs no quotes in lower case is one name with its upper case; forced into quotes it is another."""
    lower, upper = _lower(name), _upper(name)
    if name not in (lower, upper) or lower == upper or _needs_quotes(profile, lower):
        return name
    return f'"{name}"' if forced and name == lower else lower


def from_sql(profile: Profile, token: str, quoted: bool) -> str:
    """The name that a token of SQL text means; `token` is without its quotes.

    PostgreSQL's ABC is `abc`, its "ABC" is `ABC`; Oracle's ABC and "ABC" are `abc`, its "abc" is a
    `quoted_name` that stays in quotes.
    """
    rule = profile.identifiers.unquoted
    if rule == "as_written":
        return token
    if rule == "lower":
        return token if quoted else _ascii_lower(token)
    name = token if quoted else _upper(token)
    lower = _lower(name)
    if lower == _upper(name) or _needs_quotes(profile, lower):
        return name
    if name == lower:
        return quoted_name(name, quote=True)
    return lower if name == _upper(name) else name


def quote(profile: Profile, name: str) -> str:
    """The name as it stands in SQL, in quotes where it needs them. Raises NameNotAllowed."""
    if name.__class__ is str:
        return _quoted(profile, name, None)
    force = getattr(name, "quote", None)
    if force is not None:  # equal to the plain string, but not the same SQL
        return _quoted(profile, quoted_name(name, force), force)
    return _quoted(profile, name, None)


@lru_cache(maxsize=8192)
def _quoted(profile: Profile, name: str, _force: bool | None) -> str:
    check_name(profile, name)
    return _prepared(profile, name)


def _prepared(profile: Profile, name: str) -> str:
    """What SQLAlchemy makes of a name. It would keep each one for good; the caches here keep those in use."""
    if name.__class__ is str and _PLAIN.match(name):
        reserved = _reserved_words(profile)
        if reserved is not None and name not in reserved:
            return name
    preparer = make_dialect(profile).identifier_preparer
    prepared = preparer.quote(name)
    preparer._strings.clear()
    return prepared


@cache
def _reserved_words(profile: Profile) -> Collection[str] | None:
    """The words that need quotes though they look like names; None where the dialect's own code knows which do."""
    preparer = make_dialect(profile).identifier_preparer
    own = any(
        getattr(type(preparer), rule) is not getattr(IdentifierPreparer, rule) for rule in ("quote", "_requires_quotes")
    )
    return None if own else preparer.reserved_words


@lru_cache(maxsize=1024)
def _quoted_schema(profile: Profile, schema: str, _force: bool | None) -> str:
    check_name(profile, schema)
    return make_dialect(profile).identifier_preparer.quote_schema(schema)


def quote_schema(profile: Profile, schema: str) -> str:
    """The schema as it stands in SQL; "database.schema" becomes two names where the database has that."""
    return _quoted_schema(profile, schema, getattr(schema, "quote", None))


def quote_table(profile: Profile, name: str, schema: str | None = None) -> str:
    """The table (or another object of a schema) as it stands in SQL, with its schema."""
    table = quote(profile, name)
    return table if schema is None else f"{quote_schema(profile, schema)}.{table}"


def check_name(profile: Profile, name: str) -> None:
    """Raises NameNotAllowed for a name that no object of the database can have."""
    if not name:
        raise NameNotAllowed("a name is empty", fix="give the object a name")
    facts = profile.identifiers
    if "\0" in name:
        raise NameNotAllowed(f"the name {name!r} has a NUL character", why=f"{profile.title} allows none in a name")
    if facts.forbidden is not None and _pattern(facts.forbidden).search(name):
        raise NameNotAllowed(f"{profile.title} can't have an object called {name!r}", why=facts.forbidden_why)


def check_length(profile: Profile, name: str, kind: str = "name") -> None:
    """Raises NameTooLong when the database can't have a name of this length; `kind` is for the message.

    A name in quotes counts without them, in the database's own unit (bytes in UTF-8, or characters).
    """
    facts = profile.identifiers
    if not facts.max_length or len(name) * 4 <= facts.max_length:
        return
    length = len(name.encode()) if facts.unit == "bytes" else len(name)
    if length > facts.max_length:
        raise NameTooLong(
            f"the {kind} {name!r} is too long for {profile.label}: {length} {facts.unit}, "
            f"{facts.max_length} are allowed",
            why=facts.too_long,
            fix=f"choose a name of at most {facts.max_length} {facts.unit}",
        )


def _needs_quotes(profile: Profile, name: str) -> bool:
    return bool(name) and _prepared(profile, name) != name


@lru_cache(maxsize=64)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


def _lower(text: str) -> str:
    """Lower case, of the letters whose upper case leads back: not of the Kelvin sign, which isn't the K."""
    if text.isascii():
        return text.lower()
    return "".join([letter.lower() if letter.lower().upper() == letter else letter for letter in text])


def _upper(text: str) -> str:
    """Upper case, of the letters whose lower case leads back."""
    if text.isascii():
        return text.upper()
    return "".join([letter.upper() if letter.upper().lower() == letter else letter for letter in text])


def _alone(letters: str, otherwise: str) -> str:
    return letters if len(letters) == 1 else otherwise


def _ascii_lower(text: str) -> str:
    return "".join(chr(ord(letter) + 32) if "A" <= letter <= "Z" else letter for letter in text)
