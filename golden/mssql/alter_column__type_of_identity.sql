-- op.alter_column("ticket", "id", type_=sa.BigInteger())
-- after: counted_by_identity()

-- REFUSED: SG401 Microsoft SQL Server can't do this: alter column id of ticket: type
--   why: the server refuses while these depend on id (errors 5074, 15336): primary key without a name of table "ticket"
--   do:  drop them first, and add them again afterwards
