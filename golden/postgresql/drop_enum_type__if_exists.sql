-- op.drop_enum_type("mood", if_exists=True)

DROP TYPE IF EXISTS mood;
