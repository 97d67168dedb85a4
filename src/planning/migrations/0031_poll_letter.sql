-- What somebody was told of the poll for a meeting, so that nobody hears the same twice.
CREATE TABLE poll_letter (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  person BIGINT NOT NULL REFERENCES person (id),
  told TEXT NOT NULL,            -- times, one a line
  mail BIGINT,                   -- the last
  UNIQUE (meeting, person)
);

-- A time that was added to an open poll is asked for once more.
ALTER TABLE date_poll_time ADD COLUMN added TEXT;
