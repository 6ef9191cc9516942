-- op.rename_table("account", "customer")
-- with op.batch_alter_table("customer", recreate="always"):
--     pass
-- after: read_by_others()

ALTER TABLE account RENAME TO customer;
-- The table customer is made anew, and its rows are moved:
-- - arrange table customer: as it is (the batch says recreate="always")
-- Its columns keep their values: id, email, name, digits, visits, level, balance, active, bio, born_on, created_at, status
-- It keeps: trigger lower_email
-- Before, it was:
-- CREATE TABLE customer (
--   id INTEGER NOT NULL,
--   email VARCHAR(120) NOT NULL,
--   name VARCHAR(50),
--   digits VARCHAR(10),
--   visits INTEGER DEFAULT '0' NOT NULL,
--   level SMALLINT,
--   balance NUMERIC(10, 2) DEFAULT 0,
--   active BOOLEAN DEFAULT 1 NOT NULL,
--   bio TEXT,
--   born_on DATE,
--   created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
--   status VARCHAR(20) DEFAULT 'new' NOT NULL,
--   PRIMARY KEY (id)
-- )
-- What ANALYZE found out about the table goes with the old one; run it again where it was run before.
-- 1. A check that fails stops the script, and the transaction is undone.
CREATE TEMP TABLE _sqlgen_check (
  foreign_keys CONSTRAINT "foreign keys must be off while the table customer is made anew" CHECK (foreign_keys = 0),
  columns CONSTRAINT "the table customer hasn't the columns that this script was made for" CHECK (columns),
  keys CONSTRAINT "the table customer hasn't the foreign keys that this script was made for" CHECK (keys),
  indexes CONSTRAINT "the table customer hasn't the indexes that this script was made for" CHECK (indexes),
  checks CONSTRAINT "the table customer hasn't the checks and collations that this script was made for" CHECK (checks),
  triggers CONSTRAINT "the table customer hasn't the triggers that this script was made for" CHECK (triggers),
  moved CONSTRAINT "not all rows of the table customer were moved" CHECK (moved),
  referring CONSTRAINT "rows refer to others that are not there, from or to the table customer" CHECK (referring)
);
INSERT INTO _sqlgen_check (foreign_keys) SELECT foreign_keys FROM pragma_foreign_keys;
-- 2. The table in the database is the one that is known here: its columns, keys, checks, indexes and triggers.
INSERT INTO _sqlgen_check (columns) SELECT group_concat(name || ' ' || CASE
    WHEN type LIKE '%INT%' THEN 'integer'
    WHEN type LIKE '%CHAR%' OR type LIKE '%CLOB%' OR type LIKE '%TEXT%' THEN 'text'
    WHEN type LIKE '%BLOB%' OR type = '' THEN 'blob'
    WHEN type LIKE '%REAL%' OR type LIKE '%FLOA%' OR type LIKE '%DOUB%' THEN 'real'
    ELSE 'numeric' END
  || CASE WHEN "notnull" OR pk > 0 THEN ' not null' ELSE '' END
  || CASE WHEN pk > 0 THEN ' key ' || pk ELSE '' END
  || CASE WHEN hidden > 0 THEN ' generated' ELSE '' END, ', ') = 'id integer not null key 1, email text not null, name text, digits text, visits integer not null, level integer, balance numeric, active numeric not null, bio text, born_on numeric, created_at numeric, status text not null'
FROM (SELECT * FROM pragma_table_xinfo('customer') ORDER BY cid);
INSERT INTO _sqlgen_check (keys) SELECT coalesce(group_concat(key, ', '), '') = ''
FROM (SELECT "from" || ' to ' || "table" || ', ' || on_delete || ', ' || on_update AS key FROM pragma_foreign_key_list('customer') ORDER BY key);
INSERT INTO _sqlgen_check (indexes) SELECT coalesce(group_concat(line, '; '), '') = ''
FROM (SELECT DISTINCT CASE WHEN origin = 'c' THEN name || CASE WHEN "unique" THEN ' unique' ELSE '' END ELSE 'unique' END
    || ' (' || (SELECT group_concat(part, ', ') FROM (
      SELECT CASE WHEN x.name IS NULL THEN 'expression' ELSE x.name || ' ' || lower(x.coll) END || CASE WHEN x."desc" THEN ' desc' ELSE '' END AS part
      FROM pragma_index_xinfo(i.name) AS x WHERE x.key ORDER BY x.seqno))
    || ')' || CASE WHEN partial THEN ' where' ELSE '' END AS line
  FROM pragma_index_list('customer') AS i ORDER BY line);
INSERT INTO _sqlgen_check (checks) SELECT length(text) - length(replace(text, 'CHECK(', '')) = 0 AND length(text) - length(replace(text, 'COLLATE', '')) = 0
FROM (SELECT upper(replace(replace(replace(replace(sql, ' ', ''), char(9), ''), char(10), ''), char(13), '')) AS text FROM sqlite_master WHERE type = 'table' AND name = 'customer' COLLATE NOCASE);
INSERT INTO _sqlgen_check (triggers) SELECT coalesce(group_concat(name, ', '), '') = 'lower_email'
FROM (SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'customer' COLLATE NOCASE ORDER BY name);
-- 3. The new table, under a name of its own.
CREATE TABLE _sqlgen_new_customer (
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
-- 4. Its rows.
INSERT INTO _sqlgen_new_customer (id, email, name, digits, visits, level, balance, active, bio, born_on, created_at, status)
SELECT id, email, name, digits, visits, level, balance, active, bio, born_on, created_at, status FROM customer;
-- 5. As many as before.
INSERT INTO _sqlgen_check (moved) SELECT changes() = (SELECT count(*) FROM customer);
-- 6. It takes the place of the old one; views, triggers and foreign keys elsewhere go on naming it.
PRAGMA legacy_alter_table=ON;
DROP TABLE customer;
ALTER TABLE _sqlgen_new_customer RENAME TO customer;
PRAGMA legacy_alter_table=OFF;
-- 7. Its indexes and triggers went with the old one.
CREATE TRIGGER lower_email AFTER UPDATE OF email ON customer BEGIN UPDATE customer SET email = lower(email) WHERE id = NEW.id; END;
DROP TABLE temp._sqlgen_check;
