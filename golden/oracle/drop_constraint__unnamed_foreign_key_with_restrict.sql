-- op.drop_constraint("gadget_owner_id_fkey1", "gadget", type_="foreignkey")
-- op.create_foreign_key(None, "gadget", "owner", ["owner_id"], ["number"], ondelete="RESTRICT")
-- op.drop_constraint("gadget_owner_id_fkey1", "gadget", type_="foreignkey")
-- after: alike()

-- gadget_owner_id_fkey1 is what PostgreSQL would call it; here it is without a known name
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
                  AND r.table_name = 'OWNER')
    AND (SELECT COUNT(*) FROM all_cons_columns k JOIN all_cons_columns p
           ON p.owner = c.r_owner AND p.constraint_name = c.r_constraint_name AND p.position = k.position
         WHERE k.owner = c.owner AND k.constraint_name = c.constraint_name
           AND (k.column_name = 'OWNER_ID' AND p.column_name = 'number')) = 1
    AND c.delete_rule = 'CASCADE'
    AND c.deferrable = 'NOT DEFERRABLE';
  EXECUTE IMMEDIATE 'ALTER TABLE gadget DROP CONSTRAINT "' || found_name || '"';
END;
/
-- Oracle has no ON DELETE RESTRICT: it does so without a word
ALTER TABLE gadget ADD FOREIGN KEY(owner_id) REFERENCES owner ("number");
-- gadget_owner_id_fkey1 is what PostgreSQL would call it; here it is without a known name
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
                  AND r.table_name = 'OWNER')
    AND (SELECT COUNT(*) FROM all_cons_columns k JOIN all_cons_columns p
           ON p.owner = c.r_owner AND p.constraint_name = c.r_constraint_name AND p.position = k.position
         WHERE k.owner = c.owner AND k.constraint_name = c.constraint_name
           AND (k.column_name = 'OWNER_ID' AND p.column_name = 'number')) = 1
    AND c.delete_rule = 'NO ACTION'
    AND c.deferrable = 'NOT DEFERRABLE';
  EXECUTE IMMEDIATE 'ALTER TABLE gadget DROP CONSTRAINT "' || found_name || '"';
END;
/
