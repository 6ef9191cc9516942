-- op.add_column("account", sa.Column("n" * 130, sa.Integer()))
-- after: account()

-- REFUSED: SG106 the name 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn' is too long for PostgreSQL 15: 130 bytes, 63 are allowed
--   why: PostgreSQL would cut it at 63 bytes with a mere NOTICE, and two long names might become one
--   do:  choose a name of at most 63 bytes
