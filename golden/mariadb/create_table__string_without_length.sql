-- op.create_table("tag", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("label", sa.String()))

-- REFUSED: SG406 the type of column 'label': VARCHAR requires a length on dialect mariadb
--   do:  give it what is missing, sa.String(255), or use another type, sa.Text()
