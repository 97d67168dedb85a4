-- Who calls whom when unrest breaks out in a housing area.
CREATE TABLE contingency_plan (
  id @id@,
  area BIGINT NOT NULL UNIQUE REFERENCES housing_area (id),
  used_when TEXT NOT NULL,       -- Markdown
  created TEXT NOT NULL
);

CREATE TABLE call_step (
  id @id@,
  plan BIGINT NOT NULL REFERENCES contingency_plan (id),
  position BIGINT NOT NULL,
  weekdays TEXT NOT NULL,        -- on which its hours begin: "12345", Monday is 1; a public holiday counts as 7
  from_time TEXT NOT NULL,
  to_time TEXT NOT NULL,         -- not after from_time: on the next day
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  organization TEXT NOT NULL,
  telephone TEXT NOT NULL,
  task TEXT NOT NULL,
  next_step BIGINT REFERENCES call_step (id)
);
CREATE INDEX call_step_by_plan ON call_step (plan, position);

-- Organizations that may see it beside those of the area's municipality, associations and police.
CREATE TABLE plan_reader (
  id @id@,
  plan BIGINT NOT NULL REFERENCES contingency_plan (id),
  organization BIGINT NOT NULL REFERENCES organization (id),
  UNIQUE (plan, organization)
);

-- Once a year somebody says that it still holds.
CREATE TABLE plan_check (
  id @id@,
  plan BIGINT NOT NULL REFERENCES contingency_plan (id),
  checked TEXT NOT NULL,
  checked_by TEXT NOT NULL,
  note TEXT NOT NULL
);
CREATE INDEX plan_check_by_plan ON plan_check (plan, checked);

CREATE TABLE incident (
  id @id@,
  area BIGINT NOT NULL REFERENCES housing_area (id),
  happened_on TEXT NOT NULL,
  happened_at TEXT,
  kind TEXT NOT NULL,            -- vandalism, fire, harassment, violence, unrest, theft, other
  kind_text TEXT NOT NULL,       -- in the words of who registered it
  place TEXT NOT NULL,
  cost_oere BIGINT,
  follow_up TEXT NOT NULL,       -- who follows up
  note TEXT NOT NULL,
  closed TEXT,                   -- none: it is open
  registered TEXT NOT NULL,
  registered_by TEXT NOT NULL
);
CREATE INDEX incident_by_area ON incident (area, happened_on);

CREATE TABLE activation (
  id @id@,
  area BIGINT NOT NULL REFERENCES housing_area (id),
  reason TEXT NOT NULL,
  incident BIGINT REFERENCES incident (id),
  started TEXT NOT NULL,
  started_by TEXT NOT NULL,
  ended TEXT,
  ended_by TEXT NOT NULL
);
CREATE INDEX activation_by_area ON activation (area, started);

-- Rows are only added.
CREATE TABLE activation_entry (
  id @id@,
  activation BIGINT NOT NULL REFERENCES activation (id),
  happened TEXT NOT NULL,
  text TEXT NOT NULL,
  who TEXT NOT NULL,
  corrects BIGINT REFERENCES activation_entry (id),
  written TEXT NOT NULL,
  written_by TEXT NOT NULL
);
CREATE INDEX activation_entry_by_activation ON activation_entry (activation, happened);
