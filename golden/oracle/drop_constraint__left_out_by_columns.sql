-- op.alter_column("coin", "id", new_column_name="number")
-- op.drop_constraint(None, "coin", type_="unique", columns=["number"])
-- after: doubled()

ALTER TABLE coin RENAME COLUMN id TO "number";
-- the unique constraint uq_coin_id was left out, and so isn't there to be dropped
