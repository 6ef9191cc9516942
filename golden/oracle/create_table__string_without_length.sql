-- op.create_table("tag", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("label", sa.String()))

-- REFUSED: SG406 the type of column 'label' of table 'tag': Oracle has no text type without a length: VARCHAR2
--   do:  give it one, sa.String(255), or use sa.Text()
--   do:  say which: [types] in the configuration, or --types portable for 255
