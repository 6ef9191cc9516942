"""Microsoft's ScriptDom as a worker: python -m tests.judges.scriptdom FOLDER, JSON lines in and out.

The parser is .NET; the folder holds it together with a self-contained .NET Core runtime. That runtime has no
`hostfxr` that could be asked for it, so `libcoreclr.so` is loaded by hand, and pythonnet put on top of it.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pythonnet

CALL = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)


class CoreClr:
    """A .NET Core runtime in this process, with the few methods that pythonnet asks of one."""

    def __init__(self, folder: Path, extra: list[Path]) -> None:
        assemblies = [*sorted(folder.glob("*.dll")), *extra]
        properties = {
            "TRUSTED_PLATFORM_ASSEMBLIES": ":".join(map(str, assemblies)),
            "APP_PATHS": str(folder),
            "NATIVE_DLL_SEARCH_DIRECTORIES": str(folder),
            "System.Globalization.Invariant": "true",  # else it looks for an ICU library
        }
        self._library = ctypes.CDLL(str(folder / "libcoreclr.so"), mode=ctypes.RTLD_GLOBAL)
        self._host, self._domain = ctypes.c_void_p(), ctypes.c_uint()
        names, values = (texts(part) for part in (properties.keys(), properties.values()))
        arguments = (sys.executable.encode(), b"judge", len(properties), names, values)
        status = self._library.coreclr_initialize(*arguments, ctypes.byref(self._host), ctypes.byref(self._domain))
        succeeded("coreclr_initialize", status)

    def get_assembly(self, path: str) -> Assembly:
        return Assembly(self, Path(path).stem)

    _get_assembly = get_assembly

    def function(self, assembly: str, type_name: str, name: str) -> Callable[[bytes], int]:
        """A static method of .NET as a function of bytes."""
        pointer = ctypes.c_void_p()
        method = (assembly.encode(), type_name.encode(), name.encode())
        status = self._library.coreclr_create_delegate(self._host, self._domain, *method, ctypes.byref(pointer))
        succeeded("coreclr_create_delegate", status)
        function = CALL(pointer.value or 0)

        def call(data: bytes) -> int:
            buffer = ctypes.create_string_buffer(data, len(data) or 1)
            return int(function(ctypes.cast(buffer, ctypes.c_void_p), len(data)))

        return call

    def info(self) -> None:
        """Nothing to tell."""

    def shutdown(self) -> None:
        """The process ends; so does the runtime."""


class Assembly:
    """An assembly of the runtime, as pythonnet sees it."""

    def __init__(self, runtime: CoreClr, name: str) -> None:
        self._runtime, self._name = runtime, name

    def get_function(self, name: str, type_name: str | None = None) -> Callable[[bytes], int]:
        if type_name is None:
            type_name, _, name = name.rpartition(".")
        return self._runtime.function(self._name, type_name, name)


def texts(values: Any) -> ctypes.Array[ctypes.c_char_p]:
    encoded = [value.encode() for value in values]
    return (ctypes.c_char_p * len(encoded))(*encoded)


def succeeded(what: str, status: int) -> None:
    if status:
        raise RuntimeError(f"{what} failed: {status & 0xFFFFFFFF:#x}")


def parser(folder: Path) -> Callable[[str], list[tuple[int, int, str]]]:
    """The T-SQL parser of SQL Server 2019, with quoted identifiers on."""
    os.environ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1"
    bridge = Path(pythonnet.__file__).parent / "runtime" / "Python.Runtime.dll"
    pythonnet.set_runtime(CoreClr(folder, [bridge]))
    pythonnet.load()
    import clr

    clr.AddReference(str(folder / "Microsoft.SqlServer.TransactSql.ScriptDom.dll"))
    from Microsoft.SqlServer.TransactSql.ScriptDom import TSql150Parser
    from System.IO import StringReader

    tsql = TSql150Parser(True)

    def parse(text: str) -> list[tuple[int, int, str]]:
        _, errors = tsql.Parse(StringReader(text), None)
        return [(error.Line, error.Column, f"SQL{error.Number} {error.Message}") for error in errors]

    return parse


def main() -> None:
    """Answer every line until there are no more."""
    parse = parser(Path(sys.argv[1]))
    for line in sys.stdin:
        print(json.dumps(parse(json.loads(line)["text"])), flush=True)


if __name__ == "__main__":
    main()
