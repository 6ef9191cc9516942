-- op.add_column("letter", sa.Column("answer_to", sa.Integer(), sa.ForeignKey("letter.id", deferrable=True)))
-- with: --types portable
-- after: letters()

ALTER TABLE letter ADD answer_to INTEGER;
ALTER TABLE letter ADD FOREIGN KEY(answer_to) REFERENCES letter (id) DEFERRABLE;
