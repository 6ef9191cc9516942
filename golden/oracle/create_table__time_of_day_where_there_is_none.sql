-- op.create_table("opening", sa.Column("at", sa.Time()))

-- REFUSED: SG406 the type of column 'at' of table 'opening': Oracle has no type TIME
--   do:  use another type for this database: .with_variant(..., dialect name)
--   do:  say what stands for it: [types] in the configuration, or --types portable
