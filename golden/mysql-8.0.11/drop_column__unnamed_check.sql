-- op.drop_column("gadget", "price")
-- after: unnamed_constraints()

-- nothing to drop: MySQL 8.0.11 reads CHECK and throws it away
ALTER TABLE gadget DROP COLUMN price;
