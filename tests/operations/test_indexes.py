"""Options of an index."""

from __future__ import annotations

import pytest

from sqlgen.catalog import Catalog
from sqlgen.operations.errors import ArgumentsMalformed
from sqlgen.operations.indexes import CreateIndexOp
from sqlgen.profile import load_profile
from tests.catalog.building import DIALECTS


@pytest.mark.parametrize("dialect", DIALECTS)
def test_an_option_of_an_index_that_nobody_knows(dialect: str) -> None:
    """Whichever database the script is for; a known one of another database says nothing here."""
    with pytest.raises(ArgumentsMalformed, match="postgresql_foo") as caught:
        CreateIndexOp("ix", "account", ["name"], postgresql_foo=1).complete(Catalog.empty(load_profile(dialect)))
    assert "postgresql_concurrently, postgresql_include" in str(caught.value.why)
    catalog = Catalog.empty(load_profile(dialect))
    CreateIndexOp("ix", "account", ["name"], postgresql_using="gin", mysql_length=5).complete(catalog)
