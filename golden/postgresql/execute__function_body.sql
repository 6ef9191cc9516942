-- op.execute(
--     """
--     CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
--     BEGIN
--         NEW.visits := NEW.visits + 1;
--         RETURN NEW;
--     END
--     $$;
--     """
-- )
-- op.execute("CREATE TRIGGER account_touch BEFORE UPDATE ON account FOR EACH ROW EXECUTE FUNCTION touch()")
-- after: account()

        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            NEW.visits := NEW.visits + 1;
            RETURN NEW;
        END
        $$;
CREATE TRIGGER account_touch BEFORE UPDATE ON account FOR EACH ROW EXECUTE FUNCTION touch();
