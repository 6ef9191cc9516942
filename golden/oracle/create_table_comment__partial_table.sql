-- op.create_table_comment("legacy", "old 🌷")
-- after: legacy(), unseen by any revision

COMMENT ON TABLE legacy IS 'old 🌷';
