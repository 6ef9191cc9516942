-- op.create_table("account", sa.Column("id", sa.Integer(), primary_key=True), if_not_exists=True)
-- after: account()

CREATE TABLE IF NOT EXISTS account (
  id INTEGER NOT NULL AUTO_INCREMENT,
  email VARCHAR(120) NOT NULL,
  name VARCHAR(50),
  digits VARCHAR(10),
  visits INTEGER NOT NULL DEFAULT '0',
  level SMALLINT,
  balance NUMERIC(10, 2) DEFAULT 0,
  active BOOL NOT NULL DEFAULT true,
  bio TEXT,
  born_on DATE,
  created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
  status VARCHAR(20) NOT NULL DEFAULT 'new',
  PRIMARY KEY (id)
);
