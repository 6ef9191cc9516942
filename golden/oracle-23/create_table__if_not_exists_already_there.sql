-- op.create_table("account", sa.Column("id", sa.Integer(), primary_key=True), if_not_exists=True)
-- after: account()

CREATE TABLE IF NOT EXISTS account (
  id INTEGER NOT NULL,
  email VARCHAR2(120 CHAR) NOT NULL,
  name VARCHAR2(50 CHAR),
  digits VARCHAR2(10 CHAR),
  visits INTEGER DEFAULT '0' NOT NULL,
  "level" SMALLINT,
  balance NUMERIC(10, 2) DEFAULT 0,
  active BOOLEAN DEFAULT 1 NOT NULL,
  bio CLOB,
  born_on DATE,
  created_at DATE DEFAULT CURRENT_TIMESTAMP,
  status VARCHAR2(20 CHAR) DEFAULT 'new' NOT NULL,
  PRIMARY KEY (id)
);
