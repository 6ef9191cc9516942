"""Where registered directives are declared for editors and type checkers.

At run time these classes are empty: `register_operation` puts every directive on the facade. The
generated `directives.pyi` beside this file spells their signatures, taken from the class methods
behind them (`python tools/stubs.py`).
"""

from __future__ import annotations


class TableDirectives:
    """Directives of `Operations`."""


class BatchDirectives:
    """Directives of `BatchOperations`: table and schema come from the batch."""
