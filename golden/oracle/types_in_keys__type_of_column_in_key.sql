-- op.create_table("code", sa.Column("id", sa.String(20), primary_key=True), sa.Column("text", sa.String(20)))
-- op.alter_column("code", "id", type_=sa.Text(), existing_type=sa.String(20))
-- op.alter_column("code", "text", type_=sa.Text(), existing_type=sa.String(20))
-- with: --types portable
-- after: owners()

CREATE TABLE code (
  id VARCHAR2(20 CHAR) NOT NULL,
  text VARCHAR2(20 CHAR),
  PRIMARY KEY (id)
);
ALTER TABLE code MODIFY id VARCHAR2(255 CHAR);

-- REFUSED: SG401 Oracle can't do this: alter column text of code: type
--   why: MODIFY can't make CLOB of VARCHAR2(20 CHAR) (ORA-22858, ORA-22859)
--   do:  op.add_column() the new column, op.execute() an UPDATE that fills it, then op.drop_column() and rename
