-- op.execute(
--     sa.text("UPDATE account SET status = :status, level = :level WHERE name = :name").bindparams(
--         status="it's \\ 100%", level=4, name="Çiğdem"
--     )
-- )
-- after: account()

UPDATE account SET status = 'it''s \\ 100%', level = 4 WHERE name = 'Çiğdem';
