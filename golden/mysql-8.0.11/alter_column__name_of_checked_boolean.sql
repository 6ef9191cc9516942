-- op.alter_column("elaborate", "flag", new_column_name="is_flag")
-- after: elaborate()

ALTER TABLE elaborate RENAME COLUMN flag TO is_flag;
