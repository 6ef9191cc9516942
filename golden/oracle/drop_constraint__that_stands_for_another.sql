-- op.drop_constraint(None, "coin", type_="unique", columns=["name"])
-- after: doubled()

-- REFUSED: SG217 a unique constraint over (name) of table "coin" stands for the index ix_coin_name, too
--   why: Oracle takes no second one over the same columns, so that one was left out
--   do:  drop the index ix_coin_name before, and add it again afterwards
