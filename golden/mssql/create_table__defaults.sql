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
  id INTEGER NOT NULL IDENTITY,
  word VARCHAR(30) NULL DEFAULT 'it''s \ 100% :x',
  number INTEGER NOT NULL DEFAULT '5',
  expression INTEGER NULL DEFAULT (1 + 2),
  flag BIT NOT NULL DEFAULT 1,
  moment DATETIME NULL DEFAULT CURRENT_TIMESTAMP,
  empty VARCHAR(10) NULL DEFAULT '',
  tulip VARCHAR(20) NULL DEFAULT N'🌷 ç',
  PRIMARY KEY (id)
);
GO
