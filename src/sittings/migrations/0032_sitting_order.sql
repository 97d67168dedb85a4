-- The order in which a meeting treats its items, and who chairs an item where the chair does not.
CREATE TABLE sitting_reordering (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  item BIGINT NOT NULL,
  place INTEGER NOT NULL,        -- from 1, among the items as they stood until then
  happened TEXT NOT NULL
);
CREATE INDEX sitting_reordering_by_meeting ON sitting_reordering (meeting);

CREATE TABLE sitting_chair (
  id @id@,
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  item BIGINT NOT NULL UNIQUE,
  member BIGINT NOT NULL REFERENCES sitting_member (id),
  reach TEXT NOT NULL            -- from_here, this_item
);
CREATE INDEX sitting_chair_by_meeting ON sitting_chair (meeting);
