-- op.create_table(
--     "scratch",
--     sa.Column("id", sa.Integer(), nullable=False),
--     prefixes=["GLOBAL TEMPORARY"],
--     oracle_on_commit="PRESERVE ROWS",
-- )

CREATE GLOBAL TEMPORARY TABLE scratch (
  id INTEGER NOT NULL
)
 ON COMMIT PRESERVE ROWS;
