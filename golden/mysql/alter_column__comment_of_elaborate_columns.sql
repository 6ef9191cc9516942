-- for name in ("id", "word", "touched", "kind", "twice", "document", "flag"):
--     op.alter_column("elaborate", name, comment="it's new")
-- after: elaborate()

ALTER TABLE elaborate MODIFY COLUMN id INTEGER UNSIGNED NOT NULL COMMENT 'it''s new' AUTO_INCREMENT;
ALTER TABLE elaborate MODIFY COLUMN word VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_bin COMMENT 'it''s new' DEFAULT 'x';
ALTER TABLE elaborate MODIFY COLUMN touched TIMESTAMP(3) NOT NULL COMMENT 'it''s new' DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3);
ALTER TABLE elaborate MODIFY COLUMN kind ENUM('a','b') NOT NULL COMMENT 'it''s new' DEFAULT 'a';
ALTER TABLE elaborate MODIFY COLUMN twice INTEGER GENERATED ALWAYS AS (price * 2) STORED COMMENT 'it''s new';
ALTER TABLE elaborate MODIFY COLUMN document JSON COMMENT 'it''s new';
ALTER TABLE elaborate MODIFY COLUMN flag BOOL COMMENT 'it''s new' DEFAULT true;
