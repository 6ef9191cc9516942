-- op.drop_constraint("gadget_price_check1", "gadget", type_="check")
-- after: alike()

-- gadget_price_check1 is what PostgreSQL would call it; here it is without a known name
DECLARE
  found_name VARCHAR2(128);
BEGIN
  SELECT c.constraint_name INTO found_name
  FROM all_constraints c
  WHERE c.owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')
    AND c.table_name = 'GADGET'
    AND c.constraint_type = 'C'
    AND c.generated = 'GENERATED NAME'
    AND (SELECT COUNT(*) FROM all_cons_columns k
         WHERE k.owner = c.owner AND k.constraint_name = c.constraint_name) = 1
    AND (SELECT COUNT(*) FROM all_cons_columns k
         WHERE k.owner = c.owner AND k.constraint_name = c.constraint_name
           AND k.column_name IN ('PRICE')) = 1
    AND c.search_condition_vc NOT IN ('"PRICE" IS NOT NULL')
    AND UPPER(TRANSLATE(c.search_condition_vc, 'A "()' || CHR(10), 'A')) = 'PRICE<1000';
  EXECUTE IMMEDIATE 'ALTER TABLE gadget DROP CONSTRAINT "' || found_name || '"';
END;
/
