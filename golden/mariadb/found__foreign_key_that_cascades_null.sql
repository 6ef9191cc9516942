-- op.create_foreign_key("fk_label", "note", "label", ["label"], ["name"], onupdate="CASCADE")
-- after: followed()

-- REFUSED: SG401 MariaDB can't do this: add foreign key fk_label to note, referring to label (name)
--   why: the foreign key fk_label is ON UPDATE CASCADE, its column note.label is NOT NULL, and what it follows, label.name, may be NULL (error 1005, 1830, 1833)
--   do:  op.alter_column(..., nullable=False) what is referred to, or nullable=True what refers
--   do:  no ON UPDATE CASCADE
