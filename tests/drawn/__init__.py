"""Random schemas and changes, drawn by hypothesis, tried on real databases up and back down.

What may differ between a database that was changed and one that was made from the catalog, and nothing else:

- PostgreSQL: the name of a sequence behind a column, which stays when the column or table gets another name.

On the way back also the order of columns, where a column that comes back stands at the end, and needless quotes around
names in expressions. Rows are deleted before the way back when it isn't open to them: a dropped column comes back
empty, and rows that came after a change of type needn't fit into the old one. One world in a few loses nothing, and
keeps its rows all the way.

What isn't drawn, since the server itself refuses it, is said where it is left out, in `on_columns.py`,
`on_constraints.py` and `tables.py`; the pairs of operation and type or constraint that can't be stand in `pairs.py`.
"""
