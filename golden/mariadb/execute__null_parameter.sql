-- op.execute(sa.text("UPDATE account SET bio = :bio").bindparams(bio=None))
-- after: account()

UPDATE account SET bio = NULL;
