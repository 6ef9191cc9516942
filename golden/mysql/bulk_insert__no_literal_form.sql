-- op.bulk_insert(word, [{"id": 1, "text": object()}])
-- after: words()

-- REFUSED: SG404 column 'text' of row 1 for 'word': a value of Python type object has no literal form
--   why: nothing says how the database should store it
--   do:  give the column a type, or convert the value
