-- op.create_check_constraint(None, "account", "visits >= 0")
-- after: account()

ALTER TABLE account ADD CHECK (visits >= 0);
