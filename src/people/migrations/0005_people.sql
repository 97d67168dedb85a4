CREATE TABLE body (
  id @id@,
  kind TEXT NOT NULL,            -- municipality, housing_association, fund, police, other
  name TEXT NOT NULL,
  folded TEXT NOT NULL
);
CREATE UNIQUE INDEX body_by_folded ON body (folded, kind);

CREATE TABLE organization (
  id @id@,
  body BIGINT REFERENCES body (id),
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  kind TEXT NOT NULL,
  parent BIGINT REFERENCES organization (id),
  from_date TEXT,
  to_date TEXT,
  about TEXT NOT NULL            -- Markdown
);
CREATE INDEX organization_by_folded ON organization (folded, body);

CREATE TABLE person (
  id @id@,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  sort_key TEXT NOT NULL
);
CREATE UNIQUE INDEX person_by_folded ON person (folded);
CREATE INDEX person_by_sort_key ON person (sort_key);

CREATE TABLE membership (
  id @id@,
  organization BIGINT NOT NULL REFERENCES organization (id),
  person BIGINT NOT NULL REFERENCES person (id),
  role TEXT NOT NULL,
  party TEXT NOT NULL,
  from_date TEXT,
  to_date TEXT,
  deputy BIGINT REFERENCES person (id)
);
CREATE INDEX membership_by_organization ON membership (organization);
CREATE INDEX membership_by_person ON membership (person);

-- Who may sign in. A disabled user stays: what he did keeps his name.
CREATE TABLE user_account (
  id @id@,
  email TEXT NOT NULL UNIQUE,    -- in lower case
  name TEXT NOT NULL,
  role TEXT NOT NULL,            -- reader, secretary, administrator
  disabled BIGINT NOT NULL,
  created TEXT NOT NULL
);

-- Apart from the user, so that no hash comes into the change log.
CREATE TABLE user_password (
  account BIGINT PRIMARY KEY REFERENCES user_account (id),
  hash TEXT NOT NULL,            -- argon2id
  changed TEXT NOT NULL
);

CREATE TABLE sign_in_link (
  id @id@,
  digest TEXT NOT NULL UNIQUE,   -- of the token, which is nowhere
  account BIGINT NOT NULL REFERENCES user_account (id),
  purpose TEXT NOT NULL,         -- sign_in, new_password
  created TEXT NOT NULL,
  expires TEXT NOT NULL,
  used TEXT
);
CREATE INDEX sign_in_link_by_account ON sign_in_link (account);

-- Failed tries in a row, also for addresses that nobody has: an outsider sees no difference.
CREATE TABLE sign_in_try (
  digest TEXT PRIMARY KEY,       -- of the e-mail
  failures BIGINT NOT NULL,
  last_try TEXT NOT NULL
);
CREATE INDEX sign_in_try_by_time ON sign_in_try (last_try);
