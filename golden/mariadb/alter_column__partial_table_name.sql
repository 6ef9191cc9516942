-- op.alter_column("legacy", "code", new_column_name="label")
-- after: legacy(), unseen by any revision

ALTER TABLE legacy RENAME COLUMN code TO label;
