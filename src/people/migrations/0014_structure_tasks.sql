-- What an organization is there to do, one numbered record each.
CREATE TABLE organization_task (
  id @id@,
  organization BIGINT NOT NULL REFERENCES organization (id),
  number BIGINT NOT NULL,
  text TEXT NOT NULL,
  from_date TEXT,
  to_date TEXT,
  source TEXT NOT NULL
);
CREATE INDEX organization_task_by_organization ON organization_task (organization, number);

-- By what a task is done.
CREATE TABLE fulfilment (
  id @id@,
  task BIGINT NOT NULL REFERENCES organization_task (id),
  kind TEXT NOT NULL,            -- duty, meeting, report
  text TEXT NOT NULL,
  address TEXT NOT NULL,         -- of a page of this site; may be empty
  from_date TEXT,
  to_date TEXT
);
CREATE INDEX fulfilment_by_task ON fulfilment (task);

-- What sources say differently of the same thing. It stands until somebody has settled it.
CREATE TABLE discrepancy (
  id @id@,
  structure BIGINT NOT NULL REFERENCES structure (id),
  organization BIGINT REFERENCES organization (id),
  topic TEXT NOT NULL,
  settled TEXT NOT NULL          -- what holds, and who says so; empty: open
);
CREATE INDEX discrepancy_by_structure ON discrepancy (structure);
CREATE TABLE claim (
  id @id@,
  discrepancy BIGINT NOT NULL REFERENCES discrepancy (id),
  says TEXT NOT NULL,
  source TEXT NOT NULL
);
CREATE INDEX claim_by_discrepancy ON claim (discrepancy);

-- A day of a structure that one comes back to by name.
CREATE TABLE structure_model (
  id @id@,
  structure BIGINT NOT NULL REFERENCES structure (id),
  name TEXT NOT NULL,
  date TEXT NOT NULL
);
CREATE INDEX structure_model_by_structure ON structure_model (structure, date);

-- An election period: with it end all organizations of the body that are elected.
CREATE TABLE election_term (
  id @id@,
  body BIGINT NOT NULL REFERENCES body (id),
  name TEXT NOT NULL,
  from_date TEXT NOT NULL,
  to_date TEXT NOT NULL
);
CREATE INDEX election_term_by_body ON election_term (body, to_date);

-- What was decided of an organization at the end of its time.
CREATE TABLE succession (
  id @id@,
  organization BIGINT NOT NULL REFERENCES organization (id),
  ends TEXT NOT NULL,            -- its last day
  outcome TEXT NOT NULL,         -- continues, replaced, lapses
  successor BIGINT REFERENCES organization (id),
  decided_on TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  note TEXT NOT NULL
);
CREATE INDEX succession_by_organization ON succession (organization, ends);

ALTER TABLE organization ADD COLUMN elected BIGINT NOT NULL DEFAULT 0;
ALTER TABLE membership ADD COLUMN responsibility TEXT NOT NULL DEFAULT '';
