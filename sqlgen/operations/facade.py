"""`Operations` and `BatchOperations`: the directives that revision files call.

Directives aren't written down here. An operation class registers the class method behind a directive,
and the facade, the functions of `op` and the stubs take signature and docstring from it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.elements import conv
from sqlalchemy.util import await_only, immutabledict

from sqlgen.operations.arguments import TypeArgument
from sqlgen.operations.arrange_table import ArrangeTableOp
from sqlgen.operations.base import MigrateOperation
from sqlgen.operations.batch import BatchSettings
from sqlgen.operations.context import Context
from sqlgen.operations.directives import BatchDirectives, TableDirectives
from sqlgen.operations.errors import AlreadyRegistered, BatchUnfit, NoAsyncOffline, NoImplementation, SyncBind
from sqlgen.operations.proxy import directive, expose, fill_module, install
from sqlgen.operations.unknown import found_late

_Registered = TypeVar("_Registered", bound=type[MigrateOperation])
_Implementation = TypeVar("_Implementation", bound=Callable[..., Any])
_Result = TypeVar("_Result")

_implementations: dict[type[MigrateOperation], Callable[..., Any]] = {}


class InlineLiteral(sa.BindParameter[Any]):
    """A value that is always spelled out in the statement, never sent beside it."""

    inherit_cache = True


@compiles(InlineLiteral)
def _spell_out(element: InlineLiteral, compiler: Any, **kw: Any) -> str:
    kw["literal_binds"] = True
    return str(compiler.visit_bindparam(element, **kw))


class AbstractOperations:
    """What the directives of both facades share."""

    _spelled = "op"  # what authors call it

    def __init__(self, migration_context: Context) -> None:
        self.migration_context = migration_context

    if not TYPE_CHECKING:  # a type checker would take any name

        def __getattr__(self, name: str) -> Any:
            """Asked for what isn't there: perhaps a package that registers the directive wasn't imported yet."""
            return found_late(type(self), self._spelled, name, self.__getattribute__)

    @classmethod
    def register_operation(cls, name: str, sourcename: str | None = None) -> Callable[[_Registered], _Registered]:
        """Class decorator: the class method `sourcename` (else `name`) becomes the directive `name`."""

        def register(op_cls: _Registered) -> _Registered:
            setattr(cls, name, directive(name, getattr(op_cls, sourcename or name)))
            expose(cls, name)
            return op_cls

        return register

    @classmethod
    def implementation_for(
        cls, op_cls: type[MigrateOperation], replace: bool = False
    ) -> Callable[[_Implementation], _Implementation]:
        """Function decorator: `function(operations, operation)` does what operations of `op_cls` do.

        It calls other directives; its value is what the operation's directive returns. Raises
        AlreadyRegistered (a ValueError) when the class can be carried out already, unless `replace`.
        """

        def register(function: _Implementation) -> _Implementation:
            if not replace and (op_cls in _implementations or op_cls.__dict__.get("template")):
                raise AlreadyRegistered(
                    f"{op_cls.__name__} has an implementation already.",
                    fix="pass replace=True to put another in its place",
                )
            _implementations[op_cls] = function
            return function

        return register

    @classmethod
    def create_module_class_proxy(cls, globals_: dict[str, Any], locals_: dict[str, Any]) -> None:
        """Fill a module with functions that call the facade installed by `Operations.context`.

        Directives that are registered later show up in the module, too.
        """
        fill_module(cls, locals_)

    @contextmanager
    def batch_alter_table(
        self,
        table_name: str,
        schema: str | None = None,
        recreate: Literal["auto", "always", "never"] = "auto",
        partial_reordering: Sequence[Sequence[str]] | None = None,
        copy_from: sa.Table | None = None,
        table_args: Sequence[Any] = (),
        table_kwargs: Mapping[str, Any] = immutabledict({}),
        reflect_args: Sequence[Any] = (),
        reflect_kwargs: Mapping[str, Any] = immutabledict({}),
        naming_convention: Mapping[str, str] | None = None,
    ) -> Iterator[BatchOperations]:
        """Several changes of one table, which belong together; a context manager.

        The changes are made when the block ends, in the order of the calls, and none of them if it
        raises. `execute()` doesn't wait: it runs at its place, before the changes of its batch. Where a
        database can't make a change in place, the table is made anew for all of them; with
        `recreate="always"` it is so on every database, with "never" on none. `partial_reordering`,
        `table_args` (further columns, constraints and indexes), `table_kwargs` (the database's own
        options, `comment`, `prefixes`) and a column's `insert_before` and `insert_after` are about the
        new table, and mean nothing where there is none; MySQL and MariaDB place columns without one.
        `copy_from` tells what the table is when no revision created it; `naming_convention` gives names
        to its unnamed constraints, so that they can be dropped, and on SQLite its keys keep them.
        `reflect_args` and `reflect_kwargs` complete a table that is reflected: on a connection, where
        the database doesn't say itself how it was made.
        """
        settings = BatchSettings(
            table_name,
            schema,
            recreate,
            tuple(tuple(group) for group in partial_reordering or ()),
            copy_from,
            table_args,
            table_kwargs,
            reflect_args,
            reflect_kwargs,
            naming_convention,
        )
        batch = BatchOperations(self.migration_context, settings)
        yield batch
        batch.flush()

    def get_context(self) -> Context:
        """The migration context that the directives run in."""
        return self.migration_context

    def get_bind(self) -> Any:
        """The connection, or what stands in for one while a script is written."""
        return self.migration_context.bind

    def f(self, name: str) -> conv:
        """Mark a name as final: no naming convention is applied to it."""
        return conv(name)

    def inline_literal(self, value: str | int, type_: TypeArgument | None = None) -> InlineLiteral:
        """A value for an expression that is spelled out in the statement instead of being bound."""
        return InlineLiteral(None, value, type_=type_)

    def invoke(self, operation: MigrateOperation) -> Any:
        """Carry out an operation: by its implementation, else by recording it.

        Returns what the implementation returns (the new Table for `create_table`). Raises
        NoImplementation when the operation's class has neither an implementation nor a template.
        """
        for op_cls in type(operation).__mro__:
            implementation = _implementations.get(op_cls)
            if implementation is not None:
                with self.migration_context.span(operation):
                    return implementation(self, operation)
            if op_cls.__dict__.get("template"):
                return self.record(operation)
        name = type(operation).__name__
        raise NoImplementation(
            f"{name} has neither an implementation nor a template, so nobody can say what it does.",
            fix=(
                f"write a function with @Operations.implementation_for({name}) that calls other directives",
                f"or give {name} a `template` and put a file of that name into the template path",
            ),
        )

    def record(self, operation: MigrateOperation) -> Any:
        """Hand a leaf to the context as it is, past any implementation: for replaced implementations."""
        recorded = self.migration_context.record(operation)
        for following in recorded.followed_by():
            following.source = recorded.source
            self.invoke(following)
        return recorded.returned()

    def run_async(self, async_function: Callable[..., Awaitable[_Result]], *args: Any, **kw_args: Any) -> _Result:
        """Await `async_function(connection, *args, **kw_args)` on the asynchronous connection.

        Raises SyncBind (a ValueError) for a synchronous engine, and NoAsyncOffline (a
        NotImplementedError) while a script is written.
        """
        if self.migration_context.as_sql:
            raise NoAsyncOffline("run_async needs a live connection.", fix="do the same with directives and op.execute")
        connection = self.get_bind()
        if not connection.dialect.is_async:
            raise SyncBind("run_async needs a connection of an asynchronous engine, and this one is synchronous.")
        from sqlalchemy.ext.asyncio import AsyncConnection

        proxy = AsyncConnection._retrieve_proxy_for_target(connection)
        return await_only(async_function(proxy, *args, **kw_args))


class Operations(AbstractOperations, TableDirectives):
    """The directives outside of a batch; the module `op` has the same as functions."""

    @classmethod
    @contextmanager
    def context(cls, migration_context: Context) -> Iterator[Operations]:
        """Make `op` mean this migration context while the block runs."""
        operations = cls(migration_context)
        with install(operations):
            yield operations


class BatchOperations(AbstractOperations, BatchDirectives):
    """The directives inside of `with op.batch_alter_table(...) as batch_op`."""

    _spelled = "batch_op"

    def __init__(self, migration_context: Context, settings: BatchSettings) -> None:
        super().__init__(migration_context)
        self.settings = settings
        self._waiting: list[MigrateOperation] = []

    @property
    def impl(self) -> BatchSettings:
        """Where directives of third parties find `table_name` and `schema` of the batch."""
        return self.settings

    def batch_alter_table(self, *args: Any, **kw: Any) -> NoReturn:
        """A batch inside a batch means nothing: raises BatchUnfit."""
        raise BatchUnfit("batch_alter_table was called inside of another batch.", fix="end the outer block first")

    def record(self, operation: MigrateOperation) -> Any:
        """Keep a change for the end of the block; what isn't about the table runs at once."""
        operation.batch = self.settings
        if not operation.waits_in_batch:
            return super().record(operation)
        self.migration_context.mark(operation)
        self._waiting.append(operation)
        return None

    def flush(self) -> None:
        """Record what waits, in order: called at the end of the block."""
        waiting, self._waiting = self._waiting, []
        if self._arranges(bool(waiting)):
            waiting.append(self._arrangement())
        if self._names(waiting):
            waiting.insert(0, self._naming())
        for operation in waiting:
            operation.ends_batch = operation is waiting[-1]
            self.migration_context.record(operation)

    def _arranges(self, changes: bool) -> bool:
        """Whether the batch says something about the whole table, and the table may be made anew for it."""
        settings = self.settings
        if not changes:  # with "auto" it has no reason to rebuild, and Alembic's batch does nothing either
            return settings.recreate == "always"
        if not (settings.partial_reordering or settings.table_args or settings.table_kwargs):
            return False
        return settings.may_rebuild(self.migration_context.profile)

    def _names(self, waiting: Sequence[MigrateOperation]) -> bool:
        """Whether the batch gives names to the keys of its table: where Alembic's makes the table anew."""
        settings = self.settings
        if not settings.naming_convention or settings.recreate == "never":
            return False
        if not self.migration_context.profile.rebuilds:
            return False
        return settings.recreate == "always" or not all(each.leaves_the_rest for each in waiting)

    def _naming(self) -> ArrangeTableOp:
        settings = self.settings
        operation = ArrangeTableOp(settings.table_name, schema=settings.schema, naming=settings.naming_convention)
        operation.batch = settings
        return operation

    def _arrangement(self) -> ArrangeTableOp:
        settings = self.settings
        operation = ArrangeTableOp(
            settings.table_name,
            schema=settings.schema,
            reordering=settings.partial_reordering,
            arguments=settings.table_args,
            options=settings.table_kwargs,
        )
        operation.batch = settings
        return operation
