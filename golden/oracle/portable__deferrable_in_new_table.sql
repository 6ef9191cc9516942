-- op.create_table(
--     "parcel",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("number", sa.Integer(), nullable=False),
--     sa.Column("letter_id", sa.Integer(), sa.ForeignKey("letter.id", deferrable=True, initially="DEFERRED")),
--     sa.Column("account_id", sa.Integer()),
--     sa.ForeignKeyConstraint(
--         ["account_id"], ["account.id"], name="fk_parcel_account", ondelete="CASCADE", initially="DEFERRED"
--     ),
--     sa.UniqueConstraint("number", name="uq_parcel_number", deferrable=True),
-- )
-- with: --types portable
-- after: letters()

CREATE TABLE parcel (
  id INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  letter_id INTEGER,
  account_id INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT uq_parcel_number UNIQUE ("number") DEFERRABLE,
  FOREIGN KEY(letter_id) REFERENCES letter (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_parcel_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE INITIALLY DEFERRED
);
