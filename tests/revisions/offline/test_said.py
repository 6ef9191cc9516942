"""Revisions that try something and go on when the database refuses: they catch the error of its driver."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from sqlgen.catalog.errors import ConstraintUnknown, IndexUnknown, NameTaken
from tests.revisions.offline.conftest import On

CLASSES = {
    "postgresql": sa.exc.ProgrammingError,
    "mysql": sa.exc.OperationalError,
    "mariadb": sa.exc.OperationalError,
    "sqlite": sa.exc.OperationalError,
    "mssql": sa.exc.ProgrammingError,
    "oracle": sa.exc.DatabaseError,
}


@pytest.mark.parametrize("dialect", CLASSES)
def test_a_missing_index(on: On, dialect: str) -> None:
    op, written = on(dialect)
    op.create_table("account", sa.Column("id", sa.Integer))
    before = written()
    with pytest.raises(CLASSES[dialect]) as caught:
        op.drop_index("ix_account", "account")
    assert isinstance(caught.value, IndexUnknown)
    assert str(caught.value).startswith("SG205: ")
    assert caught.value.orig is not None
    assert written() == before


@pytest.mark.parametrize("dialect", CLASSES)
def test_a_table_that_is_there_already(on: On, dialect: str) -> None:
    op, _ = on(dialect)
    op.create_table("account", sa.Column("id", sa.Integer))
    with pytest.raises(CLASSES[dialect]) as caught:
        op.create_table("account", sa.Column("id", sa.Integer))
    assert isinstance(caught.value, NameTaken)


def test_in_a_batch_a_value_error_would_come(on: On) -> None:
    op, _ = on("sqlite")
    op.create_table("account", sa.Column("id", sa.Integer))
    with pytest.raises(ValueError, match="has no constraint") as caught, op.batch_alter_table("account") as batch:
        batch.drop_constraint("uq_account", type_="unique")
    assert isinstance(caught.value, ConstraintUnknown)
    assert isinstance(caught.value, sa.exc.OperationalError)
