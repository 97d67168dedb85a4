-- Who is asked to read a draft through before it is released. It gives the right to read this one draft.
CREATE TABLE draft_reader (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  revision INTEGER NOT NULL,     -- that the draft becomes; with its release the right ends
  account BIGINT NOT NULL REFERENCES user_account (id),
  due TEXT NOT NULL,             -- day
  closed_items INTEGER NOT NULL, -- closed items too
  named TEXT NOT NULL,
  named_by TEXT NOT NULL,
  read TEXT,
  fingerprint TEXT NOT NULL,     -- of the draft that was read
  UNIQUE (meeting, revision, account)
);
CREATE INDEX draft_reader_by_account ON draft_reader (account);

-- For who prepares the meeting and who wrote it alone.
CREATE TABLE draft_remark (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  revision INTEGER NOT NULL,
  account BIGINT NOT NULL REFERENCES user_account (id),
  item BIGINT,                   -- of the desk, may be gone; none: on the agenda as a whole
  title TEXT NOT NULL,           -- of the item, for when it is gone
  text TEXT NOT NULL,
  written TEXT NOT NULL,
  handled TEXT,
  handled_by TEXT NOT NULL
);
CREATE INDEX draft_remark_by_meeting ON draft_remark (meeting, revision);

-- Who is invited to a meeting beside those who meet: a whole organization, or a person with whom he comes from.
CREATE TABLE desk_guest (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  position INTEGER NOT NULL,
  organization BIGINT REFERENCES organization (id),
  name TEXT NOT NULL,
  comes_from TEXT NOT NULL
);
CREATE INDEX desk_guest_by_meeting ON desk_guest (meeting, position);
