-- Work in the background, as people watch it.
CREATE TABLE job (
  id @id@,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  state TEXT NOT NULL,           -- waiting, running, done, failed, cancelled, interrupted
  done BIGINT NOT NULL,
  total BIGINT NOT NULL,
  current TEXT NOT NULL,
  result TEXT NOT NULL,
  error TEXT NOT NULL,
  account BIGINT NOT NULL,
  created TEXT NOT NULL,
  started TEXT,
  ended TEXT,
  seen TEXT NOT NULL DEFAULT ''  -- the last sign of life of the server that runs it
);
CREATE INDEX job_by_kind ON job (kind, id);
CREATE INDEX job_by_state ON job (state);

-- Mail on its way out. A message is marked sending before the mail server hears of it.
CREATE TABLE mail_message (
  id @id@,
  recipient TEXT NOT NULL,
  recipient_name TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  html TEXT NOT NULL,
  state TEXT NOT NULL,           -- waiting, sending, sent, held, failed
  message_key TEXT NOT NULL,     -- the left part of the Message-ID, the same at each attempt
  attempts BIGINT NOT NULL,
  attempt TEXT NOT NULL,         -- which attempt is or was the last
  problem TEXT NOT NULL,
  created TEXT NOT NULL,
  due TEXT NOT NULL,
  tried TEXT,
  sent TEXT
);
CREATE INDEX mail_message_due ON mail_message (state, due);
