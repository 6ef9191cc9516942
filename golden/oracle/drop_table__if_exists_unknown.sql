-- op.drop_table("legacy", if_exists=True)

BEGIN
  EXECUTE IMMEDIATE 'DROP TABLE legacy';
EXCEPTION
  WHEN OTHERS THEN
    IF SQLCODE != -942 THEN
      RAISE;
    END IF;
END;
/
