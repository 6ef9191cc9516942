-- op.add_column("account", sa.Column("n" * 130, sa.Integer()))
-- after: account()

-- REFUSED: SG106 the name 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn' is too long for Microsoft SQL Server 2019: 130 characters, 128 are allowed
--   why: the server refuses it (error 103)
--   do:  choose a name of at most 128 characters
