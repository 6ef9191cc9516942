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

ALTER TABLE account ADD COLUMN IF NOT EXISTS parent_id INTEGER UNIQUE CONSTRAINT fk_parent REFERENCES account (id) CONSTRAINT ck_parent CHECK (parent_id > 0);
COMMENT ON COLUMN account.parent_id IS 'above';
