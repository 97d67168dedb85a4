-- SPDX-License-Identifier: EUPL-1.2
-- Who changed what, in a chain: the digest of an entry is over the digest of the one before it, its
-- own columns and the digests of its fields. The digest of a field is over its salt, name and values;
-- without the salt it tells nothing about the values.
-- sqlite
CREATE TABLE change_log (
  id INTEGER PRIMARY KEY,
-- postgres
CREATE TABLE change_log (
  id bigint PRIMARY KEY,
-- both
  at text NOT NULL,
  user_id bigint NOT NULL,
  user_name text NOT NULL,
  kind text NOT NULL,
  table_name text NOT NULL,
  row_id bigint NOT NULL,
  note text NOT NULL,
  digest text NOT NULL
);
CREATE INDEX change_log_row ON change_log (table_name, row_id);

CREATE TABLE change_log_field (
  change bigint NOT NULL REFERENCES change_log (id),
  position bigint NOT NULL,
  field text NOT NULL,
  old_value text,
  new_value text,
  salt text,
  digest text NOT NULL,
  PRIMARY KEY (change, position)
-- sqlite
) WITHOUT ROWID;
-- postgres
);
-- both

-- The end of the chain, so that the last entries cannot vanish unseen.
CREATE TABLE change_log_head (
  id bigint PRIMARY KEY CHECK (id = 1),
  change bigint NOT NULL,
  digest text NOT NULL
);
INSERT INTO change_log_head (id, change, digest) VALUES (1, 0, '');
