-- op.add_column("legacy", sa.Column("label", sa.String(5)))
-- after: legacy(), unseen by any revision

ALTER TABLE legacy ADD COLUMN label VARCHAR(5);
