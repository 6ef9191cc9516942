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
SET @guarded = IF(NOT EXISTS (SELECT 1 FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'tag' AND INDEX_NAME = 'ix_tag_label'), 'CREATE INDEX ix_tag_label ON tag (label)', 'DO 0');
PREPARE guarded FROM @guarded;
EXECUTE guarded;
DEALLOCATE PREPARE guarded;
