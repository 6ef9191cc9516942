-- op.create_table("badge", sa.Column("token", Bare()))

-- REFUSED: SG406 the type of column 'token' of table 'badge': the type Bare can't be written as SQL
--   why: SQLAlchemy asks it for what it hasn't: 'Bare' object has no attribute 'native_uuid'
--   do:  let it extend sa.types.UserDefinedType, with get_col_spec(), or sa.types.TypeDecorator, with impl
