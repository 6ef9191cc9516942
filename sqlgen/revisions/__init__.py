"""Where changes come from: revision files, their graph, the names they go by, and running them offline.

Nothing is imported here: learning the graph must not cost what running it needs.
"""

from __future__ import annotations
