-- op.rename_table("parcel", "package")
-- op.drop_constraint("package_ibfk_1", "package", type_="foreignkey")
-- op.drop_index("origin_id", "package")
-- after: parcel()

ALTER TABLE parcel RENAME TO `package`;
ALTER TABLE `package` DROP FOREIGN KEY package_ibfk_1;
DROP INDEX origin_id ON `package`;
