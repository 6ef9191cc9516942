-- op.alter_column("account", "id", type_=sa.BigInteger(), existing_type=sa.Integer())
-- after: account()

ALTER TABLE account ALTER COLUMN id TYPE BIGINT;
DO $sqlgen$
DECLARE
  sequence_name text := pg_get_serial_sequence('account', 'id');
BEGIN
  IF sequence_name IS NOT NULL THEN
    EXECUTE 'ALTER SEQUENCE ' || sequence_name || ' AS BIGINT';
  END IF;
END
$sqlgen$;
