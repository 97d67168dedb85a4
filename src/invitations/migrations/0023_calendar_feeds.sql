-- An address that a calendar reads, for whoever made it. The token itself is not kept.
CREATE TABLE calendar_feed (
  id @id@,
  account BIGINT NOT NULL REFERENCES user_account (id),
  organization BIGINT REFERENCES organization (id),  -- none: of all one's organizations
  digest TEXT NOT NULL UNIQUE,
  alarm INTEGER,                 -- minutes before
  created TEXT NOT NULL,
  revoked TEXT
);
CREATE INDEX calendar_feed_by_account ON calendar_feed (account);
