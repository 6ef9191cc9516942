-- op.drop_constraint(None, "parcel", type_="check", columns=["grade"])
-- after: two_alike()

-- nothing to drop: MySQL 8.0.11 reads CHECK and throws it away
