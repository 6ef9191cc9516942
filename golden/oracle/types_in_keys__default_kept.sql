-- op.create_table("page", sa.Column("path", sa.Text(), server_default="/"))
-- op.create_unique_constraint("uq_page_path", "page", ["path"])
-- with: --types portable

CREATE TABLE page (
  path CLOB DEFAULT '/'
);

-- REFUSED: SG401 Oracle can't do this: alter column path of page: type for a key
--   why: MODIFY can't make VARCHAR2(255 CHAR) of CLOB (ORA-22858, ORA-22859)
--   do:  op.add_column() the new column, op.execute() an UPDATE that fills it, then op.drop_column() and rename
