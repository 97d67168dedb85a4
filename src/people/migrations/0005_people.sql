CREATE TABLE body (
  id @id@,
  kind TEXT NOT NULL,            -- municipality, housing_association, fund, police, other
  name TEXT NOT NULL,
  folded TEXT NOT NULL
);
CREATE UNIQUE INDEX body_by_folded ON body (folded, kind);

CREATE TABLE organization (
  id @id@,
  body BIGINT REFERENCES body (id),
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  kind TEXT NOT NULL,
  parent BIGINT REFERENCES organization (id),
  from_date TEXT,
  to_date TEXT,
  about TEXT NOT NULL            -- Markdown
);
CREATE INDEX organization_by_folded ON organization (folded, body);

CREATE TABLE person (
  id @id@,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  sort_key TEXT NOT NULL
);
CREATE UNIQUE INDEX person_by_folded ON person (folded);
CREATE INDEX person_by_sort_key ON person (sort_key);

CREATE TABLE membership (
  id @id@,
  organization BIGINT NOT NULL REFERENCES organization (id),
  person BIGINT NOT NULL REFERENCES person (id),
  role TEXT NOT NULL,
  party TEXT NOT NULL,
  from_date TEXT,
  to_date TEXT,
  deputy BIGINT REFERENCES person (id)
);
CREATE INDEX membership_by_organization ON membership (organization);
CREATE INDEX membership_by_person ON membership (person);
