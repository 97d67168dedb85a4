-- SPDX-License-Identifier: EUPL-1.2
-- Files byte for byte, each content once, in pieces of 256 KB.
CREATE TABLE file (
  id @id@,
  sha256 TEXT NOT NULL UNIQUE,
  size BIGINT NOT NULL,
  media_type TEXT NOT NULL,
  name TEXT NOT NULL,
  stored_at TEXT NOT NULL
);

CREATE TABLE file_chunk (
  file BIGINT NOT NULL REFERENCES file (id),
  number BIGINT NOT NULL,
  bytes @blob@ NOT NULL,
  PRIMARY KEY (file, number)
);
