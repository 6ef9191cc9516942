-- op.create_table(
--     "setting",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("words", sa.Text(), server_default="none", nullable=False),
--     sa.Column("number", sa.Integer(), server_default=sa.text("-1")),
--     sa.Column("day", sa.Date(), server_default=sa.func.current_date()),
--     sa.Column("token", sa.String(36), server_default=sa.func.uuid()),
--     sa.Column("document", sa.JSON(), server_default=sa.text("'[]'")),
-- )

CREATE TABLE setting (
  id INTEGER NOT NULL AUTO_INCREMENT,
  words TEXT NOT NULL DEFAULT 'none',
  number INTEGER DEFAULT -1,
  day DATE DEFAULT (CURRENT_DATE),
  token VARCHAR(36) DEFAULT (uuid()),
  document JSON DEFAULT '[]',
  PRIMARY KEY (id)
);
