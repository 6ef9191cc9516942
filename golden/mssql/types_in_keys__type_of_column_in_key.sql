-- op.create_table("code", sa.Column("id", sa.String(20), primary_key=True), sa.Column("text", sa.String(20)))
-- op.alter_column("code", "id", type_=sa.Text(), existing_type=sa.String(20))
-- op.alter_column("code", "text", type_=sa.Text(), existing_type=sa.String(20))
-- with: --types portable
-- after: owners()

CREATE TABLE code (
  id VARCHAR(20) NOT NULL,
  text VARCHAR(20) NULL,
  PRIMARY KEY (id)
);
GO

-- REFUSED: SG401 Microsoft SQL Server can't do this: alter column id of code: type
--   why: the server refuses while these depend on id (errors 5074, 15336): primary key without a name of table "code"
--   do:  drop them first, and add them again afterwards
