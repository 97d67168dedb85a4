-- SPDX-License-Identifier: EUPL-1.2
-- What counting and ranking need to know of the parts (search/brief.h), those of neighbouring ids in one row: twenty
-- thousand hits are counted without looking up twenty thousand rows.
CREATE TABLE search_brief (
-- sqlite
  block INTEGER PRIMARY KEY,
-- postgres
  block bigint PRIMARY KEY,
-- both
  briefs @blob@ NOT NULL
);

-- What entries are alike in, each combination once; briefs refer to it. The visibility stands here, so that the
-- condition for what may be seen is asked of few rows.
CREATE TABLE search_shape (
  id @id@,
  visibility text NOT NULL,
  kind text NOT NULL,
  item_type text NOT NULL,
  decision text NOT NULL,
  closed bigint NOT NULL
);
CREATE TABLE search_place (
  id @id@,
  body_id bigint NOT NULL,
  body_name text NOT NULL,
  organization_id bigint NOT NULL,
  organization_name text NOT NULL
);
CREATE INDEX search_place_organization ON search_place (organization_id, body_id);

ALTER TABLE search_entry DROP COLUMN words;
ALTER TABLE search_entry DROP COLUMN facets;
-- The index has to be built again.
DELETE FROM search_state;
