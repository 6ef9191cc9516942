-- op.alter_column("elaborate", "flag", type_=sa.Integer())
-- after: elaborate()

ALTER TABLE elaborate DROP CONSTRAINT ck_flag;
ALTER TABLE elaborate MODIFY COLUMN flag INTEGER DEFAULT true;
