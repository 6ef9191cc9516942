-- with op.batch_alter_table("account", recreate="never", partial_reordering=[("name", "id")]) as batch:
--     batch.add_column(sa.Column("nickname", sa.String(30)), insert_after="name")
-- after: account()

-- nickname doesn't get the place that was asked for: the batch must not make the table anew
ALTER TABLE account ADD COLUMN nickname VARCHAR(30);
