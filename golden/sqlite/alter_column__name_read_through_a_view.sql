-- op.execute("CREATE VIEW loud AS SELECT upper(email) AS shouted FROM reachable")
-- op.alter_column("account", "email", new_column_name="mail")
-- after: read_by_others()

CREATE VIEW loud AS SELECT upper(email) AS shouted FROM reachable;

-- REFUSED: SG216 column "email" of table "account" can't be renamed
--   why: SQLite calls the column of the view "reachable" after it, so that becomes "mail", and then the view "loud" has no column "email" to read
--   do:  drop the view "loud" first, and create it again afterwards
--   do:  or let the view "reachable" keep the name: SELECT email AS "email" ...
