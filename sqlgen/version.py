"""The version of sqlgen, said once: packaging and the command line read it here."""

from __future__ import annotations

__version__ = "0.1.0"
