-- Files of figures on their way in, how tables of one shape are read, and where in papers figures were found.
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

CREATE TABLE figure_quote (
  id @id@,
  observation BIGINT NOT NULL UNIQUE REFERENCES observation (id),
  document BIGINT NOT NULL,        -- a paper may go; what was read from it stays
  line BIGINT NOT NULL,
  first_byte BIGINT NOT NULL,
  last_byte BIGINT NOT NULL,
  quote TEXT NOT NULL
);
CREATE INDEX figure_quote_by_document ON figure_quote (document);
