-- What the log is narrowed by.
CREATE INDEX change_log_by_time ON change_log (at, id);
CREATE INDEX change_log_by_user ON change_log (user_id, id);
CREATE INDEX change_log_by_kind ON change_log (kind, id);
CREATE INDEX change_log_by_table ON change_log (table_name, id);

-- Access to documents: what somebody asked for, and what was decided to give.
CREATE TABLE access_request (
  id @id@,
  asked_by TEXT NOT NULL,
  contact TEXT NOT NULL,
  subject TEXT NOT NULL,
  received TEXT NOT NULL,
  days BIGINT NOT NULL,          -- weekdays that the law gives
  ground TEXT NOT NULL,          -- where it says so
  deadline TEXT NOT NULL,
  state TEXT NOT NULL,           -- received, collected, decided, sent
  decided TEXT,
  decided_by TEXT,
  sent TEXT,
  package BIGINT REFERENCES file (id)
);
CREATE INDEX access_request_by_state ON access_request (state, deadline);

CREATE TABLE access_paper (
  id @id@,
  request BIGINT NOT NULL REFERENCES access_request (id),
  position BIGINT NOT NULL,
  source TEXT NOT NULL,          -- meeting, item, attachment, document
  ref BIGINT NOT NULL,
  title TEXT NOT NULL,
  decision TEXT NOT NULL,        -- waiting, included, left_out, redacted
  ground TEXT NOT NULL,
  UNIQUE (request, source, ref)
);

-- Apart from the paper, so that it comes into no log.
CREATE TABLE access_text (
  paper BIGINT PRIMARY KEY REFERENCES access_paper (id),
  text TEXT NOT NULL
);

CREATE TABLE access_mark (
  id @id@,
  access_paper BIGINT NOT NULL REFERENCES access_paper (id),
  first_byte BIGINT NOT NULL,
  last_byte BIGINT NOT NULL,
  ground TEXT NOT NULL
);
CREATE INDEX access_mark_by_paper ON access_mark (access_paper, first_byte);

-- For how long something is kept; without a period nothing of its kind is ever due.
CREATE TABLE retention_rule (
  id @id@,
  kind TEXT NOT NULL UNIQUE,     -- former_member, imported_paper, sent_mail
  years BIGINT NOT NULL,         -- 0: no period is set
  ground TEXT NOT NULL
);

-- That personal data was erased: by whom, why, and how much; never what it was.
CREATE TABLE erasure (
  id @id@,
  kind TEXT NOT NULL,
  subject BIGINT NOT NULL,       -- id of the person or paper; 0 of mails
  name_kept BIGINT NOT NULL,
  ground TEXT NOT NULL,
  reason TEXT NOT NULL,
  extent TEXT NOT NULL,          -- in figures, by the names of records: "membership 2, mail_message 3"
  decided TEXT NOT NULL,
  decided_by TEXT NOT NULL
);
CREATE INDEX erasure_by_subject ON erasure (kind, subject);
