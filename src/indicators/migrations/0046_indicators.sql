-- What is measured in housing areas, and the values with their sources.
CREATE TABLE indicator (
  id @id@,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_english TEXT NOT NULL,
  about TEXT NOT NULL,              -- Markdown
  numerator TEXT NOT NULL,
  denominator TEXT NOT NULL,
  unit TEXT NOT NULL,
  timing TEXT NOT NULL,
  direction TEXT NOT NULL,
  standing TEXT NOT NULL,
  source TEXT NOT NULL,
  criterion TEXT,
  counted TEXT NOT NULL,
  age_from BIGINT,
  age_to BIGINT,
  unknown_education TEXT NOT NULL,
  mean_of_years BIGINT,             -- NULL: it is not said
  compared_with TEXT NOT NULL,
  least_likely TEXT,
  most_likely TEXT,
  counts_people BIGINT NOT NULL,
  version BIGINT NOT NULL
);

CREATE TABLE place (
  id @id@,
  kind TEXT NOT NULL,
  area BIGINT UNIQUE REFERENCES housing_area (id),
  municipality BIGINT UNIQUE REFERENCES body (id),
  name TEXT NOT NULL
);

CREATE TABLE pool_member (
  id @id@,
  pool BIGINT NOT NULL REFERENCES place (id),
  area BIGINT NOT NULL REFERENCES housing_area (id),
  UNIQUE (pool, area)
);

CREATE TABLE figure_source (
  id @id@,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  address TEXT NOT NULL,
  document BIGINT,
  digest TEXT NOT NULL,
  brought TEXT NOT NULL,
  brought_by TEXT NOT NULL
);

CREATE TABLE observation (
  id @id@,
  indicator BIGINT NOT NULL REFERENCES indicator (id),
  place BIGINT NOT NULL REFERENCES place (id),
  from_date TEXT,
  to_date TEXT,
  value TEXT NOT NULL,              -- a decimal with a point, exact
  part BIGINT,
  whole BIGINT,
  quoted_limit TEXT,                -- that the source writes beside the value
  source BIGINT NOT NULL REFERENCES figure_source (id),
  source_place TEXT NOT NULL,
  state TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  approved TEXT,
  reason TEXT NOT NULL,
  note TEXT NOT NULL,
  version BIGINT NOT NULL
);
CREATE INDEX observation_by_place ON observation (place, indicator, to_date);
CREATE INDEX observation_by_source ON observation (source);
CREATE INDEX observation_by_indicator ON observation (indicator, state, to_date);
CREATE INDEX observation_by_state ON observation (state);
