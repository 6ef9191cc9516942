-- op.execute("DELETE FROM note")
-- op.execute(sa.insert(sa.table("note", sa.column("id", sa.Integer()), sa.column("body", sa.String()))))
-- after: commented()

DELETE FROM note;
INSERT INTO note () VALUES ();
