-- op.bulk_insert(
--     sa.table("account", sa.column("id"), sa.column("email"), sa.column("active"), sa.column("born_on")),
--     [{"id": 20, "email": "a", "active": False, "born_on": dt.date(2001, 1, 1)}],
-- )
-- after: account()

INSERT INTO account (id, email, active, born_on) VALUES
  (20, 'a', 0, DATE '2001-01-01');
