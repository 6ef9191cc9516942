-- op.create_unique_constraint("uq_letter_number", "letter", ["number"], deferrable=True, initially="IMMEDIATE")
-- with: --types portable
-- after: letters()

-- uq_letter_number is written without DEFERRABLE: MariaDB checks constraints row by row, nothing can be deferred
ALTER TABLE letter ADD CONSTRAINT uq_letter_number UNIQUE (number);
