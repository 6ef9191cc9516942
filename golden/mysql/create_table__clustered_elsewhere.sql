-- op.create_table(
--     "tag",
--     sa.Column("id", sa.Integer(), nullable=False),
--     sa.Column("label", sa.String(30), nullable=False),
--     sa.PrimaryKeyConstraint("id", name="pk_tag", mssql_clustered=False),
--     sa.UniqueConstraint("label", name="uq_tag_label", mssql_clustered=True),
-- )

CREATE TABLE tag (
  id INTEGER NOT NULL AUTO_INCREMENT,
  label VARCHAR(30) NOT NULL,
  CONSTRAINT pk_tag PRIMARY KEY (id),
  CONSTRAINT uq_tag_label UNIQUE (label)
);
