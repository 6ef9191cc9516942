-- with op.batch_alter_table("legacy") as batch:
--     batch.add_column(sa.Column("short", sa.String(20)))
--     batch.add_column(sa.Column("extra", sa.String(20)))
-- with op.batch_alter_table("legacy") as batch:
--     batch.create_unique_constraint(None, ["short", "extra"])
--     batch.create_check_constraint("ck_legacy_extra", "extra <> ''")
--     batch.drop_column("extra")
-- with op.batch_alter_table("legacy") as batch:
--     batch.create_primary_key("pk_legacy_code", ["code"])
--     batch.drop_constraint("pk_legacy_code", type_="primary")
--     batch.create_primary_key("pk_legacy", ["code"])
-- after: legacy()

ALTER TABLE legacy ADD COLUMN short VARCHAR(20);
ALTER TABLE legacy ADD COLUMN extra VARCHAR(20);
ALTER TABLE legacy ADD UNIQUE (short, extra);
ALTER TABLE legacy ADD CONSTRAINT ck_legacy_extra CHECK (extra <> '');
ALTER TABLE legacy DROP COLUMN extra;
ALTER TABLE legacy ADD CONSTRAINT pk_legacy_code PRIMARY KEY (code);
ALTER TABLE legacy DROP CONSTRAINT pk_legacy_code;
ALTER TABLE legacy ADD CONSTRAINT pk_legacy PRIMARY KEY (code);
