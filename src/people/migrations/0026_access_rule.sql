-- What the installation demands of those who sign in; one row, none where nothing was ever demanded.
CREATE TABLE access_rule (
  id @id@,
  second_factor TEXT NOT NULL    -- of nobody, administrators, everybody
);
