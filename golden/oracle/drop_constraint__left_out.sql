-- op.drop_constraint("uq_coin_id", "coin", type_="unique")
-- op.create_unique_constraint("uq_coin_name_id", "coin", ["name", "id"])
-- after: doubled()

-- the unique constraint uq_coin_id was left out, and so isn't there to be dropped
ALTER TABLE coin ADD CONSTRAINT uq_coin_name_id UNIQUE (name, id);
