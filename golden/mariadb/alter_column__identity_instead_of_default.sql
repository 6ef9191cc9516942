-- op.alter_column("log_line", "number", server_default="5")
-- op.alter_column("log_line", "number", server_default=sa.Identity(always=True, start=50, minvalue=1, maxvalue=999))
-- after: without_key()

ALTER TABLE log_line ALTER COLUMN number SET DEFAULT '5';

-- REFUSED: SG401 MariaDB can't do this: alter column number of log_line: default, identity
--   why: MariaDB has no identity columns; use autoincrement
--   do:  op.alter_column(..., autoincrement=True)
