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

BEGIN
  EXECUTE IMMEDIATE 'ALTER TABLE account ADD parent_id INTEGER UNIQUE CONSTRAINT fk_parent REFERENCES account (id) CONSTRAINT ck_parent CHECK (parent_id > 0)';
EXCEPTION
  WHEN OTHERS THEN
    IF SQLCODE != -1430 THEN
      RAISE;
    END IF;
END;
/
COMMENT ON COLUMN account.parent_id IS 'above';
