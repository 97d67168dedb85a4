-- SPDX-License-Identifier: EUPL-1.2
-- An entry of the log is one row: every change wrote into the pages of three tables. Its fields are a list of
-- ["name", "from", "to", "salt"], or of ["name", "digest"] where the values are erased.
ALTER TABLE change_log ADD COLUMN fields text NOT NULL DEFAULT '[]';
ALTER TABLE change_log ADD COLUMN is_last bigint NOT NULL DEFAULT 0;
-- sqlite
UPDATE change_log SET fields = (
  SELECT json_group_array(json(CASE WHEN f.salt IS NULL THEN json_array(f.field, f.digest)
    ELSE json_array(f.field, coalesce(f.old_value, ''), coalesce(f.new_value, ''), f.salt) END))
  FROM (SELECT * FROM change_log_field WHERE change = change_log.id ORDER BY position) f);
-- postgres
UPDATE change_log SET fields = coalesce((
  SELECT json_agg(CASE WHEN f.salt IS NULL THEN json_build_array(f.field, f.digest)
    ELSE json_build_array(f.field, coalesce(f.old_value, ''), coalesce(f.new_value, ''), f.salt) END
    ORDER BY f.position)::text
  FROM change_log_field f WHERE f.change = change_log.id), '[]');
-- both

-- The end of the chain is marked, so that the last entries cannot vanish unseen, and its beginning kept, so that not all
-- can. A log that was tampered with before stays so.
UPDATE change_log SET is_last = 1
  WHERE EXISTS (SELECT 1 FROM change_log_head h WHERE h.change = change_log.id AND h.digest = change_log.digest);
CREATE TABLE change_log_start (
  id bigint PRIMARY KEY CHECK (id = 1),
  digest text NOT NULL  -- of the first entry; empty: there was none yet
);
INSERT INTO change_log_start (id, digest)
  SELECT 1, CASE WHEN change = 0 THEN '' ELSE coalesce((SELECT digest FROM change_log WHERE id = 1), 'missing') END
  FROM change_log_head;
DROP TABLE change_log_head;
DROP TABLE change_log_field;
