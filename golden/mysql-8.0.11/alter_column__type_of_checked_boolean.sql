-- op.alter_column("elaborate", "flag", type_=sa.Integer())
-- after: elaborate()

-- nothing to drop: MySQL 8.0.11 reads CHECK and throws it away
ALTER TABLE elaborate MODIFY COLUMN flag INTEGER DEFAULT true;
