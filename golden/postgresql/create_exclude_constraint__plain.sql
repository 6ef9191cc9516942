-- op.create_exclude_constraint("ex_account_level", "account", ("level", "="), using="btree")
-- after: account()

ALTER TABLE account ADD CONSTRAINT ex_account_level EXCLUDE USING btree (level WITH =);
