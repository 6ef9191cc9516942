-- op.add_column("account", sa.Column("parent_id", sa.Integer()))
-- op.create_foreign_key("fk_account_parent", "account", "account", ["parent_id"], ["id"])
-- after: account()

ALTER TABLE account ADD COLUMN parent_id INTEGER;

-- REFUSED: SG401 SQLite can't do this: add foreign key fk_account_parent to account, referring to account (id)
--   why: SQLite 3.40 has no ALTER for it: the table would have to be made anew and its rows copied, which sqlgen doesn't do yet
--   do:  state it in create_table, where the table is made
--   do:  leave it out here: if op.get_context().dialect.name != "sqlite": ...
