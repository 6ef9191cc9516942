-- op.alter_column("log_line", "number", server_default="5")
-- op.alter_column("log_line", "number", server_default=sa.Identity(always=True, start=50, minvalue=1, maxvalue=999))
-- after: without_key()

ALTER TABLE log_line ALTER COLUMN number SET DEFAULT '5';
ALTER TABLE log_line ALTER COLUMN number DROP DEFAULT,
  ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY (START WITH 50 MINVALUE 1 MAXVALUE 999);
