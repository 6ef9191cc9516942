-- What rucio's revisions build on where the database is SQLite: most of them have nothing to do there.

CREATE TABLE dids (
    scope VARCHAR(25) NOT NULL,
    name VARCHAR(250) NOT NULL,
    did_type CHAR(1) NOT NULL,
    CONSTRAINT "DIDS_PK" PRIMARY KEY (scope, name)
);

CREATE TABLE did_meta (
    scope VARCHAR(25) NOT NULL,
    name VARCHAR(250) NOT NULL,
    did_type CHAR(1),
    CONSTRAINT "DID_META_PK" PRIMARY KEY (scope, name),
    CONSTRAINT "DID_META_FK" FOREIGN KEY (scope, name) REFERENCES dids (scope, name)
);

CREATE TABLE contents (
    scope VARCHAR(25) NOT NULL,
    name VARCHAR(250) NOT NULL,
    child_scope VARCHAR(25) NOT NULL,
    child_name VARCHAR(250) NOT NULL,
    rule_evaluation BOOLEAN,
    CONSTRAINT "CONTENTS_PK" PRIMARY KEY (scope, name, child_scope, child_name),
    CONSTRAINT "CONTENTS_ID_FK" FOREIGN KEY (scope, name) REFERENCES dids (scope, name),
    CONSTRAINT "CONTENTS_CHILD_ID_FK" FOREIGN KEY (child_scope, child_name) REFERENCES dids (scope, name),
    CONSTRAINT "CONTENTS_RULE_EVALUATION_CHK" CHECK (rule_evaluation IN (0, 1))
);

CREATE TABLE replicas (
    rse_id CHAR(32) NOT NULL,
    scope VARCHAR(25) NOT NULL,
    name VARCHAR(250) NOT NULL,
    state CHAR(1) NOT NULL,
    tombstone DATETIME,
    CONSTRAINT "REPLICAS_PK" PRIMARY KEY (rse_id, scope, name),
    CONSTRAINT "REPLICAS_LFN_FK" FOREIGN KEY (scope, name) REFERENCES dids (scope, name)
);

CREATE INDEX "REPLICAS_TOMBSTONE_IDX" ON replicas (tombstone);

CREATE TABLE bad_replicas (
    scope VARCHAR(25) NOT NULL,
    name VARCHAR(250) NOT NULL,
    rse_id CHAR(32) NOT NULL,
    account VARCHAR(25),
    CONSTRAINT "BAD_REPLICAS_PK" PRIMARY KEY (scope, name, rse_id)
);

CREATE TABLE rules (
    id CHAR(32) NOT NULL,
    scope VARCHAR(25) NOT NULL,
    name VARCHAR(250) NOT NULL,
    state CHAR(1) NOT NULL,
    CONSTRAINT "RULES_PK" PRIMARY KEY (id),
    CONSTRAINT "RULES_SCOPE_NAME_FK" FOREIGN KEY (scope, name) REFERENCES dids (scope, name)
);

CREATE INDEX "RULES_STUCKSTATE_IDX" ON rules (state);

CREATE TABLE requests (
    id CHAR(32) NOT NULL,
    rule_id CHAR(32),
    dest_rse_id CHAR(32),
    CONSTRAINT "REQUESTS_PK" PRIMARY KEY (id),
    CONSTRAINT "REQUESTS_RULES_FK" FOREIGN KEY (rule_id) REFERENCES rules (id)
);

CREATE TABLE messages (
    id CHAR(32) NOT NULL,
    event_type VARCHAR(1024),
    services VARCHAR(256),
    CONSTRAINT "MESSAGES_PK" PRIMARY KEY (id)
);

CREATE TABLE subscriptions (
    id CHAR(32) NOT NULL,
    state CHAR(1),
    CONSTRAINT "SUBSCRIPTIONS_PK" PRIMARY KEY (id)
);
