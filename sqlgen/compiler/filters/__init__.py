"""The filters of templates: how names, literals, types and whole clauses reach SQL.

A name or a literal gets into a statement only through one of these, so nothing gets out of its quotes. A new filter is
a public method in the module of its subject.
"""

from __future__ import annotations

from sqlgen.compiler.filters.gathered import Filters

__all__ = ["Filters"]
