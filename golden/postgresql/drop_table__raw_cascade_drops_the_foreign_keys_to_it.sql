-- op.execute("DROP TABLE account CASCADE")
-- op.create_table("account", sa.Column("id", sa.Integer(), primary_key=True))
-- op.drop_table("account")
-- after: account_and_purchase()

DROP TABLE account CASCADE;
CREATE TABLE account (
  id SERIAL NOT NULL,
  PRIMARY KEY (id)
);
DROP TABLE account;
