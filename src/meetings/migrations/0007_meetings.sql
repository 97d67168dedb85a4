-- One import: what came together, and can be undone together.
CREATE TABLE import_run (
  id @id@,
  started TEXT NOT NULL,
  finished TEXT,
  author TEXT NOT NULL,
  source TEXT NOT NULL,          -- folder or "upload", as shown to people
  undone TEXT
);

-- A file of a run that could not be read: why, as an error id with its parameters.
CREATE TABLE import_failure (
  id @id@,
  run BIGINT NOT NULL REFERENCES import_run (id),
  file TEXT NOT NULL,
  error TEXT NOT NULL,
  parameters TEXT NOT NULL
);
CREATE INDEX import_failure_by_run ON import_failure (run);

-- A paper as it came. Its bytes are a file; its text is kept here where it is not simply the file's bytes.
CREATE TABLE document (
  id @id@,
  run BIGINT NOT NULL REFERENCES import_run (id),
  file BIGINT NOT NULL REFERENCES file (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,            -- referat, dagsorden, other
  paper TEXT NOT NULL,           -- of kind other: process_plan, application, strategy, …
  title TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  scanned INTEGER NOT NULL,
  text TEXT,                     -- none: read it from the file again
  layout TEXT,                   -- pages and marks that go with text
  findings TEXT NOT NULL,        -- doubts and repairs, as JSON
  visibility TEXT NOT NULL,
  imported TEXT NOT NULL
);
CREATE INDEX document_by_run ON document (run);
CREATE INDEX document_by_file ON document (file);

CREATE TABLE meeting (
  id @id@,
  body BIGINT REFERENCES body (id),
  body_origin TEXT NOT NULL,     -- text, given, installation
  organization BIGINT REFERENCES organization (id),
  kind TEXT NOT NULL,            -- referat, dagsorden
  title TEXT NOT NULL,
  date TEXT,
  start_time TEXT,
  end_time TEXT,
  place TEXT,
  chair TEXT,
  minute_taker TEXT,
  agenda_text TEXT,
  visibility TEXT NOT NULL,
  published TEXT,
  changed TEXT NOT NULL
);
CREATE INDEX meeting_by_date ON meeting (date);
CREATE INDEX meeting_by_visibility ON meeting (visibility, date);
CREATE INDEX meeting_by_organization ON meeting (organization, date);
CREATE INDEX meeting_by_body ON meeting (body, date);

-- What was understood of one meeting in one document. Places are offsets in the document's text.
CREATE TABLE reading (
  id @id@,
  document BIGINT NOT NULL REFERENCES document (id),
  part INTEGER NOT NULL,         -- from 1; a file may hold several meetings
  meeting BIGINT REFERENCES meeting (id),
  kind TEXT NOT NULL,            -- referat, dagsorden
  state TEXT NOT NULL,           -- current, waiting, replaced, declined
  places TEXT NOT NULL,          -- JSON: field, begin, end, confidence, rule
  unplaced TEXT NOT NULL,        -- JSON: begin, end
  findings TEXT NOT NULL,        -- JSON
  doubtful INTEGER NOT NULL,     -- number of doubtful fields not yet confirmed
  reviewed TEXT
);
CREATE INDEX reading_by_document ON reading (document);
CREATE INDEX reading_by_meeting ON reading (meeting);
CREATE INDEX reading_by_state ON reading (state, doubtful);

CREATE TABLE agenda_item (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  position INTEGER NOT NULL,
  number TEXT,
  title TEXT NOT NULL,           -- without number, type mark and closed mark
  heading TEXT NOT NULL,         -- as it stands in the source
  type TEXT,
  case_number TEXT,
  closed INTEGER NOT NULL,
  closed_reason TEXT,
  show_title INTEGER NOT NULL,          -- what of a closed item is public
  show_case_number INTEGER NOT NULL,
  show_decision INTEGER NOT NULL,
  recommended_by TEXT,
  decision TEXT,
  responsible TEXT,
  time_allotted TEXT,
  decision_theme TEXT,
  decided_by TEXT,
  attachment_note TEXT,
  case_text TEXT NOT NULL,       -- Markdown
  visibility TEXT NOT NULL
);
CREATE INDEX agenda_item_by_meeting ON agenda_item (meeting, position);
CREATE INDEX agenda_item_by_case_number ON agenda_item (case_number);

CREATE TABLE recommendation (
  id @id@,
  item BIGINT NOT NULL REFERENCES agenda_item (id),
  point INTEGER NOT NULL,
  text TEXT NOT NULL,
  outcome TEXT
);
CREATE INDEX recommendation_by_item ON recommendation (item, point);

-- What was put on record under a decision.
CREATE TABLE statement (
  id @id@,
  item BIGINT NOT NULL REFERENCES agenda_item (id),
  kind TEXT NOT NULL,            -- remark, dissent, other_decision
  text TEXT NOT NULL,
  body TEXT,
  date TEXT
);
CREATE INDEX statement_by_item ON statement (item);

CREATE TABLE treatment (
  id @id@,
  item BIGINT NOT NULL REFERENCES agenda_item (id),
  text TEXT NOT NULL,
  body TEXT,
  date TEXT,
  item_number TEXT
);
CREATE INDEX treatment_by_item ON treatment (item);

CREATE TABLE attachment (
  id @id@,
  item BIGINT NOT NULL REFERENCES agenda_item (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  recommended INTEGER NOT NULL,
  closed INTEGER NOT NULL
);
CREATE INDEX attachment_by_item ON attachment (item, position);

-- Who was there: at the meeting (no item), or as it was at one item.
CREATE TABLE attendance (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  item BIGINT REFERENCES agenda_item (id),
  person BIGINT NOT NULL REFERENCES person (id),
  position INTEGER NOT NULL,
  mark TEXT NOT NULL,            -- present, apology, absent, substitute, guest, speaker
  party TEXT,
  role TEXT,
  side TEXT
);
CREATE INDEX attendance_by_meeting ON attendance (meeting, position);
CREATE INDEX attendance_by_person ON attendance (person, meeting);

-- Searches that a reader keeps as a feed.
CREATE TABLE saved_search (
  id @id@,
  account BIGINT NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  created TEXT NOT NULL
);
CREATE INDEX saved_search_by_account ON saved_search (account);

-- What the installation was told once: own_municipality, …
CREATE TABLE setting (
  id @id@,
  name TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
);
