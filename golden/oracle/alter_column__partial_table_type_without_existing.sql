-- op.alter_column("legacy", "code", type_=sa.String(40))
-- after: legacy(), unseen by any revision

ALTER TABLE legacy MODIFY code VARCHAR2(40 CHAR);
