-- op.alter_column("account", "id", autoincrement=False, existing_autoincrement=True, existing_type=sa.Integer())
-- after: account()

DO $sqlgen$
DECLARE
  sequence_name text := pg_get_serial_sequence('account', 'id');
BEGIN
  ALTER TABLE account ALTER COLUMN id DROP DEFAULT;
  IF sequence_name IS NOT NULL THEN
    EXECUTE 'DROP SEQUENCE ' || sequence_name;
  END IF;
END
$sqlgen$;
