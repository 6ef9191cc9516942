-- op.add_column("account", sa.Column("next", sa.Integer(), sa.Computed("visits + 1"), nullable=False))
-- after: account()

-- REFUSED: SG401 MariaDB can't do this: add column next to account
--   why: generated columns may be NOT NULL (next): MariaDB doesn't let a generated column be NOT NULL
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
