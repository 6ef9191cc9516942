-- op.create_table(
--     "node",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("parent_id", sa.Integer(), sa.ForeignKey("node.id", name="fk_node_parent")),
-- )

CREATE TABLE node (
  id INTEGER NOT NULL AUTO_INCREMENT,
  parent_id INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT fk_node_parent FOREIGN KEY(parent_id) REFERENCES node (id)
);
