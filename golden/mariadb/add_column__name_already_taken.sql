-- op.add_column("account", sa.Column("name", sa.Integer()))
-- after: account()

-- REFUSED: SG202 the name "name" for a new column is taken by a column of table "account"
--   do:  choose another name, or drop or rename that column first
