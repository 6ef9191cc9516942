"""Servers start once per test session, when the first test asks, and stop with the session.

All pytest processes of a session (xdist's workers too) share one folder. Whoever needs a server first starts it
there, under a file lock; the others find it. The process that owns the session holds a pipe to `keeper.sh`, which
stops what runs and removes the folder as soon as that pipe closes: at the end, and also if pytest is killed.
"""

from __future__ import annotations

import fcntl
import json
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

KEEPER = Path(__file__).with_name("keeper.sh")
MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3
Facts = dict[str, str]


class SessionFolder:
    """The folder of a test session, made and given up by the process that owns the session."""

    def __init__(self) -> None:
        # A short path: the name of a Unix socket has at most 107 bytes.
        self.path = Path(tempfile.mkdtemp(prefix="sqlgen-", dir=in_memory()))
        self.path.chmod(0o755)  # the servers run as users of their own
        self._keeper = subprocess.Popen(
            ["sh", str(KEEPER), str(self.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def close(self) -> None:
        """Stop the servers, remove the folder."""
        assert self._keeper.stdin is not None
        self._keeper.stdin.close()
        self._keeper.wait()


def in_memory() -> Path | None:
    """Where files are kept in memory, with room for the servers: MariaDB is ten times as fast there."""
    has_room = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM
    return MEMORY if has_room else None


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Alone among all processes of the session."""
    with path.open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def started(session: Path, name: str, start: Callable[[Path], Facts]) -> Facts:
    """The facts of `name`, mostly a running server; `start` is called with its folder if no worker did so yet.

    The `start` of a server leaves a file `pid` in that folder, by which the keeper ends it.
    """
    folder = session / name
    ready = session / f"{name}.json"
    with locked(session / f"{name}.lock"):
        if not ready.exists():
            folder.mkdir()
            facts = start(folder)
            ready.write_text(json.dumps(facts), "utf-8")
    return {key: str(value) for key, value in json.loads(ready.read_text("utf-8")).items()}


def system_user(name: str) -> str | None:
    """The OS user under which root starts a server; None when we aren't root: servers run as ourselves."""
    if os.geteuid() != 0:
        return None
    return pwd.getpwnam(name).pw_name


def run_as(user: str | None, command: list[str]) -> None:
    """Run a server's program to its end as `user`; RuntimeError with what it said when it fails."""
    group = pwd.getpwnam(user).pw_gid if user else None
    done = subprocess.run(
        command,
        user=user,
        group=group,
        extra_groups=[] if user else None,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout}")


def wait_until(ready: Callable[[], bool], *, seconds: float, otherwise: Callable[[], str]) -> None:
    """Return as soon as `ready`; RuntimeError with the text of `otherwise` when that takes too long."""
    deadline = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > deadline:
            raise RuntimeError(otherwise())
        time.sleep(0.02)
