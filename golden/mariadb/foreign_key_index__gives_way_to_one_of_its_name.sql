-- op.create_index("origin_id", "parcel", ["origin_id"])
-- after: parcel()

CREATE INDEX origin_id ON parcel (origin_id);
