-- Times that are proposed for a meeting in preparation; its members say which suit them.
CREATE TABLE date_poll (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  state TEXT NOT NULL,           -- open, chosen, withdrawn
  closes TEXT,                   -- last day to answer; none: until a time is chosen
  created TEXT NOT NULL,
  created_by TEXT NOT NULL
);
CREATE INDEX date_poll_by_meeting ON date_poll (meeting);

CREATE TABLE date_poll_time (
  id @id@,
  poll BIGINT NOT NULL REFERENCES date_poll (id),
  date TEXT NOT NULL,
  start_time TEXT,
  end_time TEXT,
  chosen INTEGER NOT NULL
);
CREATE INDEX date_poll_time_by_poll ON date_poll_time (poll, date);

CREATE TABLE date_poll_answer (
  id @id@,
  poll_time BIGINT NOT NULL REFERENCES date_poll_time (id),
  person BIGINT NOT NULL REFERENCES person (id),
  answer TEXT NOT NULL,          -- fits, if_needed, never
  answered TEXT NOT NULL,
  UNIQUE (poll_time, person)
);
