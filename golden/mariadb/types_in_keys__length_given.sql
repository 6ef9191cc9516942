-- op.create_table("owner", sa.Column("name", sa.Text(40), primary_key=True))
-- with: --types portable

CREATE TABLE owner (
  name VARCHAR(40) NOT NULL,
  PRIMARY KEY (name)
);
