"""Several changes of a batch in one ALTER TABLE of MySQL and MariaDB."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from sqlgen.operations import Operations
from sqlgen.profile import load_profile
from tests.golden.case import Case, all_cases
from tests.golden.context import StepsContext, planned
from tests.golden.tables import account
from tests.servers import MariaDB

INSTANT = ["batch__changes_that_leave_the_rows_as_they_are", "batch__column_moved"]
CASES = {case.name: case for case in all_cases()}


@pytest.mark.parametrize("case", [CASES[name] for name in INSTANT], ids=INSTANT)
def test_instant_changes_stay_instant_together(case: Case, mariadb: MariaDB) -> None:
    """The server itself says so: it refuses ALGORITHM=INSTANT for a statement that isn't."""
    outcome = case.outcome("mariadb")
    statements = [statement.text for step in outcome.steps for statement in step.statements]
    together = [text for text in statements if text.count("\n") > 1]
    assert together
    for text in together:
        statements[statements.index(text)] = f"{text},\n  ALGORITHM=INSTANT"
    database = mariadb.fresh_database("instant")
    mariadb.run(case.setup_script("mariadb") + "".join(f"{text};\n" for text in statements), database).must()


def texts(dialect: str, *columns: tuple[str, sa.types.TypeEngine]) -> list[str]:
    """What a batch of type changes becomes."""
    profile = load_profile(dialect)
    context = StepsContext(profile)
    account(Operations(context))
    changing = StepsContext(profile, context.catalog, joined=True)
    with Operations(changing).batch_alter_table("account") as batch:
        for name, type_ in columns:
            batch.alter_column(name, type_=type_)
    return [statement.text for step in planned(changing.recorded, profile) for statement in step.statements]


def test_a_longer_string_is_instant_in_its_class() -> None:
    """Up to 63 characters of four bytes take one byte for their length; the next one takes two."""
    within, beyond = ("name", sa.String(60)), ("name", sa.String(64))
    copied = ("visits", sa.BigInteger())
    assert len(texts("mariadb", within, copied)) == 2
    assert len(texts("mariadb", beyond, copied)) == 1
    assert len(texts("mysql", within, copied)) == 1  # INPLACE there


def test_before_instant_there_was_nothing_to_lose() -> None:
    profile = load_profile("mysql:8.0.11")
    context = StepsContext(profile)
    account(Operations(context))
    changing = StepsContext(profile, context.catalog, joined=True)
    with Operations(changing).batch_alter_table("account") as batch:
        batch.add_column(sa.Column("nickname", sa.String(30)))
        batch.alter_column("visits", type_=sa.BigInteger())
    assert len(list(planned(changing.recorded, profile))) == 1


def test_two_batches_stay_apart() -> None:
    """What authors put into one block belongs together, not more."""
    profile = load_profile("mysql")
    context = StepsContext(profile)
    account(Operations(context))
    changing = StepsContext(profile, context.catalog, joined=True)
    operations = Operations(changing)
    for name in ("nickname", "title"):
        with operations.batch_alter_table("account") as batch:
            batch.add_column(sa.Column(name, sa.String(30)))
    operations.add_column("account", sa.Column("other", sa.Integer()))
    assert len(list(planned(changing.recorded, profile))) == 3
