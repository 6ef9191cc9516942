-- op.drop_column("account", "bio", if_exists=True)
-- after: account()

BEGIN
  EXECUTE IMMEDIATE 'ALTER TABLE account DROP COLUMN bio';
EXCEPTION
  WHEN OTHERS THEN
    IF SQLCODE != -904 THEN
      RAISE;
    END IF;
END;
/
