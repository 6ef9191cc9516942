-- op.create_table("owner", sa.Column("name", sa.Text(), primary_key=True))

-- REFUSED: SG401 MariaDB can't do this: create table owner
--   why: a key on name, which is TEXT, needs to be told how much of it counts (error 1170, 3152)
--   do:  an index of its beginning: op.create_index(..., mysql_length={"name": 255})
--   do:  a type with a length: sa.String(255), or sa.Text().with_variant(sa.String(255), "mysql")
