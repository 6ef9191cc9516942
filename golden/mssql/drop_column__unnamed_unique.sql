-- op.drop_column("gadget", "serial")
-- after: unnamed_constraints()

-- REFUSED: SG208 column "serial" of table "gadget" can't be dropped
--   why: the database refuses while these depend on it: unique constraint without a name of table "gadget"
--   do:  drop them first, in the same revision
