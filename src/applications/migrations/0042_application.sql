-- Applications to the national building fund: what is asked for by the regulation, what is there, and what was sent.
CREATE TABLE application (
  id @id@,
  title TEXT NOT NULL,
  phase TEXT NOT NULL,           -- prequalification, final
  state TEXT NOT NULL,           -- draft, submitted, granted, refused
  visibility TEXT NOT NULL,
  about TEXT NOT NULL,           -- Markdown
  deadline TEXT,
  submitted TEXT,
  answered TEXT,
  granted_oere BIGINT,
  plan BIGINT REFERENCES process_plan (id),
  step BIGINT REFERENCES plan_step (id),
  approval BIGINT REFERENCES approval (id),
  revision INTEGER NOT NULL
);

-- Which regulation governs it from a day on.
CREATE TABLE application_regulation (
  id @id@,
  application BIGINT NOT NULL REFERENCES application (id),
  regulation TEXT NOT NULL,      -- the key of a file in src/applications/regulations
  from_date TEXT NOT NULL,
  reason TEXT NOT NULL,
  UNIQUE (application, from_date)
);

CREATE TABLE application_section (
  id @id@,
  application BIGINT NOT NULL REFERENCES application (id),
  section BIGINT NOT NULL REFERENCES section (id),
  UNIQUE (application, section)
);

CREATE TABLE application_focus (
  id @id@,
  application BIGINT NOT NULL REFERENCES application (id),
  focus_area TEXT NOT NULL,      -- its Danish name
  UNIQUE (application, focus_area)
);

CREATE TABLE application_part (
  id @id@,
  application BIGINT NOT NULL REFERENCES application (id),
  requirement TEXT NOT NULL,
  organization BIGINT REFERENCES organization (id),
  person TEXT NOT NULL,
  due_by TEXT,
  state TEXT NOT NULL,           -- missing, draft, ready, not_needed
  reason TEXT NOT NULL,
  note TEXT NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (application, requirement)
);

CREATE TABLE application_file (
  id @id@,
  application BIGINT NOT NULL REFERENCES application (id),
  requirement TEXT NOT NULL,
  position INTEGER NOT NULL,
  file BIGINT NOT NULL REFERENCES file (id),
  name TEXT NOT NULL,
  finding TEXT NOT NULL,         -- pdf, no_pdf, damaged, encrypted
  pages INTEGER NOT NULL
);
CREATE INDEX application_file_by_application ON application_file (application, requirement, position);

-- What a body decided and signed for it.
CREATE TABLE application_statement (
  id @id@,
  application BIGINT NOT NULL REFERENCES application (id),
  requirement TEXT NOT NULL,
  body BIGINT NOT NULL REFERENCES body (id),
  decision BIGINT,
  file BIGINT REFERENCES file (id),
  file_name TEXT NOT NULL,
  signed_on TEXT,
  signed_by TEXT NOT NULL,       -- a name a line
  version INTEGER NOT NULL,
  UNIQUE (application, requirement, body)
);

CREATE TABLE budget_line (
  id @id@,
  application BIGINT NOT NULL REFERENCES application (id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  focus_area TEXT NOT NULL,
  payer TEXT NOT NULL,           -- fund, municipality, association
  body BIGINT REFERENCES body (id),
  amount_oere BIGINT NOT NULL,
  version INTEGER NOT NULL
);
CREATE INDEX budget_line_by_application ON budget_line (application, position);

CREATE TABLE application_package (
  id @id@,
  application BIGINT NOT NULL REFERENCES application (id),
  purpose TEXT NOT NULL,         -- trial, submitted
  made TEXT NOT NULL,
  made_by TEXT NOT NULL,
  complete INTEGER NOT NULL,
  file BIGINT NOT NULL REFERENCES file (id),
  sha256 TEXT NOT NULL,
  size BIGINT NOT NULL
);
CREATE INDEX application_package_by_application ON application_package (application, made);
