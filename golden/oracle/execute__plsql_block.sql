-- op.execute(
--     """
--     BEGIN
--       UPDATE account SET status = 'old';
--       COMMIT;
--     END;
--     """
-- )
-- after: account()

        BEGIN
          UPDATE account SET status = 'old';
          COMMIT;
        END;
/
