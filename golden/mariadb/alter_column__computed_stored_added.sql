-- op.alter_column("line_item", "quantity", server_default=sa.Computed("price + 1", persisted=True))
-- after: generated()

-- REFUSED: SG401 MariaDB can't do this: alter column quantity of line_item: generation expression
--   why: generated columns may be NOT NULL (quantity): MariaDB doesn't let a generated column be NOT NULL
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
