-- op.add_column("account", sa.Column("data", postgresql.JSONB()))
-- table = sa.table("account", sa.column("data", postgresql.JSONB()), sa.column("id", sa.Integer()))
-- op.execute(table.update().values(data={"a": {"b": "it's"}}))
-- op.execute(table.delete().where(table.c.data["a"]["b"].astext == "x%"))
-- op.execute(table.update().values(data=table.c.data.concat({"k": 1})))
-- after: account()

ALTER TABLE account ADD COLUMN data JSONB;
UPDATE account SET data='{"a": {"b": "it''s"}}'::jsonb;
DELETE FROM account WHERE (((account.data -> 'a')) ->> 'b') = 'x%';
UPDATE account SET data=(account.data || '{"k": 1}'::jsonb);
