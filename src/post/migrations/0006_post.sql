-- Work in the background, as people watch it.
CREATE TABLE job (
  id @id@,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  state TEXT NOT NULL,           -- waiting, running, done, failed, cancelled, interrupted
  done BIGINT NOT NULL,
  total BIGINT NOT NULL,
  current TEXT NOT NULL,
  result TEXT NOT NULL,
  error TEXT NOT NULL,
  account BIGINT NOT NULL,
  created TEXT NOT NULL,
  started TEXT,
  ended TEXT
);
CREATE INDEX job_by_kind ON job (kind, id);
CREATE INDEX job_by_state ON job (state);
