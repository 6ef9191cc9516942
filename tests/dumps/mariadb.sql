-- All that a catalog holds of MySQL and MariaDB, in the forms that a dump writes.
CREATE TABLE account (
    id int NOT NULL AUTO_INCREMENT,
    u int unsigned, z int(5) zerofill, t tinyint(1), b bit(3), bi bigint(20) unsigned DEFAULT 5, ti tinyint, si smallint(6), mi mediumint,
    kind enum('a','it''s','c;d') CHARACTER SET latin1 DEFAULT 'it''s',
    opts set('x','y'),
    email varchar(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'x;y' COMMENT 'it''s; a \\ comment',
    n varchar(20) DEFAULT NULL, bl blob, lt longtext, tt tinytext, ch char(3), vb varbinary(16), bn binary(4), mt mediumblob,
    price decimal(10,2) NOT NULL DEFAULT 0.00, f float, d double, dp double(8,3), y year,
    made timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),
    made6 datetime(6) DEFAULT current_timestamp(6), day date, at time(3),
    data json, uid uuid, ip inet6, expr int DEFAULT (1 + 2), flag boolean DEFAULT true,
    twice int GENERATED ALWAYS AS (u * 2) VIRTUAL, thrice int GENERATED ALWAYS AS (u * 3) STORED,
    PRIMARY KEY (id),
    UNIQUE KEY uq_email (email),
    UNIQUE KEY uq_two (n(5), price),
    KEY ix_n (n(10), u DESC),
    KEY ix_u (u),
    FULLTEXT KEY ft (email),
    CONSTRAINT ck CHECK (price > 0 and email <> ';'),
    CHECK (u > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='who; pays';
CREATE TABLE child (
    id int NOT NULL, account_id int NOT NULL, other int,
    PRIMARY KEY (id, account_id),
    KEY ix_account (account_id),
    CONSTRAINT fk_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE ON UPDATE NO ACTION,
    FOREIGN KEY (other) REFERENCES account (id) ON DELETE SET NULL
);
CREATE TABLE `odd ``name` (`order` int, `a b` text NOT NULL, KEY `i x` (`order`), SPATIAL KEY sp (g), g point NOT NULL) ROW_FORMAT=DYNAMIC;
CREATE VIEW v AS SELECT id, email FROM account WHERE price > 1;
CREATE SEQUENCE numbers START WITH 5 INCREMENT BY 2;
DELIMITER ;;
CREATE TRIGGER tr BEFORE INSERT ON account FOR EACH ROW BEGIN SET NEW.n = 'x;'; IF NEW.u > 1 THEN SET NEW.u = 1; END IF; END;;
CREATE PROCEDURE p() BEGIN DROP TABLE IF EXISTS child; SELECT 1; END;;
CREATE FUNCTION f() RETURNS int DETERMINISTIC RETURN 1;;
DELIMITER ;
