-- op.create_exclude_constraint("ex Mixed", "Order Details", (sa.column("Mixed Case"), "="), using="btree")
-- after: quoted_names()

ALTER TABLE "Order Details" ADD CONSTRAINT "ex Mixed" EXCLUDE USING btree ("Mixed Case" WITH =);
