-- op.create_table("mood", sa.Column("kind", sa.Enum(name="kind")))

-- REFUSED: SG406 the type of column 'kind' of table 'mood': MariaDB has no type ENUM()
--   do:  use another type for this database: .with_variant(..., dialect name)
--   do:  say what stands for it: [types] in the configuration, or --types portable
