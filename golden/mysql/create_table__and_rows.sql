-- table = op.create_table(
--     "tag", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("label", sa.String(30), nullable=False)
-- )
-- op.bulk_insert(table, [{"id": 1, "label": "it's"}, {"id": 2, "label": "new"}])

CREATE TABLE tag (
  id INTEGER NOT NULL AUTO_INCREMENT,
  label VARCHAR(30) NOT NULL,
  PRIMARY KEY (id)
);
INSERT INTO tag (id, label) VALUES
  (1, 'it''s'),
  (2, 'new');
