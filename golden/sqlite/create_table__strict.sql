-- op.create_table("tag", sa.Column("label", sa.Text(), primary_key=True), sqlite_with_rowid=False, sqlite_strict=True)

CREATE TABLE tag (
  label TEXT NOT NULL,
  PRIMARY KEY (label)
)
 WITHOUT ROWID,
 STRICT;
