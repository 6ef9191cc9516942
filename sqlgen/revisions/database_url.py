"""Database addresses as configurations hold them: what we need of them, and how to show them.

Not SQLAlchemy's URL class: importing that takes longer than a command that only lists revisions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIALECT = re.compile(r"([A-Za-z][A-Za-z0-9_]*)(?:\+[A-Za-z0-9_]+)?:")
_PASSWORD = re.compile(r"(://[^:/?#]*:).*@", re.DOTALL)
_SECRET_ARGUMENT = re.compile(r"((?:password|passwd|pwd|passphrase|secret|token|odbc_connect)=)[^&#]*", re.IGNORECASE)
_PLACEHOLDER = "driver"  # what a fresh alembic.ini has: driver://user:pass@localhost/dbname


@dataclass(frozen=True, slots=True, repr=False)
class DatabaseUrl:
    """An address with its password; printing it in any way hides that.

    :param secret: the whole of it.
    """

    secret: str

    @property
    def dialect(self) -> str | None:
        """The database it is for, without the driver: `postgresql` of `postgresql+psycopg2://...`.

        None where the address doesn't say, or is the one that every new alembic.ini has.
        """
        match = _DIALECT.match(self.secret)
        name = match[1].lower() if match else None
        return None if name == _PLACEHOLDER else name

    def __str__(self) -> str:
        return without_secrets(self.secret)

    def __repr__(self) -> str:
        return f"DatabaseUrl({str(self)!r})"


def without_secrets(text: str) -> str:
    """Text that may have addresses in it, without their passwords."""
    return _SECRET_ARGUMENT.sub(r"\1***", _PASSWORD.sub(r"\1***@", text))
