"""Tables in which databases keep their own catalog, filled from ours: those, and those columns, that we know.

A query that names another column fails, and so isn't answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from sqlgen.profile.model import Profile
from sqlgen.revisions.offline.information_schema import INFORMATION_SCHEMA, OF_MYSQL
from sqlgen.revisions.offline.pg_catalog import PG_CATALOG
from sqlgen.revisions.offline.system_table import SystemTable
from sqlgen.revisions.offline.vendor_views import SYS, USER_VIEWS


@lru_cache(maxsize=64)
def system_tables(profile: Profile) -> Mapping[str, SystemTable]:
    """Those of a database, by their names in lower case, with the schema where one must stand."""
    return {name: table for family in profile.reflection.system_tables for name, table in _FAMILIES[family].items()}


_FAMILIES = {
    "information_schema": INFORMATION_SCHEMA,
    "postgresql": PG_CATALOG,
    "mysql": OF_MYSQL,
    "mssql": SYS,
    "oracle": USER_VIEWS,
}
