-- op.drop_table("legacy")
-- after: legacy(), unseen by any revision

DROP TABLE legacy;
