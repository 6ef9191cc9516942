-- statement = postgresql.insert(accounts).values(id=1, email="ada", status="new")
-- op.execute(
--     statement.on_conflict_do_update(index_elements=["id"], set_={"status": statement.excluded.status, "visits": 5})
-- )
-- after: account()

INSERT INTO account (id, email, status) VALUES (1, 'ada', 'new') ON CONFLICT (id) DO UPDATE SET status = excluded.status, visits = 5;
