-- op.create_table("account", sa.Column("id", sa.Integer(), primary_key=True), if_not_exists=True)
-- after: account()

CREATE TABLE IF NOT EXISTS account (
  id INTEGER NOT NULL,
  email VARCHAR(120) NOT NULL,
  name VARCHAR(50),
  digits VARCHAR(10),
  visits INTEGER DEFAULT '0' NOT NULL,
  level SMALLINT,
  balance NUMERIC(10, 2) DEFAULT 0,
  active BOOLEAN DEFAULT 1 NOT NULL,
  bio TEXT,
  born_on DATE,
  created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
  status VARCHAR(20) DEFAULT 'new' NOT NULL,
  PRIMARY KEY (id)
);
