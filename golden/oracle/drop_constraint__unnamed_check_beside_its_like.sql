-- op.drop_constraint("gadget_weight_check", "gadget", type_="check")
-- after: alike()

-- gadget_weight_check is what PostgreSQL would call it; here it is without a known name
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
           AND k.column_name IN ('WEIGHT')) = 1
    AND c.search_condition_vc NOT IN ('"WEIGHT" IS NOT NULL')
    AND ROWNUM = 1;
  EXECUTE IMMEDIATE 'ALTER TABLE gadget DROP CONSTRAINT "' || found_name || '"';
END;
/
