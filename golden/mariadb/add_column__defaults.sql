-- op.add_column("account", sa.Column("a", sa.Text(), server_default="it's \\ text"))
-- op.add_column("account", sa.Column("b", sa.Integer(), server_default=sa.text("-5")))
-- op.add_column("account", sa.Column("c", sa.Numeric(5, 2), server_default=sa.text("1.5")))
-- op.add_column("account", sa.Column("d", sa.Integer(), server_default=sa.text("1 + 2")))
-- op.add_column("account", sa.Column("e", sa.DateTime(), server_default=sa.text("(now())")))
-- op.add_column("account", sa.Column("f", mysql.DATETIME(fsp=6), server_default=sa.func.now(6)))
-- op.add_column("account", sa.Column("g", mysql.DATETIME(fsp=6), server_default=sa.func.now()))
-- op.add_column("account", sa.Column("h", sa.String(36), server_default=sa.text("uuid()")))
-- op.add_column("account", sa.Column("i", sa.Date(), server_default=sa.func.current_date()))
-- op.add_column("account", sa.Column("j", sa.JSON(), server_default=sa.text("'{}'")))
-- op.add_column("account", sa.Column("k", mysql.BIT(1), server_default=sa.text("b'1'")))
-- op.add_column("account", sa.Column("l", sa.String(9), server_default=sa.text("NULL")))
-- after: account()

ALTER TABLE account ADD COLUMN a TEXT DEFAULT 'it''s \\ text';
ALTER TABLE account ADD COLUMN b INTEGER DEFAULT -5;
ALTER TABLE account ADD COLUMN c NUMERIC(5, 2) DEFAULT 1.5;
ALTER TABLE account ADD COLUMN d INTEGER DEFAULT (1 + 2);
ALTER TABLE account ADD COLUMN e DATETIME DEFAULT now();
ALTER TABLE account ADD COLUMN f DATETIME(6) DEFAULT now(6);
ALTER TABLE account ADD COLUMN g DATETIME(6) DEFAULT (now());
ALTER TABLE account ADD COLUMN h VARCHAR(36) DEFAULT (uuid());
ALTER TABLE account ADD COLUMN i DATE DEFAULT (CURRENT_DATE);
ALTER TABLE account ADD COLUMN j JSON DEFAULT '{}';
ALTER TABLE account ADD COLUMN k BIT(1) DEFAULT b'1';
ALTER TABLE account ADD COLUMN l VARCHAR(9) DEFAULT NULL;
