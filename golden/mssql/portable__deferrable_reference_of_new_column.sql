-- op.add_column("letter", sa.Column("answer_to", sa.Integer(), sa.ForeignKey("letter.id", deferrable=True)))
-- with: --types portable
-- after: letters()

-- the foreign key over (answer_to) is written without DEFERRABLE: SQL Server checks constraints statement by statement, nothing can be deferred
ALTER TABLE letter ADD answer_to INTEGER NULL;
GO
ALTER TABLE letter ADD FOREIGN KEY(answer_to) REFERENCES letter (id);
GO
