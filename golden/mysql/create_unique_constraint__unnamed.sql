-- op.create_unique_constraint(None, "account", ["email"])
-- after: account()

ALTER TABLE account ADD UNIQUE (email);
