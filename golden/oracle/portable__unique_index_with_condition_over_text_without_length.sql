-- op.create_index("ux_member_nick", "member", ["nick"], unique=True, postgresql_where=sa.text("nick IS NOT NULL"))
-- with: --types portable
-- after: members()

-- REFUSED: SG401 Oracle can't do this: alter column nick of member: type for a key
--   why: MODIFY can't make VARCHAR2(255 CHAR) of CLOB (ORA-22858, ORA-22859)
--   do:  op.add_column() the new column, op.execute() an UPDATE that fills it, then op.drop_column() and rename
