-- op.execute("CREATE TYPE mood AS ENUM ('happy', 'sad')")
-- op.create_table(
--     "person",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("mood", sa.Enum("happy", "sad", name="mood")),
-- )

CREATE TYPE mood AS ENUM ('happy', 'sad');
CREATE TABLE person (
  id SERIAL NOT NULL,
  mood mood,
  PRIMARY KEY (id)
);
