"""Golden cases on a real PostgreSQL: the script runs, and makes the schema that the catalog says.

The schema is compared with that of a second database, which SQLAlchemy's own `create_all` makes from the
catalog after the case; both as `pg_dump -s` tells them.
"""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.to_sqlalchemy import to_metadata
from sqlgen.profile.dialect import make_dialect
from tests.golden.case import Case, all_cases
from tests.servers import PostgreSQL

DIALECT = "postgresql"
CASES = [case for case in all_cases() if case.runs_on(DIALECT)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_executed(case: Case, postgres: PostgreSQL) -> None:
    """The script runs after its set-up, and the schema is that of the catalog."""
    script = case.script(DIALECT)
    if not script:  # refused as a whole: the set-up alone is tried by other cases
        return
    migrated = postgres.fresh_database("migrated")
    if "LOCK TABLE" in script:
        script = f"BEGIN;\n{script}COMMIT;\n"
    postgres.run(case.setup_script(DIALECT) + script, migrated).must()
    if case.unseen or not case.compared:
        return
    outcome = case.outcome(DIALECT)
    assert plain(postgres.dump(migrated)) == plain(dump_of(schema_script(outcome.before, outcome.after), postgres))


def dump_of(script: str, postgres: PostgreSQL) -> str:
    """The dump of a database that a script makes; many cases end in the same schema."""
    if script not in _dumps:
        made = postgres.fresh_database("made")
        postgres.run(script, made).must()
        _dumps[script] = postgres.dump(made)
    return _dumps[script]


_dumps: dict[str, str] = {}


def schema_script(before: Catalog, catalog: Catalog) -> str:
    """The schema of a catalog, straight from its values, as SQLAlchemy makes it. Schemas stay when they get empty."""
    dialect = make_dialect(catalog.profile)
    quote = dialect.identifier_preparer.quote
    schemas = sorted({each.schema for each in (*before.tables(), *catalog.tables(), *catalog.types()) if each.schema})
    statements = [f"CREATE SCHEMA IF NOT EXISTS {quote(schema)}" for schema in schemas]
    for enum_type in catalog.types():
        values = ", ".join("'" + value.replace("'", "''") + "'" for value in enum_type.values)
        name = dialect.identifier_preparer.format_type(
            sa.Enum(*enum_type.values, name=enum_type.name, schema=enum_type.schema)
        )
        statements.append(f"CREATE TYPE {name} AS ENUM ({values})")
    mock = sa.create_mock_engine(
        "postgresql://", lambda element, *_, **__: statements.append(str(element.compile(dialect=dialect)))
    )
    to_metadata(catalog, catalog.profile).create_all(mock, checkfirst=False)
    return "".join(f"{statement};\n" for statement in statements)


OWNED = re.compile(r"^ALTER SEQUENCE (\S+?\.)(\S+|\"[^\n]*\") OWNED BY (\S+?\.)(.*);$", re.MULTILINE)


def plain(dump: str) -> str:
    """A dump without empty lines, in which each sequence is named by its column.

    A sequence keeps the name of the column that it was made for, whatever that column is called now.
    """
    for schema, name, _, owner in OWNED.findall(dump):
        spelled = f"{schema}{name}"
        dump = dump.replace(spelled, f"sequence of {owner}").replace(spelled.replace("'", "''"), f"sequence of {owner}")
    return re.sub(r"\n{2,}", "\n", dump)
