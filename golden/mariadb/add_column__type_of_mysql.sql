-- op.add_column("account", sa.Column("flags", mysql.SET("a", "b")))
-- op.add_column("account", sa.Column("size", mysql.INTEGER(unsigned=True)))
-- after: account()

ALTER TABLE account ADD COLUMN flags SET('a','b');
ALTER TABLE account ADD COLUMN size INTEGER UNSIGNED;
