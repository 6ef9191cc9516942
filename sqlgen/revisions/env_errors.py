"""What can go wrong while the project's env.py runs (SG57x)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlgen.errors import CannotGenerate, Location, UsageError


class NoEnvironment(UsageError):
    """`--run-env` was given, and the project has no env.py."""

    code = "SG570"

    def __init__(self, path: str) -> None:
        super().__init__(
            "the project has no env.py that could be run",
            where=Location(path),
            fix=("leave out --run-env", "say where it is: script_location in the configuration"),
        )


class EnvironmentFailed(CannotGenerate):
    """env.py can't be run to its end."""

    code = "SG571"


class MissingModule(EnvironmentFailed):
    """env.py, or what it imports, needs a module that isn't installed."""

    code = "SG572"

    def __init__(self, module: str, where: Location, instead: Sequence[str]) -> None:
        super().__init__(
            f"env.py needs the module {module}, which isn't installed here",
            where=where,
            why="--run-env runs the project's env.py as it is, with all that it imports",
            fix=("install it, or name its folder in prepend_sys_path", *without_env_py(instead)),
        )


class ConnectionRefused(EnvironmentFailed):
    """env.py connects to a database."""

    code = "SG573"

    def __init__(self, dialect: str, where: Location, instead: Sequence[str]) -> None:
        super().__init__(
            f"env.py connects to a database ({dialect}), and nothing is opened while a script is made",
            where=where,
            why="context.is_offline_mode() is true; with `alembic upgrade --sql` the same env.py would connect, too",
            fix=(
                "configure without a connection when context.is_offline_mode() is true, as Alembic's templates do",
                *without_env_py(instead),
            ),
        )


class NothingRun(EnvironmentFailed):
    """env.py came to its end without running the revisions, or did something after that."""

    code = "SG574"


class SeveralRuns(UsageError):
    """env.py runs the revisions several times, and one result was asked for."""

    code = "SG575"

    def __init__(self, names: Sequence[str], way: str) -> None:
        super().__init__(f"env.py runs the revisions {len(names)} times: {', '.join(names)}", fix=way)


class NoDatabaseNamed(UsageError):
    """Nothing says which database a script is for: no command line, no configuration, and not env.py."""

    code = "SG576"

    def __init__(self, where: Location) -> None:
        super().__init__(
            "no database was named, and env.py names none when it configures",
            where=where,
            fix=(
                "--dialect postgresql (or mysql, mariadb, sqlite, mssql, oracle)",
                'context.configure(dialect_name="postgresql", ...) or url=... when context.is_offline_mode() is true',
            ),
        )


class SeveralDatabasesNamed(UsageError):
    """env.py configures runs for different databases, and nothing says for which of them scripts are wanted."""

    code = "SG577"

    def __init__(self, path: str, names: Sequence[str]) -> None:
        super().__init__(
            f"env.py names {len(names)} databases: {', '.join(names)}",
            where=Location(path),
            fix=f"say for which the scripts are: --dialect {names[0]}",
        )


def without_env_py(lines: Sequence[str]) -> tuple[str, ...]:
    """The way out that needs no env.py: what it configures, as lines of sqlgen.toml."""
    if not lines:
        return ("leave out --run-env: nothing that a script needs is seen in env.py's calls of context.configure()",)
    shown = "".join(f"\n           {line}" for line in lines)
    return (f"leave out --run-env, and put into sqlgen.toml what env.py configures:{shown}",)
