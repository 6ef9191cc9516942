-- op.create_exclude_constraint(
--     "ex_account_level",
--     "account",
--     ("level", "="),
--     (sa.func.lower(sa.column("email")), "="),
--     where=sa.text("active"),
--     using="btree",
--     deferrable=True,
--     initially="DEFERRED",
-- )
-- after: account()

ALTER TABLE account ADD CONSTRAINT ex_account_level EXCLUDE USING btree (level WITH =, lower(email) WITH =) WHERE (active) DEFERRABLE INITIALLY DEFERRED;
