"""The code of templates, kept: in memory for all profiles that use the same file, and on disk as Python keeps its own.

Compiling the templates of one script takes longer than rendering a revision. So the code of those that come with the
package lies beside the code of this module, under the rules of Python's own cache: nothing is written with
``PYTHONDONTWRITEBYTECODE``, ``PYTHONPYCACHEPREFIX`` moves it, and where nothing can be written nothing is.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from functools import cache
from hashlib import sha1
from importlib.util import cache_from_source
from io import BytesIO
from pathlib import Path
from pickle import UnpicklingError
from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache

from sqlgen.compiler import folding, template_code

_BROKEN = (OSError, EOFError, ValueError, UnpicklingError)
"""What reading a file says that isn't there, or isn't whole."""


class TemplateCache(BytecodeCache):
    """Jinja's interface to it. A template is known by its file and by what stands in it.

    :param folder: the templates whose code is kept on disk; those of projects are compiled anew by each process.
    """

    def __init__(self, folder: Path) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}
        self._folder = str(folder)
        self._kept: dict[str, Path] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The file: templates of one name stand in several folders."""
        key = filename or name
        if key.startswith(self._folder):
            self._kept[key] = _place(key.removeprefix(self._folder).strip("/\\"))
        return key

    def get_source_checksum(self, source: str) -> str:
        """Also of what makes the code, which may have changed."""
        return sha1(_generator() + source.encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code that was compiled of the same source, by another profile's environment or another process."""
        key = bucket.key, bucket.checksum
        if key not in self._code and bucket.key in self._kept:
            with suppress(*_BROKEN):
                bucket.load_bytecode(BytesIO(self._kept[bucket.key].read_bytes()))
            if bucket.code is not None:
                self._code[key] = bucket.code
        bucket.code = self._code.get(key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        if bucket.code is None:
            return
        self._code[bucket.key, bucket.checksum] = bucket.code
        place = self._kept.get(bucket.key)
        if place is not None and not sys.dont_write_bytecode:
            with suppress(OSError):
                _write(place, bucket.bytecode_to_string())


def _place(path: str) -> Path:
    """Where the code of a template lies: beside that of this module, one file for each template."""
    return Path(cache_from_source(str(Path(__file__).with_name(f"template.{path.replace(os.sep, '.')}.py"))))


@cache
def _generator() -> bytes:
    """Stands for the modules that make the code of templates."""
    files = (module.__file__ for module in (template_code, folding))
    return sha1(b"".join(Path(file).read_bytes() for file in files if file is not None)).digest()


def _write(place: Path, code: bytes) -> None:
    """Whole or not at all: other processes read it meanwhile."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(code)
        Path(name).replace(place)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
