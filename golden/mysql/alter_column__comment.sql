-- op.alter_column("account", "name", comment="what people call them; it's 100% \\ free")
-- after: account()

ALTER TABLE account MODIFY COLUMN name VARCHAR(50) COMMENT 'what people call them; it''s 100% \\ free';
