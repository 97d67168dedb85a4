-- Which counts of people are small, and what is done about them.
CREATE TABLE small_count_setting (
  id @id@,
  threshold BIGINT NOT NULL,
  action TEXT NOT NULL,
  also TEXT NOT NULL,
  version BIGINT NOT NULL
);
