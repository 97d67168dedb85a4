-- Where the chairs of an organization let its agendas go out together.
ALTER TABLE desk_rule ADD COLUMN chairs_release INTEGER NOT NULL DEFAULT 0;

CREATE TABLE release_request (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  revision INTEGER NOT NULL,     -- that the agenda becomes with it
  state TEXT NOT NULL,           -- open, released, withdrawn
  reason TEXT NOT NULL,          -- that goes with the release
  requested TEXT NOT NULL,
  requested_by TEXT NOT NULL
);
CREATE INDEX release_request_by_meeting ON release_request (meeting);

CREATE TABLE release_answer (
  id @id@,
  request BIGINT NOT NULL REFERENCES release_request (id),
  person BIGINT NOT NULL REFERENCES person (id),
  answer TEXT NOT NULL,          -- yes, no, passed_over
  remark TEXT NOT NULL,
  pass_ground TEXT,              -- leave, no_user, disqualified
  fingerprint TEXT NOT NULL,     -- of the draft that was answered
  answered TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  UNIQUE (request, person)
);
