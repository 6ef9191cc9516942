-- op.create_table("head", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("first_line_id", sa.Integer()))
-- op.create_table(
--     "head_line",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("head_id", sa.Integer(), sa.ForeignKey("head.id", name="fk_line_head")),
-- )
-- op.create_foreign_key("fk_head_line", "head", "head_line", ["first_line_id"], ["id"])

CREATE TABLE head (
  id INTEGER NOT NULL AUTO_INCREMENT,
  first_line_id INTEGER,
  PRIMARY KEY (id)
);
CREATE TABLE head_line (
  id INTEGER NOT NULL AUTO_INCREMENT,
  head_id INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT fk_line_head FOREIGN KEY(head_id) REFERENCES head (id)
);
ALTER TABLE head ADD CONSTRAINT fk_head_line FOREIGN KEY(first_line_id) REFERENCES head_line (id);
