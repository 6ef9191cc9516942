-- op.alter_column("log_line", "number", autoincrement=True)
-- after: without_key()

-- REFUSED: SG401 MariaDB can't do this: alter column number of log_line: autoincrement
--   why: AUTO_INCREMENT must be the first column of a key (error 1075)
--   do:  op.create_primary_key() or op.create_index() first
