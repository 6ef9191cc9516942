-- op.create_table(
--     "tag",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("label", sa.String(30), index=True),
--     if_not_exists=True,
-- )

BEGIN
  EXECUTE IMMEDIATE 'CREATE TABLE tag (
  id INTEGER NOT NULL,
  label VARCHAR2(30 CHAR),
  PRIMARY KEY (id)
)';
EXCEPTION
  WHEN OTHERS THEN
    IF SQLCODE != -955 THEN
      RAISE;
    END IF;
END;
/
BEGIN
  EXECUTE IMMEDIATE 'CREATE INDEX ix_tag_label ON tag (label)';
EXCEPTION
  WHEN OTHERS THEN
    IF SQLCODE != -955 THEN
      RAISE;
    END IF;
END;
/
