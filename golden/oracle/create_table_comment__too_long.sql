-- op.create_table_comment("note", "ü" * 2001)
-- after: commented()

-- REFUSED: SG401 Oracle can't do this: set the comment on table note
--   why: a comment holds at most 4000 bytes, this one has 4002
--   do:  shorten it
