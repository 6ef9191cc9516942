"""What `batch_alter_table` was told: the mark that every operation of one batch carries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import sqlalchemy as sa
from msgspec import Struct, field

from sqlgen.profile.model import Profile

Recreate = Literal["auto", "always", "never"]


class BatchSettings(Struct, frozen=True, eq=False):
    """The arguments of one `with op.batch_alter_table(...)`.

    Operations of the same batch share one object, and two batches never do: neighbours with the same
    settings object belong together. A planner that rebuilds the table needs nothing else.
    """

    table_name: str
    schema: str | None = None
    recreate: Recreate = "auto"
    partial_reordering: tuple[tuple[str, ...], ...] = ()
    copy_from: sa.Table | None = None
    table_args: Sequence[Any] = ()
    table_kwargs: Mapping[str, Any] = field(default_factory=dict)
    reflect_args: Sequence[Any] = ()
    reflect_kwargs: Mapping[str, Any] = field(default_factory=dict)
    naming_convention: Mapping[str, str] | None = None

    def may_rebuild(self, profile: Profile) -> bool:
        """Whether the table may be made anew for what the batch says about the whole of it."""
        return self.recreate == "always" or (self.recreate == "auto" and profile.rebuilds)
