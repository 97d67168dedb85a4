-- Files of figures on their way in, and how tables of one shape are read.
CREATE TABLE figure_upload (
  id @id@,
  name TEXT NOT NULL,
  file BIGINT NOT NULL REFERENCES file (id),
  state TEXT NOT NULL,
  mapping TEXT NOT NULL,           -- JSON
  choices TEXT NOT NULL,           -- JSON
  report TEXT NOT NULL,            -- JSON
  source BIGINT REFERENCES figure_source (id),
  brought TEXT NOT NULL,
  brought_by TEXT NOT NULL,
  version BIGINT NOT NULL
);

CREATE TABLE figure_layout (
  id @id@,
  shape TEXT NOT NULL UNIQUE,      -- SHA-256 of the headings
  mapping TEXT NOT NULL,           -- JSON
  indicators TEXT NOT NULL,        -- JSON: which indicator each name stands for
  remembered TEXT NOT NULL,
  remembered_by TEXT NOT NULL
);
