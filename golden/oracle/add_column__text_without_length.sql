-- op.add_column("account", sa.Column("nickname", sa.String()))
-- after: account()

-- REFUSED: SG406 the type of column 'nickname' of table 'account': Oracle has no text type without a length: VARCHAR2
--   do:  give it one, sa.String(255), or use sa.Text()
--   do:  say which: [types] in the configuration, or --types portable for 255
