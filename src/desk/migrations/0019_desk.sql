-- A meeting that is prepared here. What everybody may read of it stands in meeting and agenda_item once it is released;
-- what is being written stands in the tables of the desk.
CREATE TABLE desk_meeting (
  id @id@,
  meeting BIGINT NOT NULL UNIQUE REFERENCES meeting (id),
  state TEXT NOT NULL,           -- draft, released, cancelled, open, held, approved
  notice INTEGER NOT NULL,       -- weekdays
  planned_start TEXT,
  planned_end TEXT,
  revision INTEGER NOT NULL,     -- of the agenda; 0: not released yet
  released TEXT,
  released_by TEXT,
  late_reason TEXT NOT NULL,
  version INTEGER NOT NULL
);

-- The organizations that meet; several make a joint meeting.
CREATE TABLE desk_host (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  organization BIGINT NOT NULL REFERENCES organization (id),
  position INTEGER NOT NULL
);
CREATE INDEX desk_host_by_meeting ON desk_host (meeting, position);

CREATE TABLE desk_item (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  position INTEGER NOT NULL,
  agenda_item BIGINT,            -- as it was released; minutes that come later may take it away
  added_in INTEGER NOT NULL,     -- revision that brought it; 0: not released yet
  version INTEGER NOT NULL,
  title TEXT NOT NULL,
  type TEXT,
  minutes INTEGER NOT NULL,      -- 0: none allotted
  responsible TEXT NOT NULL,
  theme TEXT NOT NULL,
  case_number TEXT NOT NULL,
  recommended_by TEXT NOT NULL,
  recommendations TEXT NOT NULL, -- a point a line
  case_text TEXT NOT NULL,       -- Markdown
  closed INTEGER NOT NULL,
  closed_reason TEXT NOT NULL,   -- the paragraph
  show_title INTEGER NOT NULL,
  show_case_number INTEGER NOT NULL,
  show_decision INTEGER NOT NULL,
  participants TEXT NOT NULL,    -- beside the members
  proposed_by TEXT NOT NULL,
  late_reason TEXT NOT NULL,
  guard_reason TEXT NOT NULL     -- why what looks like a CPR number is none
);
CREATE INDEX desk_item_by_meeting ON desk_item (meeting, position);

CREATE TABLE desk_attachment (
  id @id@,
  item BIGINT NOT NULL REFERENCES desk_item (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  file BIGINT NOT NULL REFERENCES file (id),
  recommended INTEGER NOT NULL,
  closed INTEGER NOT NULL,
  guard TEXT NOT NULL,           -- clean, found, not_checked: CPR numbers in the file
  guard_reason TEXT NOT NULL     -- why it may be shown all the same
);
CREATE INDEX desk_attachment_by_item ON desk_attachment (item, position);

-- The agenda as it was sent out, which nothing changes any more.
CREATE TABLE desk_revision (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  revision INTEGER NOT NULL,
  released TEXT NOT NULL,
  released_by TEXT NOT NULL,
  late_reason TEXT NOT NULL,
  agenda TEXT NOT NULL,          -- JSON
  changes TEXT NOT NULL,         -- JSON: what differs from the revision before
  UNIQUE (meeting, revision)
);

-- What happened to a meeting that people had been told of.
CREATE TABLE desk_event (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  kind TEXT NOT NULL,            -- moved, cancelled
  happened TEXT NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  before TEXT NOT NULL           -- date, time and place until then
);
CREATE INDEX desk_event_by_meeting ON desk_event (meeting);

CREATE TABLE desk_proposal (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  title TEXT NOT NULL,
  text TEXT NOT NULL,            -- Markdown
  account BIGINT NOT NULL,
  proposed_by TEXT NOT NULL,
  proposed TEXT NOT NULL,
  state TEXT NOT NULL,           -- waiting, taken, declined
  answer TEXT NOT NULL           -- why it was declined
);
CREATE INDEX desk_proposal_by_meeting ON desk_proposal (meeting);

-- How an organization makes its agendas.
CREATE TABLE desk_rule (
  id @id@,
  organization BIGINT NOT NULL UNIQUE REFERENCES organization (id),
  notice INTEGER NOT NULL,
  first_item TEXT NOT NULL,      -- "": none
  last_item TEXT NOT NULL
);
