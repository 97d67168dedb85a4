-- Who has been reminded of which deadline.
ALTER TABLE process_plan ADD COLUMN remind_before INTEGER NOT NULL DEFAULT 5;  -- working days; 0: nobody is

CREATE TABLE step_reminder (
  id @id@,
  step BIGINT NOT NULL REFERENCES plan_step (id),
  person BIGINT NOT NULL REFERENCES person (id),
  due TEXT NOT NULL,
  UNIQUE (step, person, due)
);
