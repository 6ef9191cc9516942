-- op.execute(sa.schema.CreateSequence(sa.Sequence("counter", start=5)))

CREATE SEQUENCE counter START WITH 5;
