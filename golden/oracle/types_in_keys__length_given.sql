-- op.create_table("owner", sa.Column("name", sa.Text(40), primary_key=True))
-- with: --types portable

CREATE TABLE owner (
  name VARCHAR2(40 CHAR) NOT NULL,
  PRIMARY KEY (name)
);
