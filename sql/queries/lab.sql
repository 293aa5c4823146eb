-- name: lab_match_add :exec
-- So many more matches of an entry on a day.
INSERT INTO lab_match (day, entry_id, count) SELECT :day, id, :count FROM entry WHERE id = :entry_id
ON CONFLICT (day, entry_id) DO UPDATE SET count = count + excluded.count;

-- name: lab_match_purge :exec
-- Counts of days that nobody asks for any more.
DELETE FROM lab_match WHERE day < :day;

-- name: lab_match_since :many
-- What the Lab named most often since a day.
SELECT l.*, m.matches FROM (
	SELECT entry_id, sum(count) AS matches FROM lab_match WHERE day >= :day GROUP BY entry_id
	ORDER BY matches DESC, entry_id LIMIT :limit) m
JOIN listed_entry l ON l.entry_id = m.entry_id ORDER BY m.matches DESC, l.entry_id;
