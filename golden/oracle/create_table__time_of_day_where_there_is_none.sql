-- op.create_table("opening", sa.Column("at", sa.Time()))

-- REFUSED: SG406 the type of column 'at': Oracle has no type TIME
--   do:  use another type for this database: .with_variant(..., dialect name)
