-- op.create_table(
--     "pet",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("owner", sa.Text(), nullable=False),
--     sa.Column("mail", sa.Text()),
-- )
-- op.create_foreign_key("fk_pet_owner", "pet", "owner", ["owner"], ["name"])
-- op.create_foreign_key("fk_pet_mail", "pet", "owner", ["mail"], ["mail"])
-- with: --types portable
-- after: owners()

CREATE TABLE pet (
  id INTEGER NOT NULL,
  owner CLOB NOT NULL,
  mail CLOB,
  PRIMARY KEY (id)
);

-- REFUSED: SG401 Oracle can't do this: alter column owner of pet: type for a key
--   why: MODIFY can't make VARCHAR2(255 CHAR) of CLOB (ORA-22858, ORA-22859)
--   do:  op.add_column() the new column, op.execute() an UPDATE that fills it, then op.drop_column() and rename
