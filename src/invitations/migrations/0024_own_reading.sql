-- How far somebody has read an agenda.
CREATE TABLE agenda_reading (
  id @id@,
  account BIGINT NOT NULL REFERENCES user_account (id),
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  revision INTEGER NOT NULL,
  read TEXT NOT NULL,
  UNIQUE (account, meeting)
);

-- For the writer's eyes alone: in no log, no search, no page of anybody else.
CREATE TABLE private_note (
  id @id@,
  account BIGINT NOT NULL REFERENCES user_account (id),
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  item BIGINT NOT NULL,          -- may be gone from the agenda
  title TEXT NOT NULL,           -- of the item, for when it is gone
  text TEXT NOT NULL,
  changed TEXT NOT NULL,
  UNIQUE (account, item)
);
CREATE INDEX private_note_by_meeting ON private_note (account, meeting);
