-- op.create_index(
--     "ix_account_name",
--     "account",
--     ["name"],
--     postgresql_with={"fillfactor": 50},
--     postgresql_tablespace="pg_default",
-- )
-- after: account()

CREATE INDEX ix_account_name ON account (name) WITH (fillfactor = 50) TABLESPACE pg_default;
