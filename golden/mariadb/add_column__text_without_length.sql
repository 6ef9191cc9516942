-- op.add_column("account", sa.Column("nickname", sa.String()))
-- after: account()

-- REFUSED: SG406 the type of column 'nickname': VARCHAR requires a length on dialect mariadb
--   do:  give it what is missing, sa.String(255), or use another type, sa.Text()
