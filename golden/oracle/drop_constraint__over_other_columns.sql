-- op.drop_constraint(None, "parcel", type_="unique", columns=["height", "width"])
-- after: two_alike()

ALTER TABLE parcel DROP UNIQUE (width, height);
