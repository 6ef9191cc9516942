-- op.add_column("account", sa.Column("name", sa.String(50)), if_not_exists=True)
-- after: account()

BEGIN
  EXECUTE IMMEDIATE 'ALTER TABLE account ADD name VARCHAR2(50 CHAR)';
EXCEPTION
  WHEN OTHERS THEN
    IF SQLCODE != -1430 THEN
      RAISE;
    END IF;
END;
/
