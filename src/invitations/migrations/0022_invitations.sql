-- A meeting as calendars know it: one entry that is changed and called off under the same name.
CREATE TABLE meeting_call (
  id @id@,
  meeting BIGINT NOT NULL UNIQUE REFERENCES meeting (id),
  uid TEXT NOT NULL UNIQUE,
  sequence INTEGER NOT NULL,     -- of the last change that people were told of
  moved_in INTEGER NOT NULL,     -- the sequence that brought the time: answers to an earlier one count no more
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  told TEXT NOT NULL,            -- digest of what people were told last
  revision INTEGER NOT NULL,     -- of the agenda that they were told of
  events INTEGER NOT NULL,       -- how many moves and cancellations
  site TEXT NOT NULL,
  organizer TEXT NOT NULL
);

-- One person at one meeting.
CREATE TABLE meeting_invitation (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  person BIGINT NOT NULL REFERENCES person (id),
  organization BIGINT NOT NULL REFERENCES organization (id),
  role TEXT NOT NULL,            -- of the membership
  deputy_for BIGINT,             -- whose place this person takes
  email TEXT NOT NULL,           -- where it was sent; '': no address
  sequence INTEGER NOT NULL,     -- last sent
  sent TEXT,                     -- when it was last put into the queue
  mail BIGINT,
  withdrawn INTEGER NOT NULL,    -- no longer a member, or called off
  answer TEXT NOT NULL,          -- none, accepted, tentative, apology
  answered TEXT,
  stamp TEXT,                    -- of the answer, as a calendar wrote it
  remark TEXT NOT NULL,
  deputy BIGINT,                 -- whom the person wants to come instead
  bounced TEXT NOT NULL,         -- what a mail server said; '': nothing came back
  link TEXT NOT NULL,            -- digest of the token that answers once; '': used or none
  UNIQUE (meeting, person)
);
CREATE INDEX meeting_invitation_by_person ON meeting_invitation (person);
CREATE INDEX meeting_invitation_by_mail ON meeting_invitation (mail);
CREATE INDEX meeting_invitation_by_link ON meeting_invitation (link);

-- Where a person wants invitations, in place of the address that he signs in with.
CREATE TABLE invitation_address (
  id @id@,
  person BIGINT NOT NULL UNIQUE REFERENCES person (id),
  email TEXT NOT NULL
);

-- How an organization calls its deputies.
CREATE TABLE invitation_rule (
  id @id@,
  organization BIGINT NOT NULL UNIQUE REFERENCES organization (id),
  deputies TEXT NOT NULL         -- by_secretary, at_once
);
