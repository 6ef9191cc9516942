-- with op.batch_alter_table("note", recreate="always") as batch:
--     batch.alter_column("body", type_=sa.Text())
-- after: commented()

-- The table note is made anew, and its rows are moved:
-- - alter column body of note: type (the batch says recreate="always")
-- Its columns keep their values: id, body
-- Before, it was:
-- CREATE TABLE note (
--   id INTEGER NOT NULL,
--   body VARCHAR2(200 CHAR),
--   PRIMARY KEY (id)
-- )
-- Grants and whatever else no revision tells of stay behind with the old table. Until it goes, it stays as it was; should a step fail before that, ALTER TABLE note READ WRITE lets it be written to again.
-- 1. The table in the database has the columns that are known here, and no others.
DECLARE
  present NUMBER;
  known NUMBER;
BEGIN
  SELECT COUNT(*), COUNT(CASE WHEN column_name IN ('ID', 'BODY') THEN 1 END)
  INTO present, known
  FROM all_tab_columns WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'NOTE';
  IF present != 2 OR known != 2 THEN
    RAISE_APPLICATION_ERROR(-20000, 'the table note hasn''t the columns that this script was made for');
  END IF;
END;
/
-- 2. Nobody writes to it meanwhile.
ALTER TABLE note READ ONLY;
-- 3. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE "_sqlgen_new_note" (
  id INTEGER NOT NULL,
  body CLOB
);
-- 4. Its rows.
INSERT INTO "_sqlgen_new_note" (id, body)
SELECT id, CAST(body AS CLOB) FROM note;
-- 5. As many as before.
DECLARE
  present NUMBER;
  moved NUMBER;
BEGIN
  SELECT COUNT(*) INTO present FROM note;
  SELECT COUNT(*) INTO moved FROM "_sqlgen_new_note";
  IF present != moved THEN
    RAISE_APPLICATION_ERROR(-20000, 'not all rows of the table note were moved');
  END IF;
END;
/
COMMIT;
-- 6. It takes the place of the old one.
DROP TABLE note CASCADE CONSTRAINTS;
ALTER TABLE "_sqlgen_new_note" RENAME TO note;
-- 7. Its keys, checks and indexes.
ALTER TABLE note ADD PRIMARY KEY (id);
COMMENT ON TABLE note IS 'all notes';
COMMENT ON COLUMN note.id IS 'counts up';
COMMENT ON COLUMN note.body IS 'what it says';
