-- op.create_table(
--     "setting",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("word", sa.String(30), server_default="it's \\ 100% :x"),
--     sa.Column("number", sa.Integer(), server_default="5", nullable=False),
--     sa.Column("expression", sa.Integer(), server_default=sa.text("(1 + 2)")),
--     sa.Column("flag", sa.Boolean(), server_default=sa.true(), nullable=False),
--     sa.Column("moment", sa.DateTime(), server_default=sa.func.now()),
--     sa.Column("empty", sa.String(10), server_default=""),
--     sa.Column("tulip", sa.String(20), server_default="🌷 ç"),
-- )

CREATE TABLE setting (
  id INTEGER NOT NULL AUTO_INCREMENT,
  word VARCHAR(30) DEFAULT 'it''s \\ 100% :x',
  number INTEGER NOT NULL DEFAULT '5',
  expression INTEGER DEFAULT (1 + 2),
  flag BOOL NOT NULL DEFAULT true,
  moment DATETIME DEFAULT now(),
  empty VARCHAR(10) DEFAULT '',
  tulip VARCHAR(20) DEFAULT '🌷 ç',
  PRIMARY KEY (id)
);
