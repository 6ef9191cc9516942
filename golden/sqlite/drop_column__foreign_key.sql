-- op.drop_constraint("uq_purchase_code", "purchase", type_="unique")
-- op.drop_column("purchase", "account_id")
-- after: account_and_purchase()

-- REFUSED: SG401 SQLite can't do this: drop unique constraint uq_purchase_code of purchase
--   why: SQLite 3.40 has no ALTER for it: the table would have to be made anew and its rows copied, which sqlgen doesn't do yet
--   do:  state it in create_table, where the table is made
--   do:  leave it out here: if op.get_context().dialect.name != "sqlite": ...
