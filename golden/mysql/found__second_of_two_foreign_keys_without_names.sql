-- op.create_table(
--     "refund",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("first_account", sa.Integer(), sa.ForeignKey("account.id")),
--     sa.Column("second_account", sa.Integer(), sa.ForeignKey("account.id")),
-- )
-- op.drop_column("refund", "first_account")
-- after: account_and_purchase()

CREATE TABLE refund (
  id INTEGER NOT NULL AUTO_INCREMENT,
  first_account INTEGER,
  second_account INTEGER,
  PRIMARY KEY (id),
  FOREIGN KEY(first_account) REFERENCES account (id),
  FOREIGN KEY(second_account) REFERENCES account (id)
);
ALTER TABLE refund DROP FOREIGN KEY refund_ibfk_1;
ALTER TABLE refund DROP COLUMN first_account;
