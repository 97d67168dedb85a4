-- What may count few people, found without a look at the rest.
CREATE INDEX observation_with_counts ON observation (indicator, place) WHERE part IS NOT NULL OR whole IS NOT NULL;
CREATE INDEX observation_of_few ON observation (indicator) WHERE length(value) < 3;
