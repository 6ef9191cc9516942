-- op.create_index("ix_member_email", "member", [sa.text("lower(email)"), "team"])
-- op.create_table(
--     "guest",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("email", sa.String(80)),
--     sa.Index("ix_guest_email", sa.text("lower(email)")),
--     sa.Index("ix_guest_plain_email", "email"),
-- )
-- op.drop_index("ix_member_email", table_name="member")
-- op.drop_index("ix_guest_plain_email", table_name="guest")
-- op.alter_column("guest", "email", new_column_name="mail", existing_type=sa.String(80))
-- op.drop_column("guest", "mail")
-- with: --types portable
-- after: members()

-- the index ix_member_email is left out, which changes no answer: MariaDB has no indexes on expressions; add a generated column and index that
-- the index ix_guest_email is left out, which changes no answer: MariaDB has no indexes on expressions; add a generated column and index that
CREATE TABLE guest (
  id INTEGER NOT NULL AUTO_INCREMENT,
  email VARCHAR(80),
  PRIMARY KEY (id)
);
CREATE INDEX ix_guest_plain_email ON guest (email);
-- the index ix_member_email was left out, and so isn't there to be dropped
DROP INDEX ix_guest_plain_email ON guest;
ALTER TABLE guest RENAME COLUMN email TO mail;
ALTER TABLE guest DROP COLUMN mail;
