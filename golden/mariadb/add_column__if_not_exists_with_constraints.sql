-- op.add_column(
--     "account",
--     sa.Column(
--         "parent_id",
--         sa.Integer(),
--         sa.ForeignKey("account.id", name="fk_parent"),
--         sa.CheckConstraint("parent_id > 0", name="ck_parent"),
--         unique=True,
--         comment="above",
--     ),
--     if_not_exists=True,
-- )
-- after: account()

SET @guarded = IF(NOT EXISTS (SELECT 1 FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'account' AND COLUMN_NAME = 'parent_id'), 'ALTER TABLE account ADD COLUMN parent_id INTEGER COMMENT ''above'',
  ADD UNIQUE (parent_id),
  ADD CONSTRAINT fk_parent FOREIGN KEY(parent_id) REFERENCES account (id),
  ADD CONSTRAINT ck_parent CHECK (parent_id > 0)', 'DO 0');
PREPARE guarded FROM @guarded;
EXECUTE guarded;
DEALLOCATE PREPARE guarded;
