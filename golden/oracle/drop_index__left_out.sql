-- op.drop_index("ix_coin_name", "coin")
-- op.create_index("ix_coin_name", "coin", ["name"])
-- op.create_index("ix_coin_name", "coin", ["name"], if_not_exists=True)
-- op.drop_index("ix_coin_name")
-- after: doubled()

-- the index ix_coin_name was left out, and so isn't there to be dropped
-- the index ix_coin_name is left out: a unique constraint over (name) does the same, and Oracle takes no second one
-- the index ix_coin_name is left out: a unique constraint over (name) does the same, and Oracle takes no second one
-- the index ix_coin_name was left out, and so isn't there to be dropped
