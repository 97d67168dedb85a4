-- A process plan: steps with deadlines as they are written, and what each waits for.
CREATE TABLE process_plan (
  id @id@,
  title TEXT NOT NULL,
  state TEXT NOT NULL,           -- draft, approved, ended
  visibility TEXT NOT NULL,
  dated TEXT NOT NULL,
  about TEXT NOT NULL,
  starts TEXT,                   -- the day on which what is planned must begin
  municipality BIGINT REFERENCES body (id),
  span_count TEXT NOT NULL,      -- of a span between two days: neither, one, both
  saturdays INTEGER NOT NULL,    -- count as working days
  source BIGINT REFERENCES file (id),
  source_name TEXT NOT NULL,
  version INTEGER NOT NULL,
  revision INTEGER NOT NULL
);

CREATE TABLE plan_step (
  id @id@,
  plan BIGINT NOT NULL REFERENCES process_plan (id),
  position INTEGER NOT NULL,
  activity TEXT NOT NULL,
  kind TEXT NOT NULL,
  deadline_text TEXT NOT NULL,
  deadline_start TEXT,
  deadline_end TEXT,
  moved_to TEXT,
  work_least INTEGER NOT NULL,
  work_most INTEGER NOT NULL,
  work_unit TEXT NOT NULL,       -- workdays, days, weeks, months
  organization BIGINT REFERENCES organization (id),
  decision BIGINT REFERENCES plan_step (id),
  decision_outcome TEXT NOT NULL,
  responsible TEXT NOT NULL,
  state TEXT NOT NULL,           -- open, under_way, done, dropped
  outcome TEXT NOT NULL,         -- open, yes, no
  done TEXT,
  meeting BIGINT REFERENCES meeting (id),
  agenda_item BIGINT,
  proposal BIGINT,
  file BIGINT REFERENCES file (id),
  file_name TEXT NOT NULL,
  case_number TEXT NOT NULL,
  note TEXT NOT NULL,
  version INTEGER NOT NULL
);
CREATE INDEX plan_step_by_plan ON plan_step (plan, position);
CREATE INDEX plan_step_by_proposal ON plan_step (proposal);

CREATE TABLE step_party (
  id @id@,
  step BIGINT NOT NULL REFERENCES plan_step (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  body BIGINT REFERENCES body (id),
  organization BIGINT REFERENCES organization (id)
);
CREATE INDEX step_party_by_step ON step_party (step, position);

CREATE TABLE step_link (
  id @id@,
  step BIGINT NOT NULL REFERENCES plan_step (id),
  after BIGINT NOT NULL REFERENCES plan_step (id),
  lag INTEGER NOT NULL,          -- working days between
  UNIQUE (step, after)
);

CREATE TABLE plan_expectation (
  id @id@,
  plan BIGINT NOT NULL REFERENCES process_plan (id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  from_date TEXT,
  to_date TEXT
);
CREATE INDEX plan_expectation_by_plan ON plan_expectation (plan, position);

CREATE TABLE expected_step (
  id @id@,
  expectation BIGINT NOT NULL REFERENCES plan_expectation (id),
  step BIGINT NOT NULL REFERENCES plan_step (id),
  UNIQUE (expectation, step)
);

CREATE TABLE closed_weeks (
  id @id@,
  plan BIGINT NOT NULL REFERENCES process_plan (id),
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  name TEXT NOT NULL
);
CREATE INDEX closed_weeks_by_plan ON closed_weeks (plan, first_day);

-- How a body comes to a decision, and the days on which it is going to meet, for all plans.
CREATE TABLE decision_rule (
  id @id@,
  organization BIGINT NOT NULL UNIQUE REFERENCES organization (id),
  on_call INTEGER NOT NULL,
  notice INTEGER NOT NULL,
  notice_unit TEXT NOT NULL,
  source TEXT NOT NULL
);

CREATE TABLE meeting_day (
  id @id@,
  organization BIGINT NOT NULL REFERENCES organization (id),
  date TEXT NOT NULL,
  note TEXT NOT NULL,
  UNIQUE (organization, date)
);

CREATE TABLE plan_version (
  id @id@,
  plan BIGINT NOT NULL REFERENCES process_plan (id),
  version INTEGER NOT NULL,
  made TEXT NOT NULL,
  made_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  steps TEXT NOT NULL,
  UNIQUE (plan, version)
);

CREATE TABLE plan_approval (
  id @id@,
  plan BIGINT NOT NULL REFERENCES process_plan (id),
  version INTEGER NOT NULL,
  organization BIGINT NOT NULL REFERENCES organization (id),
  decided TEXT NOT NULL,
  note TEXT NOT NULL
);
CREATE INDEX plan_approval_by_plan ON plan_approval (plan, version);
