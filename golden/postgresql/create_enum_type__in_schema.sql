-- op.create_enum_type("Mood", ["happy", "sad"], schema="sales")
-- after: in_schema()

CREATE TYPE sales."Mood" AS ENUM ('happy', 'sad');
