-- op.create_primary_key("pk_note", "note", ["other"])
-- after: followed()

-- REFUSED: SG401 MariaDB can't do this: add primary key pk_note to note
--   why: the foreign key fk_other is ON UPDATE CASCADE, its column note.other is NOT NULL, and what it follows, label.name, may be NULL (error 1005, 1830, 1833)
--   do:  op.alter_column(..., nullable=False) what is referred to, or nullable=True what refers
--   do:  no ON UPDATE CASCADE
