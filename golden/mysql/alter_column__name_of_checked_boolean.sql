-- op.alter_column("elaborate", "flag", new_column_name="is_flag")
-- after: elaborate()

ALTER TABLE elaborate DROP CONSTRAINT ck_flag;
ALTER TABLE elaborate RENAME COLUMN flag TO is_flag;
ALTER TABLE elaborate ADD CONSTRAINT ck_flag CHECK (is_flag IN (0, 1));
