-- op.create_table(
--     "membership",
--     sa.Column("account_id", sa.Integer(), primary_key=True),
--     sa.Column("team_id", sa.Integer(), primary_key=True),
-- )

CREATE TABLE membership (
  account_id INTEGER NOT NULL,
  team_id INTEGER NOT NULL,
  PRIMARY KEY (account_id, team_id)
);
