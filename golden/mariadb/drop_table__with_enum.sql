-- op.drop_table("task")
-- after: with_enum()

DROP TABLE task;
