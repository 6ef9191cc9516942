-- op.drop_constraint("gadget_price_check1", "gadget", type_="check")
-- after: alike()

-- REFUSED: SG401 Microsoft SQL Server can't do this: drop check constraint (unnamed) of gadget
--   why: the server named several CHECKs over price, and tells them apart by texts only, which it writes anew
--   do:  give them names when they are made: sa.CheckConstraint(..., name=...)
--   do:  or look the name up, and drop it by that: op.execute("ALTER TABLE ... DROP CONSTRAINT ...")
