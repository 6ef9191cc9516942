-- op.add_column("account", sa.Column("nickname", sa.String(30)), if_not_exists=True)
-- after: account()

BEGIN
  EXECUTE IMMEDIATE 'ALTER TABLE account ADD nickname VARCHAR2(30 CHAR)';
EXCEPTION
  WHEN OTHERS THEN
    IF SQLCODE != -1430 THEN
      RAISE;
    END IF;
END;
/
