"""Floor 6: statements laid out as scripts for a database's own client."""

from __future__ import annotations
