"""Run an Alembic history online, as its project would: python alembic_online.py URL VERSIONS TARGET [CONVENTION]

CONVENTION is the naming convention of the project's metadata, as JSON. Alembic is a test dependency; this file runs
in a process of its own, so that nothing of it reaches sqlgen's.
"""

from __future__ import annotations

import json
import sys
import tempfile

import sqlalchemy as sa
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory


def upgrade(url: str, versions: str, target: str, convention: str = "{}") -> None:
    metadata = sa.MetaData(naming_convention=json.loads(convention))
    with tempfile.TemporaryDirectory() as folder:
        script = ScriptDirectory(folder, version_locations=[versions])
        engine = sa.create_engine(url)
        with (
            EnvironmentContext(Config(), script, fn=lambda rev, _: script._upgrade_revs(target, rev)) as environment,
            engine.connect() as connection,
        ):
            environment.configure(connection=connection, target_metadata=metadata, transaction_per_migration=True)
            with environment.begin_transaction():
                environment.run_migrations()
            connection.commit()


if __name__ == "__main__":
    upgrade(*sys.argv[1:5])
