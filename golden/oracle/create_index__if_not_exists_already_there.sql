-- op.create_index("ix_account_name", "account", ["name"], if_not_exists=True)
-- after: account_and_purchase()

BEGIN
  EXECUTE IMMEDIATE 'CREATE INDEX ix_account_name ON account (name)';
EXCEPTION
  WHEN OTHERS THEN
    IF SQLCODE != -955 THEN
      RAISE;
    END IF;
END;
/
