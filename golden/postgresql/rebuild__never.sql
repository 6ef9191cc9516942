-- with op.batch_alter_table("account", recreate="never", partial_reordering=[("name", "id")]) as batch:
--     batch.add_column(sa.Column("nickname", sa.String(30)), insert_after="name")
-- after: account()

-- nickname doesn't get the place that was asked for: PostgreSQL has no way to move a column, only a table that is made anew (recreate="always") has another order
ALTER TABLE account ADD COLUMN nickname VARCHAR(30);
