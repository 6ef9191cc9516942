-- op.drop_table("account", if_exists=True)
-- after: account()

BEGIN
  EXECUTE IMMEDIATE 'DROP TABLE account';
EXCEPTION
  WHEN OTHERS THEN
    IF SQLCODE != -942 THEN
      RAISE;
    END IF;
END;
/
