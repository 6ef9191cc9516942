-- op.drop_index("ix_account_name", table_name="account", if_exists=True)
-- after: account_and_purchase()

BEGIN
  EXECUTE IMMEDIATE 'DROP INDEX ix_account_name';
EXCEPTION
  WHEN OTHERS THEN
    IF SQLCODE != -1418 THEN
      RAISE;
    END IF;
END;
/
