-- op.execute(
--     """
--     UPDATE account
--        SET status = 'a;b'
--      WHERE visits > 0;
--     """
-- )
-- after: account()

        UPDATE account
           SET status = 'a;b'
         WHERE visits > 0;
