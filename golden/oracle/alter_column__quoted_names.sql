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

ALTER TABLE "Order Details" MODIFY "Mixed Case" VARCHAR2(80 CHAR) DEFAULT 'it''s' NOT NULL;
ALTER TABLE "Order Details" RENAME COLUMN "Mixed Case" TO "Other Case";
COMMENT ON COLUMN "Order Details"."Other Case" IS 'in ''quotes''';
