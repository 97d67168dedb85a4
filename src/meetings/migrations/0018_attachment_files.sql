-- An attachment that was not only named by a paper but is kept here.
ALTER TABLE attachment ADD COLUMN file BIGINT REFERENCES file (id);
