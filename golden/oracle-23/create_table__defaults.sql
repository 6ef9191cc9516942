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
  id INTEGER NOT NULL,
  word VARCHAR2(30 CHAR) DEFAULT 'it''s \ 100% :x',
  "number" INTEGER DEFAULT '5' NOT NULL,
  expression INTEGER DEFAULT (1 + 2),
  flag BOOLEAN DEFAULT 1 NOT NULL,
  moment DATE DEFAULT CURRENT_TIMESTAMP,
  empty VARCHAR2(10 CHAR) DEFAULT '',
  tulip VARCHAR2(20 CHAR) DEFAULT '🌷 ç',
  PRIMARY KEY (id)
);
