"""Which words of a view, or of a statement in a trigger, are a table or a column of it.

A statement is parsed only to learn where the words stand, and which table each column is of: an unqualified name
belongs to the innermost query that has a table, or a query in its FROM, with such a column. Where that can't be told
the answer is None. What is printed is always the author's text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from sqlgen.catalog.expressions import Word
from sqlgen.profile.identifiers import fold, fold_table, from_sql
from sqlgen.profile.model import Profile

Columns: TypeAlias = Callable[[str, str | None], "frozenset[str] | None"]
"""The columns of a table or a view, folded, by its name and schema; None where they aren't known in full."""


class Target(NamedTuple):
    """A table, or a view; ``key`` tells whether a name and a schema mean it."""

    is_meant: Callable[[str, str | None], bool]
    columns: Columns


class ColumnWords(NamedTuple):
    """What names a column in a text.

    ``labels``: those of the words that give a query's own column its name. ``ordered_by``: words behind a union, that
    mean a column by the name that the union has for it. ``shows``: the outermost query has a column
    that is called after it. ``in_star``: a star stands for it, too. ``lost``: a name outside of a query means such a
    column of the query.
    """

    words: tuple[Word, ...]
    labels: tuple[Word, ...]
    ordered_by: tuple[Word, ...]
    shows: bool
    in_star: bool
    lost: bool


class _Unclear(Exception):
    """It can't be told."""


def words_of_table(sqltext: str, target: Target, profile: Profile) -> tuple[Word, ...] | None:
    """Where a statement names the table: in FROM and its like, and before the columns of it."""
    try:
        return _Statement(sqltext, target, profile, "", {}).tables()
    except _Unclear:
        return None


def words_of_column(
    sqltext: str, target: Target, column: str, profile: Profile, rows: Mapping[str, bool] | None = None
) -> ColumnWords | None:
    """Where a statement names the table's column.

    ``rows``: names of rows that the statement knows beside its tables (new, old), and whether they are the table's.
    """
    try:
        return _Statement(sqltext, target, profile, fold(profile, column), rows or {}).columns()
    except _Unclear:
        return None


def counts_columns(sqltext: str, target: Target, profile: Profile) -> bool | None:
    """Whether an INSERT is right only as long as the table has as many columns as now; None where that isn't clear.

    So it is without a list of columns, and where the rows are a star of the table.
    """
    try:
        return _Statement(sqltext, target, profile, "", {}).counts()
    except _Unclear:
        return None


def columns_of_view(sqltext: str, columns: Columns, profile: Profile) -> frozenset[str] | None:
    """The names of a view's columns, folded; None where its text doesn't tell."""
    try:
        return _Statement(sqltext, Target(lambda name, schema: False, columns), profile, "", {}).shown()
    except _Unclear:
        return None


class _Statement:
    """A parsed statement; ``column`` is the folded name that is looked for."""

    def __init__(self, sqltext: str, target: Target, profile: Profile, column: str, rows: Mapping[str, bool]) -> None:
        from sqlglot import exp

        self._exp: Any = exp
        self._text = sqltext
        self._target = target
        self._profile = profile
        self._column = column
        self._rows = rows
        self._tree = _parsed(sqltext, profile)
        if isinstance(self._tree, exp.Create) and not isinstance(self._tree.expression, exp.Query):
            raise _Unclear

    # ------------------------------------------------------------------ answers

    def tables(self) -> tuple[Word, ...]:
        words = [self._word(table.this) for table in self._tree.find_all(self._exp.Table) if self._is_target(table)]
        for column in self._tree.find_all(self._exp.Column):
            qualifier = column.args.get("table")
            source = None if qualifier is None else self._named_source(column, self._table_name(qualifier))
            if source is not None and self._is_target(source) and not source.alias:
                words.append(self._word(qualifier))
        return _in_order(words)

    def columns(self) -> ColumnWords:
        words, labels, ordered_by, lost = [], [], [], False
        if any(self._is_name_in_apostrophes(literal) for literal in self._tree.find_all(self._exp.Literal)):
            raise _Unclear
        for identifier in self._tree.find_all(self._exp.Identifier):
            if self._name(identifier) != self._column:
                continue
            origin = self._origin(identifier)
            if origin is True:
                words.append(self._word(identifier))
                if identifier.parent.parent_select is not None and _is_projection(identifier.parent):
                    labels.append(words[-1])
            elif origin == "ordered by":
                ordered_by.append(self._word(identifier))
            lost = lost or origin == "lost"
        queries = list(self._tree.find_all(self._exp.Select))
        if any(self._joins_by_name(query) for query in queries):
            raise _Unclear
        in_star = any(self._has_star_of_target(query) for query in queries)
        return ColumnWords(
            _in_order(words), _in_order(labels), _in_order(ordered_by), self._shows(self._query()), in_star, lost
        )

    def counts(self) -> bool:
        exp = self._exp
        for insert in self._tree.find_all(exp.Insert):
            rows = insert.expression
            if rows is not None and isinstance(insert.this, exp.Table) and self._is_target(insert.this):
                return True
            if isinstance(rows, exp.Query) and any(
                self._has_star_of_target(each) for each in rows.find_all(exp.Select)
            ):
                return True
        return False

    def shown(self) -> frozenset[str] | None:
        if isinstance(self._tree, self._exp.Create) and isinstance(self._tree.this, self._exp.Schema):
            return frozenset(fold(self._profile, each.name) for each in self._tree.this.expressions)
        query = self._query()
        return None if query is None else self._outputs(query)

    # ------------------------------------------------------------------ where a column comes from

    def _origin(self, identifier: Any) -> bool | str:
        """True: from the target; "lost": from a query that calls a column after the target's; else False.

        "ordered by": it is a union's own column, called after the target's.
        """
        exp, parent = self._exp, identifier.parent
        if isinstance(parent, exp.Schema):
            insert = parent.parent
            return isinstance(insert, exp.Insert) and self._is_target(parent.this)
        if isinstance(parent, exp.Lambda):  # sqlglot's word for email -> '$.x' among arguments
            return self._unqualified(parent)
        if not isinstance(parent, exp.Column) or identifier.arg_key != "this":
            return False
        written = self._written_table(parent)
        if written is not None:
            return self._is_target(written)
        qualifier = parent.args.get("table")
        if qualifier is None:
            return self._unqualified(parent)
        name = self._table_name(qualifier)
        source = self._named_source(parent, name)
        if source is None:
            conflict = parent.find_ancestor(exp.OnConflict)
            if name.lower() == "excluded" and conflict is not None:
                return self._is_target(_inserted_into(conflict.parent))
            return self._rows.get(name.lower(), False)
        return self._from(source)

    def _unqualified(self, column: Any) -> bool | str:
        for frame, through in self._frames(column):
            if isinstance(frame, self._exp.SetOperation):
                if through == "order":
                    return "ordered by" if self._shows(frame) else False
                continue
            if through == "order" and self._is_whole_term(column) and self._column in self._labels(frame):
                return False
            sources = self._sources(frame, through)
            having = [each for each in sources if self._column in (self._columns_of(each) or ())]
            unknown = [each for each in sources if self._columns_of(each) is None]
            if len(having) == 1 and not unknown:
                return self._from(having[0])
            if any(self._from(each) for each in (*having, *unknown)) or (unknown and self._reaches_target(frame)):
                raise _Unclear
            if having or unknown:
                return False
        return False

    def _reaches_target(self, frame: Any) -> bool:
        """Whether a query around this one has the target."""
        return any(
            self._from(source) for outer, through in self._frames(frame) for source in self._sources(outer, through)
        )

    def _from(self, source: Any) -> bool | str:
        if self._is_target(source):
            return True
        query = self._query_of(source)
        if query is None or self._given_names(source) is not None or not self._shows(query):
            return False
        return "lost"

    def _written_table(self, column: Any) -> Any:
        """The table whose column is given a value: the left side in SET, or a key of ON CONFLICT."""
        exp, parent = self._exp, column.parent
        if isinstance(parent, exp.EQ) and column.arg_key == "this":
            if isinstance(parent.parent, exp.Update) and parent.arg_key == "expressions":
                return parent.parent.this
            if isinstance(parent.parent, exp.OnConflict) and parent.arg_key == "expressions":
                return _inserted_into(parent.parent.parent)
        conflict = column.find_ancestor(exp.OnConflict)
        if conflict is not None and not column.args.get("table") and column.find_ancestor(exp.Select) is None:
            return _inserted_into(conflict.parent)
        return None

    # ------------------------------------------------------------------ queries and what they are made of

    def _frames(self, node: Any) -> Iterator[tuple[Any, str]]:
        """The queries around a node, from the innermost on, and by which part it stands in them."""
        exp = self._exp
        while node.parent is not None:
            through, node = node.arg_key, node.parent
            if isinstance(node, (exp.Select, exp.SetOperation, exp.Update, exp.Delete, exp.Insert)):
                yield node, through
            elif isinstance(node, exp.Merge):
                raise _Unclear

    def _sources(self, frame: Any, through: str) -> list[Any]:
        """What a query reads, as its part that is reached ``through`` sees it."""
        exp = self._exp
        if through.startswith("with"):
            return []
        if isinstance(frame, exp.Insert):
            return [_inserted_into(frame)] if through in ("conflict", "returning") else []
        first = frame.this if isinstance(frame, (exp.Update, exp.Delete)) else None
        read = frame.args.get("from_") or frame.args.get("from")
        sources = [first] if first is not None else []
        sources += [read.this] if read is not None else []
        sources += [join.this for join in frame.args.get("joins") or ()]
        if frame.args.get("laterals"):
            raise _Unclear
        return [each for source in sources for each in self._flat(source)]

    def _flat(self, source: Any) -> Iterator[Any]:
        """A source with those that are joined to it in parentheses."""
        exp = self._exp
        inner = source.this if isinstance(source, exp.Subquery) else None
        if isinstance(inner, exp.Table):
            yield from self._flat(inner)
        else:
            yield source
        for join in source.args.get("joins") or ():
            yield from self._flat(join.this)

    def _named_source(self, node: Any, name: str) -> Any:
        """The source that a qualifier means; None: it is no source of the queries around."""
        for frame, through in self._frames(node):
            if isinstance(frame, self._exp.SetOperation):
                continue
            for source in self._sources(frame, through):
                if self._called(source) == name:
                    return source
        return None

    def _called(self, source: Any) -> str | None:
        """How the columns of a source are qualified."""
        alias = source.args.get("alias")
        identifier = alias.this if alias is not None and alias.this is not None else source.this
        return self._table_name(identifier) if isinstance(identifier, self._exp.Identifier) else None

    def _columns_of(self, source: Any) -> frozenset[str] | None:
        exp = self._exp
        names = self._given_names(source)
        if names is not None:
            return names
        query = self._query_of(source)
        if query is not None:
            return self._outputs(query)
        if not isinstance(source, exp.Table) or not isinstance(source.this, exp.Identifier):
            return None
        known = self._target.columns(*self._place(source))
        return known if known is None or not self._is_target(source) else known | {self._column}

    def _given_names(self, source: Any) -> frozenset[str] | None:
        """The names that an alias, or WITH, gives to all columns."""
        cte = self._cte(source) if isinstance(source, self._exp.Table) else None
        for named in (source, cte):
            alias = None if named is None else named.args.get("alias")
            if alias is not None and alias.args.get("columns"):
                return frozenset(fold(self._profile, each.name) for each in alias.args["columns"])
        return None

    def _query_of(self, source: Any) -> Any:
        """The query behind a source: one in parentheses, or one of WITH."""
        exp = self._exp
        if isinstance(source, exp.Subquery):
            return source.this
        cte = self._cte(source) if isinstance(source, exp.Table) else None
        return None if cte is None else cte.this

    def _cte(self, table: Any) -> Any:
        if table.args.get("db") is not None:
            return None
        node, name, around = table, self._table_name(table.this), set()
        while node is not None:
            around.add(id(node))
            clause = node.args.get("with_") or node.args.get("with")
            for cte in clause.expressions if clause is not None else ():
                recursive = id(cte) not in around or clause.args.get("recursive")
                if recursive and self._table_name(cte.args["alias"].this) == name:
                    return cte
            node = node.parent
        return None

    def _outputs(self, query: Any) -> frozenset[str] | None:
        """The folded names of a query's columns."""
        exp = self._exp
        if isinstance(query, exp.SetOperation):
            return self._outputs(query.this)
        if isinstance(query, exp.Subquery):
            return self._outputs(query.this)
        if not isinstance(query, exp.Select):
            return None
        names: set[str] = set()
        for each in query.expressions:
            starred = self._starred(each, query)
            if starred is None:
                names.add(fold(self._profile, each.alias_or_name))
                continue
            for source in starred:
                columns = self._columns_of(source)
                if columns is None:
                    return None
                names |= columns
        return frozenset(names)

    def _starred(self, projection: Any, query: Any) -> list[Any] | None:
        """The sources that a star stands for; None: it is no star."""
        exp = self._exp
        if isinstance(projection, exp.Star):
            return self._sources(query, "expressions")
        if isinstance(projection, exp.Column) and isinstance(projection.this, exp.Star):
            source = self._named_source(projection, self._table_name(projection.args["table"]))
            return [] if source is None else [source]
        return None

    def _has_star_of_target(self, query: Any) -> bool:
        return any(
            self._from(source) is not False for each in query.expressions for source in self._starred(each, query) or ()
        )

    def _shows(self, query: Any) -> bool:
        """Whether a column of the query is called after the target's, which it is."""
        exp = self._exp
        if query is None or (query is self._query() and self._is_named_view()):
            return False
        if isinstance(query, (exp.SetOperation, exp.Subquery)):
            return self._shows(query.this)
        if not isinstance(query, exp.Select):
            return False
        for each in query.expressions:
            if isinstance(each, exp.Column) and isinstance(each.this, exp.Identifier):
                if self._name(each.this) == self._column and self._origin(each.this) is not False:
                    return True
            elif any(self._from(source) is not False for source in self._starred(each, query) or ()):
                return True
        return False

    def _is_whole_term(self, column: Any) -> bool:
        """Whether a word is all that ORDER BY goes by: only then it may be a label; in an expression it is a column."""
        while isinstance(column.parent, (self._exp.Paren, self._exp.Collate)):
            column = column.parent
        return isinstance(column.parent, self._exp.Ordered)

    def _labels(self, query: Any) -> set[str]:
        return {
            fold(self._profile, each.alias)
            for each in getattr(query, "expressions", ())
            if isinstance(each, self._exp.Alias)
        }

    def _joins_by_name(self, query: Any) -> bool:
        """Whether the target is joined by columns of the same name, in which the renamed one may be."""
        joins = query.args.get("joins") or ()
        by_name = any(
            join.args.get("method") == "NATURAL"
            or any(fold(self._profile, each.name) == self._column for each in join.args.get("using") or ())
            for join in joins
        )
        return by_name and any(self._from(source) is not False for source in self._sources(query, "expressions"))

    def _query(self) -> Any:
        """The query of a view; None for what gives no rows."""
        exp = self._exp
        tree = self._tree.expression if isinstance(self._tree, exp.Create) else self._tree
        return tree if isinstance(tree, exp.Query) else None

    def _is_named_view(self) -> bool:
        return isinstance(self._tree, self._exp.Create) and isinstance(self._tree.this, self._exp.Schema)

    # ------------------------------------------------------------------ names

    def _is_target(self, source: Any) -> bool:
        exp = self._exp
        if not isinstance(source, exp.Table) or not isinstance(source.this, exp.Identifier):
            return False
        holder = source.parent.parent if isinstance(source.parent, exp.Schema) else source.parent
        if isinstance(holder, exp.Create):  # the view's own name
            return False
        return self._cte(source) is None and self._target.is_meant(*self._place(source))

    def _place(self, table: Any) -> tuple[str, str | None]:
        db = table.args.get("db")
        schema = None if db is None else from_sql(self._profile, db.name, bool(db.args.get("quoted")))
        return from_sql(self._profile, table.name, bool(table.this.args.get("quoted"))), schema

    def _name(self, identifier: Any) -> str:
        return fold(self._profile, from_sql(self._profile, identifier.name, bool(identifier.args.get("quoted"))))

    def _table_name(self, identifier: Any) -> str:
        name = from_sql(self._profile, identifier.name, bool(identifier.args.get("quoted")))
        return fold_table(self._profile, name)

    def _is_name_in_apostrophes(self, literal: Any) -> bool:
        """Whether SQLite takes 'name' for the column that is looked for: it does where a text makes no sense."""
        exp, parent = self._exp, literal.parent
        if not literal.is_string or fold(self._profile, literal.this) != self._column:
            return False
        given = isinstance(parent, exp.EQ) and literal.arg_key == "this" and parent.arg_key == "expressions"
        return isinstance(parent, (exp.Schema, exp.Column)) or (given and isinstance(parent.parent, exp.Update))

    def _word(self, identifier: Any) -> Word:
        """Where the identifier stands; sqlglot may not know, or another text stands there."""
        start, end = identifier.meta.get("start", -1), identifier.meta.get("end", -2) + 1
        quoted = bool(identifier.args.get("quoted"))
        written = self._text[start:end] if 0 <= start < end else ""
        if quoted and written:
            closing = written[-1]
            written = written[1:-1].replace(closing * 2, closing)
        if not written or written != identifier.name:
            raise _Unclear
        return Word(identifier.name, quoted, start, end)


def _parsed(sqltext: str, profile: Profile) -> Any:
    import sqlglot
    from sqlglot import exp
    from sqlglot.errors import SqlglotError

    try:
        trees = [tree for tree in sqlglot.parse(sqltext, read=profile.sqlglot) if tree is not None]
    except (SqlglotError, RecursionError):
        raise _Unclear from None
    if len(trees) != 1 or not isinstance(trees[0], (exp.Create, exp.Query, exp.Insert, exp.Update, exp.Delete)):
        raise _Unclear
    return trees[0]


def _is_projection(column: Any) -> bool:
    return bool(column.arg_key == "expressions" and column.parent.key == "select")


def _inserted_into(insert: Any) -> Any:
    return insert.this.this if insert.this.key == "schema" else insert.this


def _in_order(words: list[Word]) -> tuple[Word, ...]:
    """Each place once: sqlglot doubles some nodes."""
    return tuple(sorted(dict.fromkeys(words), key=lambda word: word.start))
