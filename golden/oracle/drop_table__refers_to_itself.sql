-- op.drop_table("folder")
-- after: tree()

DROP TABLE folder;
