-- op.alter_column("note", "body", type_=sa.String(500))
-- after: commented()

ALTER TABLE note MODIFY body VARCHAR2(500 CHAR);
