-- op.alter_column(
--     "Order Details",
--     "Mixed Case",
--     type_=sa.String(80),
--     nullable=False,
--     server_default="it's",
--     new_column_name="Other Case",
--     comment="in 'quotes'",
-- )
-- after: quoted_names()

ALTER TABLE "Order Details" ALTER COLUMN "Mixed Case" TYPE VARCHAR(80),
  ALTER COLUMN "Mixed Case" SET DEFAULT 'it''s',
  ALTER COLUMN "Mixed Case" SET NOT NULL;
ALTER TABLE "Order Details" RENAME COLUMN "Mixed Case" TO "Other Case";
COMMENT ON COLUMN "Order Details"."Other Case" IS 'in ''quotes''';
