-- op.add_column("account", sa.Column("nickname", sa.String(30), comment="among friends; it's optional"))
-- after: account()

ALTER TABLE account ADD nickname VARCHAR2(30 CHAR);
COMMENT ON COLUMN account.nickname IS 'among friends; it''s optional';
