-- op.rename_table("gadget", "device")
-- op.alter_column("device", "owner_id", new_column_name="holder_id")
-- op.drop_constraint("gadget_owner_id_fkey", "device", type_="foreignkey")
-- after: unnamed_constraints()

ALTER TABLE gadget RENAME TO device;
ALTER TABLE device RENAME COLUMN owner_id TO holder_id;
-- gadget_owner_id_fkey is what PostgreSQL would call it; here it is without a known name
DECLARE
  found_name VARCHAR2(128);
BEGIN
  SELECT c.constraint_name INTO found_name
  FROM all_constraints c
  WHERE c.owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')
    AND c.table_name = 'DEVICE'
    AND c.constraint_type = 'R'
    AND c.generated = 'GENERATED NAME'
    AND (SELECT COUNT(*) FROM all_cons_columns k
         WHERE k.owner = c.owner AND k.constraint_name = c.constraint_name) = 1
    AND (SELECT COUNT(*) FROM all_cons_columns k
         WHERE k.owner = c.owner AND k.constraint_name = c.constraint_name
           AND k.column_name IN ('HOLDER_ID')) = 1
    AND EXISTS (SELECT 1 FROM all_constraints r
                WHERE r.owner = c.r_owner AND r.constraint_name = c.r_constraint_name
                  AND r.owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')
                  AND r.table_name = 'OWNER');
  EXECUTE IMMEDIATE 'ALTER TABLE device DROP CONSTRAINT "' || found_name || '"';
END;
/
