-- op.create_table(
--     "tag",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("label", sa.String(30), index=True),
--     if_not_exists=True,
-- )

IF OBJECT_ID('tag', N'U') IS NULL
CREATE TABLE tag (
  id INTEGER NOT NULL IDENTITY,
  label VARCHAR(30) NULL,
  PRIMARY KEY (id)
);
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID('tag') AND name = 'ix_tag_label')
CREATE INDEX ix_tag_label ON tag (label);
GO
