-- op.create_table("account", sa.Column("id", sa.Integer(), primary_key=True))
-- after: account()

-- REFUSED: SG202 the name "account" for a new table is taken by a table
--   do:  choose another name, or drop or rename that table first
