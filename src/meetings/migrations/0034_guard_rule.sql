-- How few persons are too few to be told of in public; one row, none where it was never changed.
CREATE TABLE guard_rule (
  id @id@,
  smallest_count INTEGER NOT NULL  -- 0: nothing is looked for
);
