-- op.execute("CREATE PROCEDURE age_accounts AS\nBEGIN\n  UPDATE account SET status = 'old';\nEND")
-- after: account()

CREATE PROCEDURE age_accounts AS
BEGIN
  UPDATE account SET status = 'old';
END;
GO
