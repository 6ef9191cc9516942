-- op.alter_column("line_item", "total", type_=sa.BigInteger())
-- after: generated()

ALTER TABLE line_item MODIFY total NUMBER(19) GENERATED ALWAYS AS (price * quantity) VIRTUAL;
