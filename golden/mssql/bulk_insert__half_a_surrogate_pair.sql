-- op.bulk_insert(sa.table("account", sa.column("id"), sa.column("email")), [{"id": 7, "email": "a\ud83d"}])
-- after: account()

-- REFUSED: SG404 column 'email' of row 1 for 'account': a text with '\ud83d' can't be written as a literal
--   why: that is half of a surrogate pair, not a character
--   do:  take it out, or store the value as bytes
