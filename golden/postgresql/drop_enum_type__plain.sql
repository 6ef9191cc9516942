-- op.create_enum_type("mood", ["happy", "sad"])
-- op.drop_enum_type("mood")

CREATE TYPE mood AS ENUM ('happy', 'sad');
DROP TYPE mood;
