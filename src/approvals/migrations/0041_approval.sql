-- What several bodies have to approve, what each said, the votes behind it, and by whom a no was set aside.
CREATE TABLE approval (
  id @id@,
  title TEXT NOT NULL,
  about TEXT NOT NULL,           -- Markdown
  visibility TEXT NOT NULL,
  plan BIGINT REFERENCES process_plan (id),
  plan_version INTEGER NOT NULL, -- above 0: that version of the plan itself
  for_the_next TEXT NOT NULL,    -- Markdown
  revision INTEGER NOT NULL
);
CREATE INDEX approval_by_plan ON approval (plan);

CREATE TABLE body_decision (
  id @id@,
  approval BIGINT NOT NULL REFERENCES approval (id),
  stage INTEGER NOT NULL,
  position INTEGER NOT NULL,
  organ TEXT NOT NULL,           -- organization, section_board, section_meeting, ballot, joint_vote
  organization BIGINT REFERENCES organization (id),
  section BIGINT REFERENCES section (id),
  area BIGINT REFERENCES housing_area (id),
  asked TEXT NOT NULL,           -- always, after_a_no
  expected TEXT,
  answer TEXT NOT NULL,          -- outstanding, yes, yes_with_remarks, no
  decided TEXT,
  remarks TEXT NOT NULL,
  votes_for INTEGER,
  votes_against INTEGER,
  meeting BIGINT,
  agenda_item BIGINT,
  step BIGINT,
  protocol BIGINT REFERENCES file (id),
  protocol_name TEXT NOT NULL,
  version INTEGER NOT NULL
);
CREATE INDEX body_decision_by_approval ON body_decision (approval, stage, position);

CREATE TABLE decision_override (
  id @id@,
  decision BIGINT NOT NULL REFERENCES body_decision (id),
  overridden BIGINT NOT NULL REFERENCES body_decision (id),
  ground TEXT NOT NULL,
  UNIQUE (decision, overridden)
);

CREATE TABLE residents_vote (
  id @id@,
  decision BIGINT NOT NULL UNIQUE REFERENCES body_decision (id),
  notice TEXT NOT NULL,          -- ordinary, extraordinary
  called TEXT,
  held TEXT,
  households INTEGER NOT NULL,
  households_taking_part INTEGER NOT NULL,
  votes_for INTEGER NOT NULL,
  votes_against INTEGER NOT NULL,
  votes_blank INTEGER NOT NULL,
  votes_invalid INTEGER NOT NULL,
  paper_for INTEGER NOT NULL,    -- paper ballots that were counted in besides
  paper_against INTEGER NOT NULL,
  paper_blank INTEGER NOT NULL,
  paper_invalid INTEGER NOT NULL,
  counted_by TEXT NOT NULL,      -- a name a line
  agreed TEXT,
  agreed_by TEXT NOT NULL,
  stands_although TEXT NOT NULL,
  attachment BIGINT REFERENCES file (id),
  attachment_name TEXT NOT NULL
);

CREATE TABLE voting_rule (
  id @id@,
  association BIGINT NOT NULL UNIQUE REFERENCES body (id),
  votes_per_household INTEGER NOT NULL,
  notice_days INTEGER NOT NULL,
  extraordinary_notice_days INTEGER NOT NULL,
  ballot_days INTEGER NOT NULL,
  proposal_days INTEGER NOT NULL,
  source TEXT NOT NULL
);

-- Until here a plan kept approvals of itself alone.
DROP TABLE plan_approval;
