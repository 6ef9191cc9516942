-- op.alter_column("elaborate", "touched", server_default=sa.text("CURRENT_TIMESTAMP(3)"))
-- after: elaborate()

ALTER TABLE elaborate MODIFY COLUMN touched TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3);
