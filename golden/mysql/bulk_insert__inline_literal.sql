-- op.bulk_insert(
--     sa.table("account", sa.column("id", sa.Integer()), sa.column("email", sa.String())),
--     [{"id": op.inline_literal(20), "email": op.inline_literal("it's")}],
--     multiinsert=False,
-- )
-- after: account()

INSERT INTO account (id, email) VALUES
  (20, 'it''s');
