from __future__ import annotations

from tests.same_text import same_text

__all__ = ["same_text"]
