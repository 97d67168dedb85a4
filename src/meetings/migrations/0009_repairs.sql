-- A repair of damaged text that a person took or refused. Places are offsets in the text as it was read;
-- that text stays, and what was taken is put in where it is read.
CREATE TABLE repair (
  id @id@,
  document BIGINT NOT NULL REFERENCES document (id),
  first_byte BIGINT NOT NULL,
  last_byte BIGINT NOT NULL,     -- behind the last byte
  written TEXT NOT NULL,
  meant TEXT NOT NULL,
  rule TEXT NOT NULL,
  state TEXT NOT NULL,           -- taken, refused
  decided TEXT NOT NULL
);
CREATE INDEX repair_by_document ON repair (document, first_byte);
