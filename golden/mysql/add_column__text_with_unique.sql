-- op.add_column("account", sa.Column("label", sa.Text(), unique=True))
-- after: account()

-- REFUSED: SG401 MySQL can't do this: add column label to account
--   why: a key on label, which is TEXT, needs to be told how much of it counts (error 1170, 3152)
--   do:  an index of its beginning: op.create_index(..., mysql_length={"label": 255})
--   do:  a type with a length: sa.String(255), or sa.Text().with_variant(sa.String(255), "mysql")
