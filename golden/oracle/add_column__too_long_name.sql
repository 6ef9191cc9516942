-- op.add_column("account", sa.Column("n" * 130, sa.Integer()))
-- after: account()

-- REFUSED: SG106 the name 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn' is too long for Oracle 19: 130 bytes, 128 are allowed
--   why: the server refuses it (ORA-00972)
--   do:  choose a name of at most 128 bytes
