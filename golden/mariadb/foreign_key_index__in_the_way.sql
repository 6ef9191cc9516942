-- op.drop_index("fk_parcel_target", "parcel")
-- after: parcel()

-- REFUSED: SG401 MariaDB can't do this: drop index fk_parcel_target of parcel
--   why: a foreign key needs this index, which MariaDB made for it (error 1553)
--   do:  drop the foreign key first
--   do:  create another index on the columns: this one goes by itself
