-- op.create_unique_constraint("uq_letter_number", "letter", ["number"], deferrable=True, initially="IMMEDIATE")
-- with: --types portable
-- after: letters()

ALTER TABLE letter ADD CONSTRAINT uq_letter_number UNIQUE ("number") DEFERRABLE INITIALLY IMMEDIATE;
