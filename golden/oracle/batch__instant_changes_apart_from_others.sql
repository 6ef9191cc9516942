-- with op.batch_alter_table("account") as batch:
--     batch.add_column(sa.Column("nickname", sa.String(30)))
--     batch.add_column(sa.Column("shoe_size", sa.SmallInteger()))
--     batch.alter_column("visits", type_=sa.BigInteger())
--     batch.alter_column("digits", type_=sa.Integer())
--     batch.drop_column("bio")
--     batch.drop_column("born_on")
-- after: account()

ALTER TABLE account ADD nickname VARCHAR2(30 CHAR);
ALTER TABLE account ADD shoe_size SMALLINT;
-- ORA-01440 if the column has values: less precision is taken only while it is empty
ALTER TABLE account MODIFY visits NUMBER(19);
-- ORA-01439 if the column has values: another kind of type is taken only while it is empty
ALTER TABLE account MODIFY digits INTEGER;
ALTER TABLE account DROP COLUMN bio;
ALTER TABLE account DROP COLUMN born_on;
