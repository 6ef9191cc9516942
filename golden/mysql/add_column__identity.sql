-- op.add_column("log_line", sa.Column("id", sa.Integer(), sa.Identity(always=True, start=10), nullable=False))
-- after: without_key()

ALTER TABLE log_line ADD COLUMN id INTEGER NOT NULL;
