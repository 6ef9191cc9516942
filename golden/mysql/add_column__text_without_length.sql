-- op.add_column("account", sa.Column("nickname", sa.String()))
-- after: account()

-- REFUSED: SG406 the type of column 'nickname' of table 'account': VARCHAR requires a length on dialect mysql
--   do:  give it what is missing, sa.String(255), or another type for this database: .with_variant(...)
--   do:  say what stands for it: [types] in the configuration, or --types portable
