-- with op.batch_alter_table("account", recreate="never") as batch:
--     batch.drop_constraint("uq_account_email", type_="unique")
-- after: account_and_purchase()

-- REFUSED: SG401 SQLite can't do this: drop unique constraint uq_account_email of account
--   why: SQLite 3.40 has no ALTER for it, and the table isn't to be made anew here
--   do:  let the table be made anew: leave recreate="never" out of the batch
--   do:  state it in create_table, where the table is made
