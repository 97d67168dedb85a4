-- Visits of people who have signed in. The cookie's token itself is nowhere: `digest` is its hash.
CREATE TABLE session (
  id @id@,
  digest TEXT NOT NULL UNIQUE,
  account BIGINT NOT NULL,
  csrf TEXT NOT NULL,
  created TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  expires TEXT NOT NULL,
  agent TEXT NOT NULL
);
CREATE INDEX session_account ON session (account);
CREATE INDEX session_expires ON session (expires);

-- Secrets of this installation, shared by all its servers.
CREATE TABLE site_key (
  name TEXT NOT NULL PRIMARY KEY,
  secret TEXT NOT NULL
);
