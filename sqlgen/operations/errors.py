"""What can go wrong with operations (SG3xx).

Where Alembic's API documents a built-in exception (``ValueError`` for a lost original, ``TypeError`` for
malformed rows), the class here is one of those too, so that hooks and plugins catch what they expect.
"""

from __future__ import annotations

from sqlgen.errors import SqlgenError


class OperationsError(SqlgenError):
    """Base of the errors of this floor."""

    code = "SG300"


class NoContext(OperationsError, NameError):
    """`op.something()` was called while no migration runs."""

    code = "SG301"


class NoImplementation(OperationsError):
    """An operation was invoked that has neither a template nor an implementation."""

    code = "SG302"


class OriginalUnknown(OperationsError, ValueError):
    """A drop can't be turned around (or shown whole): what it drops isn't known."""

    code = "SG303"


class NotReversible(OperationsError, NotImplementedError):
    """An operation of a kind that has no reverse, or no form as a difference."""

    code = "SG304"


class ConstraintTypeUnknown(OperationsError, ValueError):
    """No operation class is registered for a constraint type."""

    code = "SG305"


class AlreadyRegistered(OperationsError, ValueError):
    """A second implementation for an operation class, without `replace=True`."""

    code = "SG306"


class RowsMalformed(OperationsError, TypeError):
    """`bulk_insert` takes a list of dictionaries."""

    code = "SG307"


class SeveralContainers(OperationsError, ValueError):
    """A migration script for several databases was asked for its one container."""

    code = "SG308"


class SyncBind(OperationsError, ValueError):
    """`run_async` needs a connection of an asynchronous engine."""

    code = "SG309"


class NoAsyncOffline(OperationsError, NotImplementedError):
    """`run_async` while a script is written: there is no connection to await."""

    code = "SG310"


class BatchUnfit(OperationsError):
    """A batch was told to do what a batch can't."""

    code = "SG311"


class OperationUnreadable(OperationsError, ValueError):
    """The JSON form of an operation doesn't say what it must."""

    code = "SG312"


class OperationUnwritable(OperationsError, ValueError):
    """An operation holds something that has no JSON form."""

    code = "SG313"


class TypeMissing(OperationsError):
    """A column without a type, whose foreign key doesn't tell it either."""

    code = "SG314"


class StatementMalformed(OperationsError, TypeError):
    """`execute` takes SQL or an expression."""

    code = "SG315"


class ArgumentsMalformed(OperationsError, TypeError):
    """A directive doesn't take what it was given."""

    code = "SG316"


class DirectiveUnknown(OperationsError, AttributeError):
    """`op` has no directive of that name, and no package registers one."""

    code = "SG317"
