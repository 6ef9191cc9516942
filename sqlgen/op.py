"""The directives as functions: `from sqlgen import op` in a revision file.

They act on the migration that is running. Signatures for editors are in the generated `op.pyi`.
"""

from __future__ import annotations

from sqlgen.operations import Operations

Operations.create_module_class_proxy(globals(), globals())
