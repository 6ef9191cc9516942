-- op.create_table(
--     "tag",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("label", sa.String(30), index=True),
--     if_not_exists=True,
-- )

CREATE TABLE IF NOT EXISTS tag (
  id INTEGER NOT NULL,
  label VARCHAR2(30 CHAR),
  PRIMARY KEY (id)
);
BEGIN
  EXECUTE IMMEDIATE 'CREATE INDEX ix_tag_label ON tag (label)';
EXCEPTION
  WHEN OTHERS THEN
    IF SQLCODE != -955 THEN
      RAISE;
    END IF;
END;
/
