-- op.create_table("owner", sa.Column("name", sa.Text(), primary_key=True))

-- REFUSED: SG401 Oracle can't do this: create table owner
--   why: a key can't be on name, which is CLOB (ORA-02329)
--   do:  a type with a length: sa.String(255), or sa.Text().with_variant(sa.String(255), "oracle")
--   do:  --types portable gives it one, where the column is made with its key
