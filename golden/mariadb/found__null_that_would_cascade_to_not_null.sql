-- op.alter_column("label", "name", nullable=False)
-- op.alter_column("note", "other", nullable=False)
-- op.alter_column("label", "name", nullable=True)
-- after: followed()

ALTER TABLE label MODIFY COLUMN name VARCHAR(20) NOT NULL;
ALTER TABLE note MODIFY COLUMN other VARCHAR(20) NOT NULL;

-- REFUSED: SG401 MariaDB can't do this: alter column name of label: nullability
--   why: the foreign key fk_other is ON UPDATE CASCADE, its column note.other is NOT NULL, and what it follows, label.name, may be NULL (error 1005, 1830, 1833)
--   do:  op.alter_column(..., nullable=False) what is referred to, or nullable=True what refers
--   do:  no ON UPDATE CASCADE
