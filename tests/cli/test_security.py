"""What docs/security.md says: nothing but the project's own Python runs, nothing is connected to, no secret is told."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Project
from tests.cli.test_commands import in_a_process

AUDIT = """
import atexit, json, os
seen = []
def hook(event, args):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "urllib")):
        seen.append(event)
    elif event == "open" and isinstance(args[0], (str, bytes)) and isinstance(args[2], int):
        if args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            seen.append("writes " + os.path.relpath(os.fsdecode(args[0])))
    elif event in ("os.rename", "os.mkdir", "os.remove"):
        seen.append("writes " + os.path.relpath(os.fsdecode(args[0])))
atexit.register(lambda: open("seen.json", "w").write(json.dumps(seen)))
import sqlgen.cli.entry
sys.addaudithook(hook)
"""
ENV_PY = """
import os
from alembic import context
from sqlalchemy import engine_from_config, pool

def run():
    if context.is_offline_mode():
        context.configure(url=context.config.get_main_option("sqlalchemy.url"), literal_binds=True)
        with context.begin_transaction():
            context.run_migrations()

run()
"""


def audited(project: Project, *arguments: str) -> tuple[str, list[str]]:
    """What a command said, and what it did outside of itself; caches of Python's bytecode don't count."""
    done = in_a_process(project, *arguments, before=AUDIT)
    assert done.returncode == 0, done.stderr
    seen = json.loads((project.folder / "seen.json").read_text())
    return done.stdout + done.stderr, [each for each in seen if "__pycache__" not in each and "seen.json" not in each]


@pytest.fixture
def secretive(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with a password in its URL and another one in the environment, and a revision that asks its bind."""
    monkeypatch.setenv("SHOP_PASSWORD", "from-the-environment")
    url = "postgresql+psycopg://shop:from-the-url@db.example:5432/shop?sslpassword=from-the-query"
    project.write("alembic.ini", f"[alembic]\nscript_location = .\nsqlalchemy.url = {url}\n")
    project.write("env.py", ENV_PY)
    body = 'bind = op.get_bind()\nsa.inspect(bind).get_columns("account")\nbind.execute(sa.text("DELETE FROM account"))'
    project.revision("0002", "0001", body)
    return project


@pytest.mark.parametrize("more", [[], ["--run-env"]], ids=["", "with env.py"])
def test_rendering_connects_to_nothing_starts_nothing_and_writes_what_was_asked_for(
    secretive: Project, more: list[str]
) -> None:
    said, seen = audited(secretive, "script", "base:heads", "-d", "postgresql", "-d", "sqlite", "-o", "out", *more)
    written = {each for each in seen if each.startswith("writes ")}
    assert written
    assert all(each.startswith("writes out") for each in written), written
    assert [each for each in seen if not each.startswith("writes ")] == []
    files = [path.read_text() for path in (secretive.folder / "out").rglob("*.sql")]
    assert len(files) == 4
    assert "from-the-" not in said + "".join(files)


def test_what_a_revision_does_by_itself_is_seen(secretive: Project) -> None:
    """So that the test above can fail."""
    does = ["subprocess.run(['true'], check=True)", "socket.socket().close()", "open('mine', 'w').close()"]
    body = "\n".join(["import socket, subprocess", *does])
    secretive.revision("0003", "0002", body)
    _, seen = audited(secretive, "script", "base:heads", "-d", "postgresql", "-o", "out")
    assert {"subprocess.Popen", "socket.__new__", "writes mine"} <= set(seen)


def test_env_py_is_read_and_not_run(secretive: Project) -> None:
    """It stands there, and the revision calls what nobody has: the project's own module isn't imported for it."""
    secretive.write(
        "mine.py",
        "from alembic.operations import Operations\nraise SystemExit('imported')\n# register_operation('make_it')",
    )
    secretive.write("env.py", "import mine\nraise SystemExit('executed')\n")
    secretive.revision("0003", "0002", 'op.execute("SELECT 1")\nif hasattr(op, "make_it"): raise ValueError')
    said, seen = audited(secretive, "script", "base:heads", "-d", "postgresql")
    assert "SELECT 1" in said
    assert "executed" not in said
    assert "imported" not in said
    assert seen == []


@pytest.mark.parametrize("command", ["history", "heads", "show 0002"])
def test_looking_at_a_history_executes_nothing_of_it(secretive: Project, command: str) -> None:
    for file in ("env.py", "versions/0002.py"):
        path = secretive.folder / file
        path.write_text(path.read_text() + "\nraise SystemExit('executed')\n")
    said, seen = audited(secretive, *command.split())
    assert "executed" not in said
    assert "from-the-" not in said
    assert seen == []


def test_an_error_tells_no_password(secretive: Project) -> None:
    path = secretive.folder / "alembic.ini"
    path.write_text(path.read_text().replace("postgresql+psycopg", "nosuchdatabase"))
    result = secretive.run("script base:heads")
    assert result.status != 0
    assert "nosuchdatabase" in result.err
    assert "from-the-" not in result.out + result.err
