-- op.create_table("log_line", sa.Column("account_id", sa.Integer()), sa.Column("said", sa.String(20)))
-- op.execute("CREATE TRIGGER note AFTER INSERT ON account BEGIN INSERT INTO log_line VALUES (NEW.id, 'new'); END")
-- op.drop_column("log_line", "said")
-- after: account()

CREATE TABLE log_line (
  account_id INTEGER,
  said VARCHAR(20)
);
CREATE TRIGGER note AFTER INSERT ON account BEGIN INSERT INTO log_line VALUES (NEW.id, 'new'); END;

-- REFUSED: SG407 the trigger note fills a column that is dropped: drop column said of log_line
--   why: the trigger would fail from then on, whenever it is used
--   do:  drop the trigger first, and create it again as it is to be: op.execute("DROP TRIGGER ...")
