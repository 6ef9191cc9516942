-- op.add_column("account", sa.Column("nickname", sa.String(30), comment="among friends; it's optional"))
-- after: account()

ALTER TABLE account ADD COLUMN nickname VARCHAR(30) COMMENT 'among friends; it''s optional';
