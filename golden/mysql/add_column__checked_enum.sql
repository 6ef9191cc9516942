-- op.add_column(
--     "account",
--     sa.Column("mood", sa.Enum("happy", "sad", name="ck_mood", native_enum=False, create_constraint=True)),
-- )
-- after: account()

ALTER TABLE account ADD COLUMN mood VARCHAR(5);
ALTER TABLE account ADD CONSTRAINT ck_mood CHECK (mood IN ('happy', 'sad'));
