-- with op.batch_alter_table("note", recreate="always") as batch:
--     batch.alter_column("body", type_=sa.Text())
-- after: commented()

-- The table note is made anew, and its rows are moved:
-- - alter column body of note: type (the batch says recreate="always")
-- Its columns keep their values: id, body
-- Before, it was:
-- CREATE TABLE note (
--   id SERIAL NOT NULL,
--   body VARCHAR(200),
--   PRIMARY KEY (id)
-- )
-- It belongs to the role that runs this. Grants, policies and whatever else no revision tells of stay behind with the old table.
-- 1. Nobody writes to it meanwhile.
LOCK TABLE note IN ACCESS EXCLUSIVE MODE;
-- 2. The table in the database has the columns that are known here, and no others.
DO $sqlgen$
BEGIN
  IF (SELECT count(*) <> 2 OR count(*) FILTER (WHERE attname IN ('id', 'body')) <> 2
      FROM pg_attribute WHERE attrelid = 'note'::regclass AND attnum > 0 AND NOT attisdropped) THEN
    RAISE EXCEPTION '%', 'the table note hasn''t the columns that this script was made for';
  END IF;
END
$sqlgen$;
-- 3. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE _sqlgen_new_note (
  id SERIAL NOT NULL,
  body TEXT
);
-- 4. Its rows.
INSERT INTO _sqlgen_new_note (id, body)
SELECT id, body FROM note;
-- 5. As many as before.
DO $sqlgen$
BEGIN
  IF (SELECT count(*) FROM note) <> (SELECT count(*) FROM _sqlgen_new_note) THEN
    RAISE EXCEPTION '%', 'not all rows of the table note were moved';
  END IF;
END
$sqlgen$;
-- 6. What counts up goes on where it was.
SELECT setval(pg_get_serial_sequence('_sqlgen_new_note', 'id'), pg_sequence_last_value(pg_get_serial_sequence('note', 'id')::regclass)) WHERE pg_sequence_last_value(pg_get_serial_sequence('note', 'id')::regclass) IS NOT NULL;
-- 7. It takes the place of the old one.
DROP TABLE note;
ALTER TABLE _sqlgen_new_note RENAME TO note;
ALTER SEQUENCE _sqlgen_new_note_id_seq RENAME TO note_id_seq;
-- 8. Its keys, checks and indexes.
ALTER TABLE note ADD PRIMARY KEY (id);
COMMENT ON TABLE note IS 'all notes';
COMMENT ON COLUMN note.id IS 'counts up';
COMMENT ON COLUMN note.body IS 'what it says';
