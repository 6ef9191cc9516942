-- op.drop_table("legacy", if_exists=True)

DROP TABLE IF EXISTS legacy;
