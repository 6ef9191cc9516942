-- op.execute(
--     "CREATE OR REPLACE TRIGGER account_status BEFORE UPDATE ON account FOR EACH ROW\n"
--     "BEGIN\n"
--     "  :NEW.status := 'changed';\n"
--     "END;"
-- )
-- after: account()

CREATE OR REPLACE TRIGGER account_status BEFORE UPDATE ON account FOR EACH ROW
BEGIN
  :NEW.status := 'changed';
END;
/
