-- op.add_column("account", sa.Column("moods", postgresql.ARRAY(postgresql.ENUM("happy", "sad", name="mood"))))
-- after: account()

CREATE TYPE mood AS ENUM ('happy', 'sad');
ALTER TABLE account ADD COLUMN moods mood[];
