-- op.drop_constraint("ck_account_visits", "account", type_="check", if_exists=True)
-- after: account_and_purchase()

BEGIN
  EXECUTE IMMEDIATE 'ALTER TABLE account DROP CONSTRAINT ck_account_visits';
EXCEPTION
  WHEN OTHERS THEN
    IF SQLCODE != -2443 THEN
      RAISE;
    END IF;
END;
/
