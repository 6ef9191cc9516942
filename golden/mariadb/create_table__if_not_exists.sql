-- op.create_table(
--     "tag",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("label", sa.String(30), index=True),
--     if_not_exists=True,
-- )

CREATE TABLE IF NOT EXISTS tag (
  id INTEGER NOT NULL AUTO_INCREMENT,
  label VARCHAR(30),
  PRIMARY KEY (id)
);
CREATE INDEX IF NOT EXISTS ix_tag_label ON tag (label);
