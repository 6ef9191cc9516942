-- op.create_primary_key("pk_note", "note", ["other"])
-- after: followed()

ALTER TABLE note ADD CONSTRAINT pk_note PRIMARY KEY (other);
