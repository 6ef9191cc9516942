-- op.create_table("code", sa.Column("id", sa.String(20), primary_key=True), sa.Column("text", sa.String(20)))
-- op.alter_column("code", "id", type_=sa.Text(), existing_type=sa.String(20))
-- op.alter_column("code", "text", type_=sa.Text(), existing_type=sa.String(20))
-- with: --types portable
-- after: owners()

CREATE TABLE code (
  id VARCHAR(20) NOT NULL,
  text VARCHAR(20),
  PRIMARY KEY (id)
);
ALTER TABLE code MODIFY COLUMN id VARCHAR(255) NOT NULL;
ALTER TABLE code MODIFY COLUMN text TEXT;
