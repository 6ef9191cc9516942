-- op.drop_column("coin", "name")
-- op.add_column("coin", sa.Column("name", sa.String(20)))
-- op.create_index("ix_coin_name", "coin", ["name"])
-- after: doubled()

ALTER TABLE coin DROP COLUMN name;
ALTER TABLE coin ADD name VARCHAR2(20 CHAR);
CREATE INDEX ix_coin_name ON coin (name);
