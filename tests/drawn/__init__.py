"""Random schemas and changes, drawn by hypothesis, tried on real databases up and back down.

What may differ between a database that was changed and one that was made from the catalog, and nothing else:

- PostgreSQL: the name of a sequence behind a column, which stays when the column or table gets another name.
- MariaDB: the name of the index that the server makes with a foreign key, which stays, too.

On the way back also the order of columns, where a column that comes back stands at the end, and needless quotes around
names in expressions. Rows are deleted before the way back when it isn't open to them: a dropped column comes back
empty, and rows that came after a change of type needn't fit into the old one.

What isn't drawn, since the server itself refuses it or since the catalog doesn't follow it yet, is said where it is
left out in `changes.py` and `tables.py`. The latter is MariaDB only: indexes on columns of foreign keys, and drops of
foreign keys whose columns were renamed (the index keeps a name that the catalog doesn't hold).
"""
