-- op.add_column("letter", sa.Column("answer_to", sa.Integer(), sa.ForeignKey("letter.id", deferrable=True)))
-- with: --types portable
-- after: letters()

ALTER TABLE letter ADD COLUMN answer_to INTEGER REFERENCES letter (id) DEFERRABLE;
