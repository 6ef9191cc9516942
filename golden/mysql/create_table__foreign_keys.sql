-- op.create_table(
--     "letter",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("sender_id", sa.Integer(), sa.ForeignKey("account.id", name="fk_letter_sender", ondelete="CASCADE")),
--     sa.Column("reader_id", sa.Integer(), sa.ForeignKey("account.id", name="fk_letter_reader")),
-- )
-- after: account()

CREATE TABLE letter (
  id INTEGER NOT NULL AUTO_INCREMENT,
  sender_id INTEGER,
  reader_id INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT fk_letter_sender FOREIGN KEY(sender_id) REFERENCES account (id) ON DELETE CASCADE,
  CONSTRAINT fk_letter_reader FOREIGN KEY(reader_id) REFERENCES account (id)
);
