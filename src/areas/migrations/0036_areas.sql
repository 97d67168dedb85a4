-- Housing areas, the sections (afdelinger) in them, and what is known of the associations that own those.
CREATE TABLE housing_area (
  id @id@,
  name TEXT NOT NULL,
  municipality BIGINT REFERENCES body (id),
  about TEXT NOT NULL            -- Markdown
);

CREATE TABLE section (
  id @id@,
  association BIGINT NOT NULL REFERENCES body (id),
  number TEXT NOT NULL,          -- as the association counts: "12", "12-2"
  name TEXT NOT NULL,
  area BIGINT REFERENCES housing_area (id),
  households BIGINT NOT NULL,    -- dwellings that vote
  address TEXT NOT NULL,
  from_date TEXT,
  to_date TEXT,
  section_board BIGINT REFERENCES organization (id),
  section_meeting BIGINT REFERENCES organization (id),
  UNIQUE (association, number)
);
CREATE INDEX section_by_area ON section (area);

CREATE TABLE association_facts (
  id @id@,
  body BIGINT NOT NULL UNIQUE REFERENCES body (id),
  cvr TEXT NOT NULL,
  lbf_number TEXT NOT NULL,
  address TEXT NOT NULL,
  contact TEXT NOT NULL,
  email TEXT NOT NULL,
  telephone TEXT NOT NULL,
  signing_rule TEXT NOT NULL,
  signers TEXT NOT NULL,         -- who may sign, a name a line
  signers_needed INTEGER NOT NULL -- how many of them sign together
);
