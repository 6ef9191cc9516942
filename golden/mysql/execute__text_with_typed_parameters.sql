-- op.execute(
--     sa.text("UPDATE account SET active = :active, born_on = :day, balance = :amount WHERE id IN :ids").bindparams(
--         sa.bindparam("active", False, sa.Boolean()),
--         sa.bindparam("day", dt.date(2024, 2, 29), sa.Date()),
--         sa.bindparam("amount", Decimal("10.50"), sa.Numeric()),
--         sa.bindparam("ids", [1, 2], expanding=True),
--     )
-- )
-- after: account()

UPDATE account SET active = 0, born_on = DATE '2024-02-29', balance = 10.50 WHERE id IN (1, 2);
