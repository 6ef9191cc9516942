-- table = sa.Table(
--     "account",
--     sa.MetaData(),
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("email", sa.String(120)),
--     sa.Column("status", sa.String(20), default="made"),
-- )
-- op.execute(table.insert().values(id=40, email="a"))
-- after: account()

SET IDENTITY_INSERT account ON;
GO
INSERT INTO account (id, email, status) VALUES (40, 'a', 'made');
GO
SET IDENTITY_INSERT account OFF;
GO
