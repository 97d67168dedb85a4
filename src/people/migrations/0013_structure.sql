-- One way of organising: the plan's own, or another that is looked at beside it.
CREATE TABLE structure (
  id @id@,
  name TEXT NOT NULL UNIQUE,
  about TEXT NOT NULL            -- Markdown
);

-- What an organization belongs to and how long it lives stood in one row and could be said only once.
ALTER TABLE organization DROP COLUMN parent;
ALTER TABLE organization DROP COLUMN from_date;
ALTER TABLE organization DROP COLUMN to_date;
ALTER TABLE organization ADD COLUMN structure BIGINT REFERENCES structure (id);
ALTER TABLE organization ADD COLUMN position BIGINT NOT NULL DEFAULT 0;
ALTER TABLE organization ADD COLUMN apex BIGINT NOT NULL DEFAULT 0;   -- rightly reports to nobody
ALTER TABLE organization ADD COLUMN mandate TEXT NOT NULL DEFAULT ''; -- Markdown
CREATE INDEX organization_by_structure ON organization (structure, position);

-- A time in which an organization exists, both days included; it may have several.
CREATE TABLE life_span (
  id @id@,
  organization BIGINT NOT NULL REFERENCES organization (id),
  from_date TEXT,
  to_date TEXT,
  source TEXT NOT NULL
);
CREATE INDEX life_span_by_organization ON life_span (organization);

CREATE TABLE tie (
  id @id@,
  kind TEXT NOT NULL,            -- part_of, reports_to, advises
  organization BIGINT NOT NULL REFERENCES organization (id),
  target BIGINT NOT NULL REFERENCES organization (id),
  from_date TEXT,
  to_date TEXT,
  source TEXT NOT NULL
);
CREATE INDEX tie_by_organization ON tie (organization);
CREATE INDEX tie_by_target ON tie (target);

-- What an organization is composed of: so many places of a kind, and who fills them.
CREATE TABLE seat (
  id @id@,
  organization BIGINT NOT NULL REFERENCES organization (id),
  position BIGINT NOT NULL,
  role TEXT NOT NULL,            -- as in membership
  title TEXT NOT NULL,
  filled_by TEXT NOT NULL,
  capacity BIGINT NOT NULL,
  from_date TEXT,
  to_date TEXT,
  source TEXT NOT NULL
);
CREATE INDEX seat_by_organization ON seat (organization, position);

ALTER TABLE membership ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE membership ADD COLUMN seat BIGINT REFERENCES seat (id);
ALTER TABLE membership ADD COLUMN represents TEXT NOT NULL DEFAULT '';
ALTER TABLE membership ADD COLUMN mandate TEXT NOT NULL DEFAULT '';
ALTER TABLE membership ADD COLUMN mandate_limits TEXT NOT NULL DEFAULT '';
ALTER TABLE membership ADD COLUMN granted_by TEXT NOT NULL DEFAULT '';
ALTER TABLE membership ADD COLUMN mandate_from TEXT;
ALTER TABLE membership ADD COLUMN mandate_to TEXT;
UPDATE membership SET title = role, role = CASE WHEN lower(role) = 'formand' THEN 'chair' ELSE 'member' END;
