-- op.alter_column("parcel", "grade", new_column_name="mark")
-- op.alter_column("parcel", "mark", type_=sa.String(10))
-- after: two_alike()

ALTER TABLE parcel RENAME COLUMN grade TO mark;
DECLARE
  found_name VARCHAR2(128);
BEGIN
  SELECT c.constraint_name INTO found_name
  FROM all_constraints c
  WHERE c.owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')
    AND c.table_name = 'PARCEL'
    AND c.constraint_type = 'C'
    AND c.generated = 'GENERATED NAME'
    AND (SELECT COUNT(*) FROM all_cons_columns k
         WHERE k.owner = c.owner AND k.constraint_name = c.constraint_name) = 1
    AND (SELECT COUNT(*) FROM all_cons_columns k
         WHERE k.owner = c.owner AND k.constraint_name = c.constraint_name
           AND k.column_name IN ('MARK')) = 1
    AND c.search_condition_vc NOT IN ('"MARK" IS NOT NULL');
  EXECUTE IMMEDIATE 'ALTER TABLE parcel DROP CONSTRAINT "' || found_name || '"';
END;
/
ALTER TABLE parcel MODIFY mark VARCHAR2(10 CHAR);
