-- What areas still owe after they have left a list.
CREATE TABLE area_duty (
  id @id@,
  area BIGINT NOT NULL REFERENCES housing_area (id),
  title TEXT NOT NULL,
  law TEXT NOT NULL,
  since_list BIGINT,
  due TEXT,
  most_percent TEXT,     -- of `whole` that may be left
  whole BIGINT,          -- dwellings that counted as 100 %
  now BIGINT,            -- dwellings today
  source TEXT NOT NULL,
  note TEXT NOT NULL,
  fulfilled TEXT
);
CREATE INDEX area_duty_by_area ON area_duty (area);
