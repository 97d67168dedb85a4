-- How long the fund takes, and meetings that are called outside the calendar.
ALTER TABLE plan_step ADD COLUMN takes TEXT NOT NULL DEFAULT 'own';         -- own, prequalification, dialogue, final
ALTER TABLE plan_step ADD COLUMN calling TEXT NOT NULL DEFAULT 'ordinary';  -- ordinary, extraordinary
ALTER TABLE decision_rule ADD COLUMN extraordinary_notice INTEGER NOT NULL DEFAULT 14;
ALTER TABLE decision_rule ADD COLUMN extraordinary_unit TEXT NOT NULL DEFAULT 'days';

CREATE TABLE fund_time (
  id @id@,
  matter TEXT NOT NULL UNIQUE,
  least INTEGER NOT NULL,
  most INTEGER NOT NULL,
  unit TEXT NOT NULL,
  source TEXT NOT NULL
);
