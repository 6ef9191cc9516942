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

-- uq_parcel_number is written without DEFERRABLE: SQL Server checks constraints statement by statement, nothing can be deferred
-- the foreign key over (letter_id) is written without DEFERRABLE: SQL Server checks constraints statement by statement, nothing can be deferred
-- fk_parcel_account is written without DEFERRABLE: SQL Server checks constraints statement by statement, nothing can be deferred
CREATE TABLE parcel (
  id INTEGER NOT NULL IDENTITY,
  number INTEGER NOT NULL,
  letter_id INTEGER NULL,
  account_id INTEGER NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_parcel_number UNIQUE (number),
  FOREIGN KEY(letter_id) REFERENCES letter (id),
  CONSTRAINT fk_parcel_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE
);
GO
