-- op.create_index("ix_account_name", "account", ["name"], postgresql_concurrently=True, if_not_exists=True)
-- after: account()

BEGIN
  EXECUTE IMMEDIATE 'CREATE INDEX ix_account_name ON account (name)';
EXCEPTION
  WHEN OTHERS THEN
    IF SQLCODE != -955 THEN
      RAISE;
    END IF;
END;
/
