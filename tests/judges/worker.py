"""A parser that is slow to start, kept running: one JSON line in, one JSON line out."""

from __future__ import annotations

import atexit
import json
import os
import select
import subprocess
import tempfile
from typing import IO

from tests.judges.complaint import Complaint
from tests.setup.places import ROOT

PATIENCE = 120.0  # seconds for one text; a parser that takes longer is stuck


class Worker:
    """A process that reads `{"text": ...}` lines and answers each with a list of [line, column, message]."""

    def __init__(self, command: list[str], environment: dict[str, str] | None = None) -> None:
        self._command = command
        self._environment = {**os.environ, **(environment or {})}
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the worker
        self._received = b""

    def parse(self, text: str) -> list[Complaint]:
        """What the parser says about a text; RuntimeError when the process dies or is stuck."""
        process = self._running()
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps({"text": text}).encode() + b"\n")
            process.stdin.flush()
        except BrokenPipeError:
            raise RuntimeError(self._dead("died")) from None
        return [Complaint(line, column, message) for line, column, message in json.loads(self._line(process))]

    def close(self) -> None:
        """End the process; the next text starts another."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None
        self._received = b""

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                self._command,
                cwd=ROOT,
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
            )
            atexit.register(self.close)
        return self._process

    def _line(self, process: subprocess.Popen[bytes]) -> bytes:
        assert process.stdout is not None
        while b"\n" not in self._received:
            ready, _, _ = select.select([process.stdout], [], [], PATIENCE)
            part = os.read(process.stdout.fileno(), 1 << 16) if ready else b""
            if not part:
                raise RuntimeError(self._dead("died" if ready else f"took more than {PATIENCE:.0f} s"))
            self._received += part
        line, _, self._received = self._received.partition(b"\n")
        return line

    def _dead(self, what: str) -> str:
        self.close()
        self._errors.seek(0)
        said = self._errors.read().decode("utf-8", "replace")
        return f"{' '.join(self._command)} {what}: {said}"
