"""The indexes that MySQL and MariaDB make for foreign keys: what they are called, when they come, stay and go."""

from __future__ import annotations

from functools import partial

import sqlalchemy as sa

from tests.golden.case import case

of_both = partial(case, only=["mysql", "mariadb"])


def parcel(op):
    """A table with foreign keys of all sorts: named, unnamed, over two columns; nobody made an index for them."""
    city = op.create_table(
        "city",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("region", sa.Integer(), nullable=False),
        sa.UniqueConstraint("region", "id", name="uq_city_region"),
    )
    table = op.create_table(
        "parcel",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("origin_id", sa.Integer(), sa.ForeignKey("city.id")),
        sa.Column("target_id", sa.Integer(), sa.ForeignKey("city.id", name="fk_parcel_target")),
        sa.Column("target_region", sa.Integer()),
        sa.Column("weight", sa.Integer()),
    )
    op.bulk_insert(city, [{"id": 1, "region": 7}])
    op.bulk_insert(table, [{"id": 1, "origin_id": 1, "target_id": 1, "target_region": 7}])


@of_both(parcel)
def foreign_key_index__keeps_its_name_when_columns_are_renamed(op):
    op.alter_column("parcel", "origin_id", new_column_name="from_id")
    op.drop_constraint("parcel_ibfk_1", "parcel", type_="foreignkey")
    op.drop_index("origin_id", "parcel")
    op.alter_column("parcel", "target_id", new_column_name="to_id")
    op.drop_constraint("fk_parcel_target", "parcel", type_="foreignkey")
    op.drop_index("fk_parcel_target", "parcel")


@of_both(parcel)
def foreign_key_index__stays_with_another_table_name(op):
    op.rename_table("parcel", "package")
    op.drop_constraint("package_ibfk_1", "package", type_="foreignkey")
    op.drop_index("origin_id", "package")


@of_both(parcel)
def foreign_key_index__in_the_way(op):
    op.drop_index("fk_parcel_target", "parcel")


@of_both(parcel)
def foreign_key_index__gives_way_to_an_index(op):
    op.create_index("ix_parcel_target", "parcel", ["target_id", "weight"])
    op.drop_constraint("fk_parcel_target", "parcel", type_="foreignkey")
    op.drop_index("ix_parcel_target", "parcel")


@of_both(parcel)
def foreign_key_index__gives_way_to_one_of_its_name(op):
    op.create_index("origin_id", "parcel", ["origin_id"])


@of_both(parcel)
def foreign_key_index__name_taken(op):
    op.create_index("origin_id", "parcel", ["weight"])


@of_both(parcel)
def foreign_key_index__name_taken_for_a_foreign_key(op):
    op.create_index("fk_parcel_region", "parcel", ["weight"])
    op.create_foreign_key("fk_parcel_region", "parcel", "city", ["target_region", "target_id"], ["region", "id"])


@of_both(parcel)
def foreign_key_index__beginning_of_values_is_none(op):
    op.create_table("street", sa.Column("name", sa.String(100), primary_key=True))
    op.add_column("parcel", sa.Column("street", sa.String(100), sa.ForeignKey("street.name", name="fk_parcel_street")))
    op.create_index("ix_parcel_street", "parcel", ["street"], mysql_length=10)
    op.drop_constraint("fk_parcel_street", "parcel", type_="foreignkey")
    op.drop_index("fk_parcel_street", "parcel")


@of_both(parcel)
def foreign_key_index__gives_way_to_a_unique_constraint(op):
    op.create_unique_constraint(None, "parcel", ["origin_id"])
    op.drop_constraint("origin_id", "parcel", type_="unique")


@of_both(parcel)
def foreign_key_index__left_behind_gives_way_to_a_longer_one(op):
    op.create_unique_constraint("uq_city", "city", ["id", "region"])
    op.drop_constraint("fk_parcel_target", "parcel", type_="foreignkey")
    op.create_foreign_key("fk_parcel_target", "parcel", "city", ["target_id", "target_region"], ["id", "region"])
    op.create_foreign_key("fk_parcel_city", "parcel", "city", ["target_id"], ["id"])
    op.drop_constraint("fk_parcel_target", "parcel", type_="foreignkey")


@of_both(parcel)
def foreign_key_index__left_behind_has_the_name(op):
    op.drop_constraint("fk_parcel_target", "parcel", type_="foreignkey")
    op.create_foreign_key("fk_parcel_target", "parcel", "city", ["target_region", "target_id"], ["region", "id"])


@of_both(parcel)
def foreign_key_index__two_foreign_keys_need_the_index_that_goes(op):
    op.create_index("ix_parcel_region", "parcel", ["target_region", "target_id", "weight"])
    op.create_foreign_key(None, "parcel", "city", ["target_region"], ["region"])
    op.create_foreign_key(None, "parcel", "city", ["target_region", "target_id"], ["region", "id"])
    op.drop_index("ix_parcel_region", "parcel")


@of_both(parcel)
def foreign_key_index__two_primary_key_columns_need_one(op):
    table = op.create_table(
        "route",
        sa.Column("city_id", sa.Integer(), sa.ForeignKey("city.id"), primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
    )
    op.bulk_insert(table, [{"city_id": 1, "number": 1}])
    op.drop_constraint("route_pkey", "route", type_="primary")


@of_both(parcel)
def foreign_key_index__goes_with_its_first_column(op):
    op.create_foreign_key("fk_parcel_region", "parcel", "city", ["target_region", "target_id"], ["region", "id"])
    op.drop_column("parcel", "target_region")


@of_both(parcel)
def foreign_key_index__shrinks_where_another_needs_it(op):
    op.create_foreign_key("fk_parcel_both", "parcel", "city", ["target_region", "target_id"], ["region", "id"])
    op.create_foreign_key("fk_parcel_region", "parcel", "city", ["target_region"], ["region"])
    op.drop_constraint("fk_parcel_target", "parcel", type_="foreignkey")
    op.drop_column("parcel", "target_id")


@of_both(parcel)
def foreign_key_index__brought_by_a_column(op):
    op.add_column("parcel", sa.Column("via_id", sa.Integer(), sa.ForeignKey("city.id", name="fk_parcel_via")))
    op.create_index("ix_parcel_via", "parcel", ["via_id"])
    op.drop_index("ix_parcel_via", "parcel")


@of_both(parcel)
def foreign_key_index__beside_its_own(op):
    op.create_table(
        "stop",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("city_id", sa.Integer(), sa.ForeignKey("city.id"), index=True),
        sa.Column("region", sa.Integer()),
        sa.ForeignKeyConstraint(["region", "city_id"], ["city.region", "city.id"]),
        sa.ForeignKeyConstraint(["region"], ["city.region"]),
        sa.UniqueConstraint("city_id", "region"),
    )


@of_both(parcel)
def foreign_key_index__dropped_and_added_with_more_columns_in_a_batch(op):
    op.create_unique_constraint("uq_city", "city", ["id", "region"])
    with op.batch_alter_table("parcel") as batch:
        batch.drop_constraint("fk_parcel_target", type_="foreignkey")
        batch.create_foreign_key("fk_parcel_target", "city", ["target_id", "target_region"], ["id", "region"])


@of_both(parcel)
def foreign_key_index__dropped_and_added_with_other_columns_in_a_batch(op):
    with op.batch_alter_table("parcel") as batch:
        batch.drop_constraint("fk_parcel_target", type_="foreignkey")
        batch.create_foreign_key("fk_parcel_target", "city", ["target_region", "target_id"], ["region", "id"])
