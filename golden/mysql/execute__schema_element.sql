-- op.execute(sa.schema.CreateSequence(sa.Sequence("counter", start=5)))

-- REFUSED: SG406 MySQL has no sequences
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
