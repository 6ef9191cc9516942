-- op.create_table(
--     "refund",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("reason", sa.String(20)),
--     sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id")),
-- )
-- op.create_index("ix_refund_reason", "refund", ["reason", "account_id"])
-- op.drop_column("refund", "reason")
-- after: account_and_purchase()

CREATE TABLE refund (
  id INTEGER NOT NULL AUTO_INCREMENT,
  reason VARCHAR(20),
  account_id INTEGER,
  PRIMARY KEY (id),
  FOREIGN KEY(account_id) REFERENCES account (id)
);
CREATE INDEX ix_refund_reason ON refund (reason, account_id);
ALTER TABLE refund DROP COLUMN reason;
