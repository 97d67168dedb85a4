-- Codes by time (RFC 6238). Apart from the user, so that no secret comes into the change log.
CREATE TABLE second_factor (
  account BIGINT PRIMARY KEY REFERENCES user_account (id),
  secret TEXT NOT NULL,          -- base32
  confirmed TEXT,                -- none: being set up, and not asked for yet
  last_step BIGINT NOT NULL      -- the step of 30 s whose code was used last
);

CREATE TABLE recovery_code (
  id @id@,
  account BIGINT NOT NULL REFERENCES user_account (id),
  digest TEXT NOT NULL,
  used TEXT
);
CREATE INDEX recovery_code_by_account ON recovery_code (account);

-- Whoever has given the right password, and still owes a code.
CREATE TABLE sign_in_ticket (
  digest TEXT PRIMARY KEY,       -- of the ticket, which is nowhere
  account BIGINT NOT NULL REFERENCES user_account (id),
  expires TEXT NOT NULL
);
CREATE INDEX sign_in_ticket_by_account ON sign_in_ticket (account);
