-- with op.batch_alter_table("account") as batch:
--     batch.execute("UPDATE account SET name = 'x' WHERE name IS NULL")
--     batch.alter_column("name", nullable=False)
-- after: account()

UPDATE account SET name = 'x' WHERE name IS NULL;
ALTER TABLE account MODIFY COLUMN name VARCHAR(50) NOT NULL;
