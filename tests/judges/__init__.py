"""Judges of SQL that we didn't write: parsers by the makers of the databases, and the databases themselves."""

from __future__ import annotations

from tests.judges.complaint import Complaint, Judge

__all__ = ["Complaint", "Judge"]
