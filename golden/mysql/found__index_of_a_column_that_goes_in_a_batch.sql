-- op.add_column("legacy", sa.Column("short", sa.String(20)))
-- with op.batch_alter_table("legacy") as batch:
--     batch.create_index("ix_legacy_short", ["short"])
--     batch.alter_column("short", new_column_name="brief", existing_type=sa.String(20), nullable=True)
-- with op.batch_alter_table("legacy") as batch:
--     batch.create_index("ix_legacy_brief", ["brief", "code"])
--     batch.drop_column("brief")
-- after: legacy()

ALTER TABLE legacy ADD COLUMN short VARCHAR(20);
CREATE INDEX ix_legacy_short ON legacy (short);
ALTER TABLE legacy RENAME COLUMN short TO brief;
CREATE INDEX ix_legacy_brief ON legacy (brief, code);
ALTER TABLE legacy DROP COLUMN brief;
