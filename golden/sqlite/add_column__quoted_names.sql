-- op.add_column(
--     "Order Details",
--     sa.Column(
--         "New Column",
--         sa.Integer(),
--         sa.ForeignKey("Order Details.select", name="fk New"),
--         comment="it's new",
--         index=True,
--     ),
-- )
-- after: quoted_names()

-- comment on New Column: it's new
ALTER TABLE "Order Details" ADD COLUMN "New Column" INTEGER CONSTRAINT "fk New" REFERENCES "Order Details" ("select");
CREATE INDEX "ix_Order Details_New Column" ON "Order Details" ("New Column");
