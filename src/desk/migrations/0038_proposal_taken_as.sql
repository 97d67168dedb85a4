-- The item that a proposal became.
ALTER TABLE desk_proposal ADD COLUMN taken_as BIGINT;
