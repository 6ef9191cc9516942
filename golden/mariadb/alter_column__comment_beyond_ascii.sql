-- op.alter_column("note", "body", comment="Größe in µm\nzweite Zeile 🌷")
-- after: commented()

ALTER TABLE note MODIFY COLUMN `body` VARCHAR(200) COMMENT 'Größe in µm
zweite Zeile 🌷';
