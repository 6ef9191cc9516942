-- op.drop_constraint(None, "gadget", type_="foreignkey")
-- op.drop_constraint(None, "owner", type_="primary")
-- after: unnamed_constraints()

DECLARE
  found_name VARCHAR2(128);
BEGIN
  SELECT c.constraint_name INTO found_name
  FROM all_constraints c
  WHERE c.owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')
    AND c.table_name = 'GADGET'
    AND c.constraint_type = 'R'
    AND c.generated = 'GENERATED NAME'
    AND (SELECT COUNT(*) FROM all_cons_columns k
         WHERE k.owner = c.owner AND k.constraint_name = c.constraint_name) = 1
    AND (SELECT COUNT(*) FROM all_cons_columns k
         WHERE k.owner = c.owner AND k.constraint_name = c.constraint_name
           AND k.column_name IN ('OWNER_ID')) = 1
    AND EXISTS (SELECT 1 FROM all_constraints r
                WHERE r.owner = c.r_owner AND r.constraint_name = c.r_constraint_name
                  AND r.owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')
                  AND r.table_name = 'OWNER');
  EXECUTE IMMEDIATE 'ALTER TABLE gadget DROP CONSTRAINT "' || found_name || '"';
END;
/
ALTER TABLE owner DROP PRIMARY KEY;
