-- A meeting as it is held: who is there at which item, what is decided, how it was voted, and who approved the minutes.
-- What everybody reads of it stands in meeting and agenda_item once the minutes are approved.
CREATE TABLE sitting (
  id @id@,
  meeting BIGINT NOT NULL UNIQUE REFERENCES meeting (id),
  opened TEXT NOT NULL,
  opened_by TEXT NOT NULL,
  ended TEXT,
  current_item BIGINT,           -- agenda_item that is being treated
  revision BIGINT NOT NULL,      -- grows with everything that is recorded
  minutes TEXT NOT NULL,         -- draft, sent, approved
  approval TEXT NOT NULL,        -- same_meeting, next_meeting, by_present, by_all
  round INTEGER NOT NULL,        -- grows when the minutes are taken back
  approved TEXT,
  approved_how TEXT NOT NULL,
  published TEXT,
  guard_reason TEXT NOT NULL     -- why what looks like a CPR number is none
);

CREATE TABLE sitting_member (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  position INTEGER NOT NULL,
  person BIGINT NOT NULL REFERENCES person (id),
  organization BIGINT,           -- the host; none: a guest
  name TEXT NOT NULL,
  role TEXT NOT NULL,            -- as in membership, or guest
  party TEXT NOT NULL,
  represents TEXT NOT NULL,
  mandate_limits TEXT NOT NULL,
  granted_by TEXT NOT NULL,
  votes INTEGER NOT NULL,
  mark TEXT NOT NULL,            -- present, apology, absent: of the meeting as a whole
  substitute_for BIGINT,         -- another row
  UNIQUE (meeting, person, organization)
);
CREATE INDEX sitting_member_by_meeting ON sitting_member (meeting, position);

-- Somebody came or left: from an item on, or for that item alone.
CREATE TABLE sitting_move (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  member BIGINT NOT NULL REFERENCES sitting_member (id),
  item BIGINT NOT NULL,
  direction TEXT NOT NULL,       -- came, left
  reach TEXT NOT NULL,           -- from_here, this_item
  happened TEXT NOT NULL
);
CREATE INDEX sitting_move_by_meeting ON sitting_move (meeting);

CREATE TABLE sitting_disqualification (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  member BIGINT NOT NULL REFERENCES sitting_member (id),
  item BIGINT NOT NULL,
  ground TEXT NOT NULL,
  outcome TEXT NOT NULL,         -- raised, disqualified, qualified
  UNIQUE (member, item)
);
CREATE INDEX sitting_disqualification_by_meeting ON sitting_disqualification (meeting);

CREATE TABLE sitting_course (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  item BIGINT NOT NULL UNIQUE,
  state TEXT NOT NULL,           -- waiting, under_way, treated, postponed, withdrawn
  started TEXT,
  seconds BIGINT NOT NULL,       -- spent until it was left
  note TEXT NOT NULL             -- why it is postponed or withdrawn
);
CREATE INDEX sitting_course_by_meeting ON sitting_course (meeting);

CREATE TABLE sitting_ruling (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  item BIGINT NOT NULL,
  point INTEGER NOT NULL,        -- "at 1"; 0: the item as a whole
  outcome TEXT NOT NULL,
  text TEXT NOT NULL,
  subject_to TEXT NOT NULL,      -- who must approve it still, a line each
  version INTEGER NOT NULL,
  UNIQUE (item, point)
);
CREATE INDEX sitting_ruling_by_meeting ON sitting_ruling (meeting);

CREATE TABLE sitting_vote (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  item BIGINT NOT NULL,
  point INTEGER NOT NULL,
  organization BIGINT,           -- whose members voted, at a joint meeting
  form TEXT NOT NULL,            -- hands, names, groups
  motion TEXT NOT NULL,
  yes INTEGER NOT NULL,
  no INTEGER NOT NULL,
  abstained INTEGER NOT NULL,
  result TEXT NOT NULL           -- carried, lost, tied
);
CREATE INDEX sitting_vote_by_meeting ON sitting_vote (meeting);

CREATE TABLE sitting_ballot (
  id @id@,
  vote BIGINT NOT NULL REFERENCES sitting_vote (id),
  member BIGINT NOT NULL REFERENCES sitting_member (id),
  choice TEXT NOT NULL,          -- yes, no, abstained
  UNIQUE (vote, member)
);

CREATE TABLE sitting_statement (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  item BIGINT NOT NULL,
  kind TEXT NOT NULL,            -- dissent, remark, stop
  member BIGINT REFERENCES sitting_member (id),
  text TEXT NOT NULL
);
CREATE INDEX sitting_statement_by_meeting ON sitting_statement (meeting);

-- An item was closed or opened, in the meeting or after the minutes were published.
CREATE TABLE sitting_closure (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  item BIGINT NOT NULL,
  kind TEXT NOT NULL,            -- closed, opened, closed_after_publication
  reason TEXT NOT NULL,
  happened TEXT NOT NULL,
  author TEXT NOT NULL
);
CREATE INDEX sitting_closure_by_meeting ON sitting_closure (meeting);

CREATE TABLE sitting_approval (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  round INTEGER NOT NULL,
  member BIGINT NOT NULL REFERENCES sitting_member (id),
  verdict TEXT NOT NULL,         -- approved, refused
  remark TEXT NOT NULL,
  happened TEXT NOT NULL,
  UNIQUE (meeting, round, member)
);

CREATE TABLE sitting_reopening (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  round INTEGER NOT NULL,        -- that ended with it
  reason TEXT NOT NULL,
  happened TEXT NOT NULL,
  author TEXT NOT NULL
);
CREATE INDEX sitting_reopening_by_meeting ON sitting_reopening (meeting);

-- By what rules an organization meets.
CREATE TABLE sitting_rule (
  id @id@,
  organization BIGINT NOT NULL UNIQUE REFERENCES organization (id),
  profile TEXT NOT NULL,
  approval TEXT NOT NULL,
  quorum INTEGER NOT NULL,       -- per cent of the members who vote
  majority TEXT NOT NULL,        -- simple, two_thirds, unanimous
  tie TEXT NOT NULL,             -- lapses, chair_decides
  phrases TEXT NOT NULL          -- a line each, beside the standard ones
);
