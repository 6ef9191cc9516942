-- op.create_primary_key("pk_log_line", "log_line", ["day", "text"])
-- after: without_key()

-- REFUSED: SG401 Microsoft SQL Server can't do this: add primary key pk_log_line to log_line
--   why: text allows NULL, and a column of a primary key must not (error 8111)
--   do:  op.alter_column("log_line", "text", nullable=False) first
