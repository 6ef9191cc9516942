-- op.execute(
--     sa.insert(accounts).values(id=30, email="a@b", status="new", created_at=dt.datetime(2024, 2, 29, 1, 2, 3))
-- )
-- after: account()

INSERT INTO account (id, email, status, created_at) VALUES (30, 'a@b', 'new', TIMESTAMP '2024-02-29 01:02:03');
