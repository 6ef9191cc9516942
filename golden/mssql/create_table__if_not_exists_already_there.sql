-- op.create_table("account", sa.Column("id", sa.Integer(), primary_key=True), if_not_exists=True)
-- after: account()

IF OBJECT_ID('account', N'U') IS NULL
CREATE TABLE account (
  id INTEGER NOT NULL IDENTITY,
  email VARCHAR(120) NOT NULL,
  name VARCHAR(50) NULL,
  digits VARCHAR(10) NULL,
  visits INTEGER NOT NULL DEFAULT '0',
  level SMALLINT NULL,
  balance NUMERIC(10, 2) NULL DEFAULT 0,
  active BIT NOT NULL DEFAULT 1,
  bio VARCHAR(max) NULL,
  born_on DATE NULL,
  created_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP,
  status VARCHAR(20) NOT NULL DEFAULT 'new',
  PRIMARY KEY (id)
);
GO
