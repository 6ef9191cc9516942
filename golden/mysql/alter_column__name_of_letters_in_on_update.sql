-- op.add_column("elaborate", sa.Column("t", sa.Integer()))
-- op.alter_column("elaborate", "t", new_column_name="e")
-- op.alter_column("elaborate", "touched", new_column_name="stamp", comment="known still")
-- after: elaborate()

ALTER TABLE elaborate ADD COLUMN t INTEGER;
ALTER TABLE elaborate RENAME COLUMN t TO e;
ALTER TABLE elaborate CHANGE COLUMN touched stamp TIMESTAMP(3) NOT NULL COMMENT 'known still' DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3);
