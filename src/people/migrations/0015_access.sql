-- A user may be a person, whose memberships say what he may in which organization.
ALTER TABLE user_account ADD COLUMN person BIGINT REFERENCES person (id);
CREATE INDEX user_account_by_person ON user_account (person);

-- The last mail that let a user in. Whether its link still works stands in sign_in_link.
CREATE TABLE invitation (
  account BIGINT PRIMARY KEY REFERENCES user_account (id),
  mail BIGINT NOT NULL REFERENCES mail_message (id),
  digest TEXT NOT NULL,          -- of the link's token
  invited TEXT NOT NULL,
  used TEXT
);
