-- op.create_table_comment("legacy", "old 🌷")
-- after: legacy(), unseen by any revision

ALTER TABLE legacy COMMENT = 'old 🌷';
