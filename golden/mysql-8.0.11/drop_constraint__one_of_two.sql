-- op.drop_constraint(None, "parcel", type_="unique", columns=["width", "height"])
-- op.drop_constraint(None, "parcel", type_="check", columns=["width", "height"])
-- after: two_alike()

DROP INDEX width ON parcel;
-- nothing to drop: MySQL 8.0.11 reads CHECK and throws it away
