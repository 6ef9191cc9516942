-- op.create_index("ix_member_nick", "member", ["team", "nick"])
-- op.alter_column("member", "nick", new_column_name="called")
-- op.drop_index("ix_member_nick", table_name="member")
-- op.create_index("ux_member_called", "member", ["called"], unique=True)
-- with: --types portable
-- after: members()

-- the index ix_member_nick is left out, which changes no answer: Oracle has no index over nick, which is CLOB
ALTER TABLE member RENAME COLUMN nick TO called;
-- the index ix_member_nick was left out, and so isn't there to be dropped

-- REFUSED: SG401 Oracle can't do this: alter column called of member: type for a key
--   why: MODIFY can't make VARCHAR2(255 CHAR) of CLOB (ORA-22858, ORA-22859)
--   do:  op.add_column() the new column, op.execute() an UPDATE that fills it, then op.drop_column() and rename
