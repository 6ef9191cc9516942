-- op.create_foreign_key("fk_again", "purchase", "account", ["account_id"], ["id"], ondelete="SET NULL")
-- after: account_and_purchase()

-- REFUSED: SG401 MariaDB can't do this: add foreign key fk_again to purchase, referring to account (id)
--   why: the foreign key sets account_id to NULL, and that is NOT NULL (error 1830)
--   do:  op.alter_column(..., nullable=True) first, or another action
