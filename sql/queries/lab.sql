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

-- name: miss_add :exec
-- An error that no signature matched came once more.
INSERT INTO miss (fingerprint, lang, count, first_seen, last_seen)
VALUES (:fingerprint, :lang, 1, :now, :now)
ON CONFLICT (fingerprint) DO UPDATE SET count = count + 1, last_seen = excluded.last_seen;

-- name: miss_list :many
-- What has no entry yet, the most wanted first.
SELECT fingerprint, lang, count, first_seen, last_seen FROM miss
ORDER BY count DESC, last_seen DESC LIMIT :limit;

-- name: miss_remove :exec
-- Somebody wrote the entry, or it is not wanted.
DELETE FROM miss WHERE fingerprint = :fingerprint;

-- name: miss_count :one
-- How many are kept.
SELECT count(*) AS count FROM miss;

-- name: miss_drop_rarest :exec
-- Makes room: what came least often, the oldest first.
DELETE FROM miss WHERE fingerprint IN (
	SELECT fingerprint FROM miss ORDER BY count, last_seen LIMIT :limit);

-- name: share_insert :exec
-- A masked paste that somebody chose to share.
INSERT INTO share (id, text, created, expires) VALUES (:id, :text, :now, :expires);

-- name: share_get :one
-- A shared paste that has not expired.
SELECT text, created, expires FROM share WHERE id = :id AND expires > :now;

-- name: share_has_expired :one
-- Whether any has expired.
SELECT EXISTS (SELECT 1 FROM share WHERE expires <= :now) AS found;

-- name: share_purge :exec
-- What has expired.
DELETE FROM share WHERE expires <= :now;

-- name: share_totals :one
-- How many are kept, and their bytes.
SELECT count(*) AS count, coalesce(sum(length(CAST(text AS BLOB))), 0) AS bytes FROM share;
