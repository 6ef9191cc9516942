-- op.add_column("account", sa.Column("n" * 130, sa.Integer()))
-- after: account()

-- REFUSED: SG106 the name 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn' is too long for MySQL 8.0: 130 characters, 64 are allowed
--   why: the server refuses it (error 1059)
--   do:  choose a name of at most 64 characters
