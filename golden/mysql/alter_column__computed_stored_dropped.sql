-- op.alter_column("elaborate", "twice", server_default=None)
-- after: elaborate()

ALTER TABLE elaborate MODIFY COLUMN twice INTEGER COMMENT 'computed';
