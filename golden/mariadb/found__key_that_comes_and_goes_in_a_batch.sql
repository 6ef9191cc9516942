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

-- add column short to legacy
-- add column extra to legacy
ALTER TABLE legacy
  ADD COLUMN short VARCHAR(20),
  ADD COLUMN extra VARCHAR(20);
-- add unique constraint to legacy
-- add check constraint ck_legacy_extra to legacy
ALTER TABLE legacy
  ADD UNIQUE (short, extra),
  ADD CONSTRAINT ck_legacy_extra CHECK (extra <> '');
DROP INDEX short ON legacy;
ALTER TABLE legacy DROP COLUMN extra;
ALTER TABLE legacy ADD CONSTRAINT pk_legacy_code PRIMARY KEY (code);
-- drop primary constraint pk_legacy_code of legacy
-- add primary key pk_legacy to legacy
ALTER TABLE legacy
  DROP PRIMARY KEY,
  ADD CONSTRAINT pk_legacy PRIMARY KEY (code);
