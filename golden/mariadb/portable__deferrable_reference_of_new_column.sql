-- op.add_column("letter", sa.Column("answer_to", sa.Integer(), sa.ForeignKey("letter.id", deferrable=True)))
-- with: --types portable
-- after: letters()

-- the foreign key over (answer_to) is written without DEFERRABLE: MariaDB checks constraints row by row, nothing can be deferred
ALTER TABLE letter ADD COLUMN answer_to INTEGER;
ALTER TABLE letter ADD FOREIGN KEY(answer_to) REFERENCES letter (id);
