-- op.create_table(
--     "parcel",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("letter_id", sa.Integer(), sa.ForeignKey("letter.id", onupdate="CASCADE")),
--     sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id", onupdate="NO ACTION", ondelete="CASCADE")),
-- )
-- op.create_foreign_key("fk_letter_account", "letter", "account", ["account_id"], ["id"], onupdate="SET NULL")
-- with: --types portable
-- after: letters()

CREATE TABLE parcel (
  id INTEGER NOT NULL,
  letter_id INTEGER,
  account_id INTEGER,
  PRIMARY KEY (id),
  FOREIGN KEY(letter_id) REFERENCES letter (id) ON UPDATE CASCADE,
  FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE ON UPDATE NO ACTION
);
-- The table letter is made anew, and its rows are moved:
-- - add foreign key fk_letter_account to letter, referring to account (id) (ALTER TABLE can't add a foreign key)
-- Its columns keep their values: id, account_id, number
-- Before, it was:
-- CREATE TABLE letter (
--   id INTEGER NOT NULL,
--   account_id INTEGER,
--   number INTEGER NOT NULL,
--   PRIMARY KEY (id)
-- )
-- What ANALYZE found out about the table goes with the old one; run it again where it was run before.
-- 1. A check that fails stops the script, and the transaction is undone.
CREATE TEMP TABLE _sqlgen_check (
  foreign_keys CONSTRAINT "foreign keys must be off while the table letter is made anew" CHECK (foreign_keys = 0),
  columns CONSTRAINT "the table letter hasn't the columns that this script was made for" CHECK (columns),
  keys CONSTRAINT "the table letter hasn't the foreign keys that this script was made for" CHECK (keys),
  indexes CONSTRAINT "the table letter hasn't the indexes that this script was made for" CHECK (indexes),
  checks CONSTRAINT "the table letter hasn't the checks and collations that this script was made for" CHECK (checks),
  triggers CONSTRAINT "the table letter hasn't the triggers that this script was made for" CHECK (triggers),
  moved CONSTRAINT "not all rows of the table letter were moved" CHECK (moved),
  referring CONSTRAINT "rows refer to others that are not there, from or to the table letter" CHECK (referring)
);
INSERT INTO _sqlgen_check (foreign_keys) SELECT foreign_keys FROM pragma_foreign_keys;
-- 2. The table in the database is the one that is known here: its columns, keys, checks, indexes and triggers.
INSERT INTO _sqlgen_check (columns) SELECT group_concat(line, ', ') = 'account_id integer, id integer not null key 1, number integer not null'
FROM (SELECT lower(name) || ' ' || CASE
    WHEN type LIKE '%INT%' THEN 'integer'
    WHEN type LIKE '%CHAR%' OR type LIKE '%CLOB%' OR type LIKE '%TEXT%' THEN 'text'
    WHEN type LIKE '%BLOB%' OR type = '' THEN 'blob'
    WHEN type LIKE '%REAL%' OR type LIKE '%FLOA%' OR type LIKE '%DOUB%' THEN 'real'
    ELSE 'numeric' END
  || CASE WHEN "notnull" OR pk > 0 THEN ' not null' ELSE '' END
  || CASE WHEN pk > 0 THEN ' key ' || pk ELSE '' END
  || CASE hidden WHEN 2 THEN ' virtual' WHEN 3 THEN ' stored' ELSE '' END
  || CASE WHEN "default" IN ('', 'null') THEN '' ELSE ' default ' || "default" END AS line
  FROM (SELECT *, lower(replace(replace(replace(replace(replace(coalesce(dflt_value, ''), ' ', ''), '"', ''), '(', ''), ')', ''), '''', '')) AS "default" FROM pragma_table_xinfo('letter')) ORDER BY line);
INSERT INTO _sqlgen_check (keys) SELECT coalesce(group_concat(key, '; '), '') = ''
FROM (SELECT lower("from" || ' to ' || "table" || ' ' || coalesce("to", (SELECT name FROM pragma_table_info(f."table") WHERE pk = f.seq + 1), "from")) || ', ' || on_delete || ', ' || on_update AS key
  FROM pragma_foreign_key_list('letter') AS f ORDER BY key);
INSERT INTO _sqlgen_check (indexes) SELECT coalesce(group_concat(line, '; '), '') = ''
FROM (SELECT DISTINCT CASE WHEN origin = 'c' THEN lower(name) || CASE WHEN "unique" THEN ' unique' ELSE '' END ELSE 'unique' END
    || ' (' || (SELECT group_concat(part, ', ') FROM (
      SELECT CASE WHEN x.name IS NULL THEN 'expression' ELSE lower(x.name || ' ' || x.coll) END || CASE WHEN x."desc" THEN ' desc' ELSE '' END AS part
      FROM pragma_index_xinfo(i.name) AS x WHERE x.key ORDER BY x.seqno))
    || ')' || CASE WHEN partial THEN ' where' ELSE '' END AS line
  FROM pragma_index_list('letter') AS i ORDER BY line);
INSERT INTO _sqlgen_check (triggers) SELECT coalesce(group_concat(name, ', '), '') = ''
FROM (SELECT lower(name) AS name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'letter' COLLATE NOCASE ORDER BY 1);
-- The rest only its texts tell; blank space, quotes around names and case don't count. One with comments isn't compared.
CREATE TEMP TABLE _sqlgen_said AS SELECT *, replace(replace(text, '(', ''), ')', '') || ';' AS words
FROM (SELECT *, replace(replace(said, ' ', ''), 'COLLATEBINARY', '') AS text
  FROM (SELECT type, lower(name) AS name, replace(replace(replace(replace(' ' || upper(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(sql, char(9), ' '), char(10), ' '), char(13), ' '), '"', ' '), '`', ' '), '[', ' '), ']', ' '), '(', ' ( '), ')', ' ) '), ',', ' , '), '''', ' '' ')) || ' ', ' ', ' ' || char(1)), char(1) || ' ', ''), char(1), ''), ' COLLATE BINARY ', ' ') AS said
    FROM sqlite_master WHERE tbl_name = 'letter' COLLATE NOCASE AND (type = 'trigger' OR (sql NOT LIKE '%--%' AND sql NOT LIKE '%/*%'))));
INSERT INTO _sqlgen_check (checks)
WITH known (word, times) AS (VALUES (' CHECK ( ', 0), (' AUTOINCREMENT ', 0), (' INITIALLY DEFERRED ', 0), (' STRICT ', 0), (' COLLATE ', 0), (' COLLATE NOCASE ', 0), (' COLLATE RTRIM ', 0), (' ON CONFLICT REPLACE ', 0), (' ON CONFLICT IGNORE ', 0), (' ON CONFLICT FAIL ', 0), (' ON CONFLICT ROLLBACK ', 0))
SELECT count(*) = 0 FROM known, _sqlgen_said WHERE type = 'table' AND length(said) - length(replace(said, word, '')) <> times * length(word);
DROP TABLE temp._sqlgen_said;
-- 3. The new table, under a name of its own.
CREATE TABLE _sqlgen_new_letter (
  id INTEGER NOT NULL,
  account_id INTEGER,
  number INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_letter_account FOREIGN KEY(account_id) REFERENCES account (id) ON UPDATE SET NULL
);
-- 4. Its rows.
INSERT INTO _sqlgen_new_letter (id, account_id, number)
SELECT id, account_id, number FROM letter;
-- 5. As many as before.
INSERT INTO _sqlgen_check (moved) SELECT changes() = (SELECT count(*) FROM letter);
-- 6. It takes the place of the old one; views, triggers and foreign keys elsewhere go on naming it.
PRAGMA legacy_alter_table=ON;
DROP TABLE letter;
ALTER TABLE _sqlgen_new_letter RENAME TO letter;
PRAGMA legacy_alter_table=OFF;
-- Rows that refer to it still do: what they refer to was copied as it was.
-- 7. No row refers to one that isn't there.
INSERT INTO _sqlgen_check (referring) SELECT count(*) = 0 FROM pragma_foreign_key_check('letter');
DROP TABLE temp._sqlgen_check;
