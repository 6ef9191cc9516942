-- op.create_enum_type("mood", ["happy", "it's ok", "🌷"])

CREATE TYPE mood AS ENUM ('happy', 'it''s ok', '🌷');
