-- op.drop_column("legacy", "code", if_exists=True)
-- after: legacy(), unseen by any revision

BEGIN
  EXECUTE IMMEDIATE 'ALTER TABLE legacy DROP COLUMN code';
EXCEPTION
  WHEN OTHERS THEN
    IF SQLCODE != -904 THEN
      RAISE;
    END IF;
END;
/
