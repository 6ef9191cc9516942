-- op.create_check_constraint(None, "account", "visits >= 0")
-- after: account()

-- MySQL 8.0.11 reads CHECK and throws it away; MySQL 8.0.16 keeps it
ALTER TABLE account ADD CHECK (visits >= 0);
