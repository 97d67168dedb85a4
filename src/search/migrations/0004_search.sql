-- SPDX-License-Identifier: EUPL-1.2
-- What can be found. All of it is derived from other tables and can be built again.
--
-- Ids run in the order of the entries' dates (search/entry_store.h), so that "newest first" is the
-- order of the index itself. A long text is several rows, one a part.
CREATE TABLE search_entry (
-- sqlite
  id INTEGER PRIMARY KEY,
-- postgres
  id bigint PRIMARY KEY,
-- both
  kind text NOT NULL,
  ref bigint NOT NULL,
  part bigint NOT NULL,
  parts bigint NOT NULL,
  words bigint NOT NULL,
  visibility text NOT NULL,
  facets text NOT NULL
);
CREATE UNIQUE INDEX search_entry_ref ON search_entry (kind, ref, part);

-- What is shown of an entry; apart from search_entry, so that counting reads little.
CREATE TABLE search_text (
-- sqlite
  id INTEGER PRIMARY KEY REFERENCES search_entry (id) ON DELETE CASCADE,
-- postgres
  id bigint PRIMARY KEY REFERENCES search_entry (id) ON DELETE CASCADE,
-- both
  meeting bigint NOT NULL,
  title text NOT NULL,
  date text,
  year bigint NOT NULL,
  body_id bigint NOT NULL,
  body_name text NOT NULL,
  organization_id bigint NOT NULL,
  organization_name text NOT NULL,
  item_type text NOT NULL,
  decision text NOT NULL,
  closed bigint NOT NULL,
  case_number text NOT NULL,
  persons text NOT NULL,
  content @blob@ NOT NULL
);

-- The terms. They come cut from the tokenizer; the databases only keep them.
-- sqlite
CREATE VIRTUAL TABLE search_fts USING fts5 (title, body, facts, content='', columnsize=0, tokenize='prepared');
-- postgres
CREATE TABLE search_terms (
  id bigint PRIMARY KEY REFERENCES search_entry (id) ON DELETE CASCADE,
  terms tsvector NOT NULL
) WITH (toast_tuple_target = 8160);
ALTER TABLE search_terms ALTER COLUMN terms SET STORAGE EXTERNAL;
CREATE INDEX search_terms_terms ON search_terms USING gin (terms);
-- both

-- What is offered while somebody types, with how many entries of each visibility bear it.
CREATE TABLE search_suggestion (
-- sqlite
  fold text NOT NULL,
  head text NOT NULL,
  text text NOT NULL,
-- postgres
  fold text COLLATE "C" NOT NULL,
  head text COLLATE "C" NOT NULL,
  text text COLLATE "C" NOT NULL,
-- both
  visibility text NOT NULL,
  entries bigint NOT NULL,
  weight bigint NOT NULL,
  PRIMARY KEY (fold, visibility)
-- sqlite
) WITHOUT ROWID;
-- postgres
);
-- both
CREATE INDEX search_suggestion_head ON search_suggestion (head, weight DESC, fold);

CREATE TABLE search_visibility (
  visibility text PRIMARY KEY,
  entries bigint NOT NULL
);

-- Under which tokenizer and word list the index was made.
CREATE TABLE search_state (
  name text PRIMARY KEY,
  value text NOT NULL
);
