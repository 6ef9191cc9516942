-- op.create_primary_key(None, "log_line", ["number"])
-- after: without_key()

ALTER TABLE log_line ADD PRIMARY KEY (number);
