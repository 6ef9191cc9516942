-- op.alter_column("account", "id", autoincrement=False, existing_autoincrement=True, existing_type=sa.Integer())
-- after: account()

-- REFUSED: SG401 Microsoft SQL Server can't do this: alter column id of account: autoincrement
--   why: SQL Server can't give IDENTITY to an existing column nor take it; add a new column and drop the old one
--   do:  make the table anew: op.batch_alter_table(..., recreate="always")
