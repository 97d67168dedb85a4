-- Who is told of what new figures change.
CREATE TABLE news_receiver (
  id @id@,
  organization BIGINT NOT NULL REFERENCES organization (id)
);
