-- op.create_enum_type("mood", ["happy", "sad"], if_not_exists=True)

DO $sqlgen$
BEGIN
  CREATE TYPE mood AS ENUM ('happy', 'sad');
EXCEPTION WHEN duplicate_object THEN NULL;
END
$sqlgen$;
