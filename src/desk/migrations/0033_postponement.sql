-- An item that a meeting postponed, on its way to the next one.
CREATE TABLE desk_postponement (
  id @id@,
  organization BIGINT NOT NULL REFERENCES organization (id),
  meeting BIGINT NOT NULL REFERENCES meeting (id),
  item BIGINT NOT NULL UNIQUE,   -- agenda_item
  recommendations TEXT NOT NULL, -- what is left to decide, a point a line
  proposal BIGINT,               -- none: no meeting of the organization is in preparation
  taken_as BIGINT                -- desk_item that it became
);
CREATE INDEX desk_postponement_by_proposal ON desk_postponement (proposal);
CREATE INDEX desk_postponement_by_taken ON desk_postponement (taken_as);

-- Counts of few persons that were found in the file, a line each: the count, then the words around it.
ALTER TABLE desk_attachment ADD COLUMN small_counts TEXT NOT NULL DEFAULT '';
