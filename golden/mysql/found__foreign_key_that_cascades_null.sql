-- op.create_foreign_key("fk_label", "note", "label", ["label"], ["name"], onupdate="CASCADE")
-- after: followed()

ALTER TABLE note ADD CONSTRAINT fk_label FOREIGN KEY(label) REFERENCES label (name) ON UPDATE CASCADE;
