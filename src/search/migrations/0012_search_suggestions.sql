-- SPDX-License-Identifier: EUPL-1.2
-- Offers that came in with a large import and are not in the list yet, a row a batch (search/offer_counts.h).
CREATE TABLE search_suggestion_postponed (
  id @id@,
  offers bigint NOT NULL,
  packed @blob@ NOT NULL
);

-- Nearly all offers are borne by one entry alone: they need no place among the frequent ones.
DROP INDEX search_suggestion_head;
CREATE INDEX search_suggestion_head ON search_suggestion (head, weight DESC, fold) WHERE weight > 0;
