-- Life spans of areas, where they lie, how they follow each other, other spellings of their names, and the lists that
-- were published.
ALTER TABLE housing_area ADD COLUMN from_date TEXT;
ALTER TABLE housing_area ADD COLUMN to_date TEXT;

CREATE TABLE perimeter (
  id @id@,
  area BIGINT NOT NULL REFERENCES housing_area (id),
  from_date TEXT,
  geometry TEXT NOT NULL,          -- GeoJSON
  source TEXT NOT NULL
);
CREATE INDEX perimeter_by_area ON perimeter (area);

CREATE TABLE area_change (
  id @id@,
  before BIGINT NOT NULL REFERENCES housing_area (id),
  after BIGINT NOT NULL REFERENCES housing_area (id),
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  years TEXT NOT NULL,             -- whether years on a list are inherited
  note TEXT NOT NULL,
  UNIQUE (before, after)
);

CREATE TABLE area_spelling (
  id @id@,
  area BIGINT REFERENCES housing_area (id), -- none: it is known to be of no area of the house
  name TEXT NOT NULL,              -- as a file writes it
  folded TEXT NOT NULL UNIQUE
);

CREATE TABLE published_list (
  id @id@,
  kind TEXT NOT NULL,
  list_year TEXT NOT NULL,
  published_on TEXT,
  source TEXT NOT NULL,
  UNIQUE (kind, list_year)
);

CREATE TABLE list_membership (
  id @id@,
  list BIGINT NOT NULL REFERENCES published_list (id),
  area_name TEXT NOT NULL,
  municipality TEXT NOT NULL,
  area BIGINT REFERENCES housing_area (id),
  classification TEXT NOT NULL,
  source TEXT NOT NULL,
  verified BIGINT NOT NULL,
  UNIQUE (list, area_name, municipality, classification)
);
CREATE INDEX list_membership_by_area ON list_membership (area);
