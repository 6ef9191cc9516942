-- op.alter_column("legacy", "code", nullable=False, existing_type=sa.String(20))
-- after: legacy(), unseen by any revision

BEGIN
  EXECUTE IMMEDIATE 'ALTER TABLE legacy MODIFY code NOT NULL';
EXCEPTION
  WHEN OTHERS THEN
    IF SQLCODE != -1442 THEN
      RAISE;
    END IF;
END;
/
