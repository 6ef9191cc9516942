-- op.drop_column("account", "visits")
-- after: account_and_purchase()

-- nothing to drop: MySQL 8.0.11 reads CHECK and throws it away
ALTER TABLE account DROP COLUMN visits;
