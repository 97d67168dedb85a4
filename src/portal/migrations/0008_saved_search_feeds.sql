-- Each saved search is followed at an address of its own, which nobody guesses.
ALTER TABLE saved_search ADD COLUMN feed TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX saved_search_by_feed ON saved_search (feed);
