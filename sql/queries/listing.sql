-- name: listing_category :many
-- One page of a category, in the order of its index. Empty filters let everything through.
-- The plus keeps the planner on the category's index, away from the one of dates.
SELECT * FROM listed_entry
WHERE category_id = :category_id
	AND (:kind = '' OR kind = :kind) AND (:lang = '' OR lang = :lang)
	AND (:severity = 0 OR CASE severity WHEN 'low' THEN 1 WHEN 'medium' THEN 2 WHEN 'high' THEN 3
		WHEN 'critical' THEN 4 ELSE 0 END >= :severity)
	AND +verified_on >= :verified_from AND +verified_on < :verified_to
ORDER BY topic = '', topic, title LIMIT :limit OFFSET :offset;

-- name: listing_category_total :one
-- How many entries there are on all pages of listing_category.
SELECT count(*) AS count FROM listed_entry
WHERE category_id = :category_id
	AND (:kind = '' OR kind = :kind) AND (:lang = '' OR lang = :lang)
	AND (:severity = 0 OR CASE severity WHEN 'low' THEN 1 WHEN 'medium' THEN 2 WHEN 'high' THEN 3
		WHEN 'critical' THEN 4 ELSE 0 END >= :severity)
	AND +verified_on >= :verified_from AND +verified_on < :verified_to;

-- name: listing_category_langs :many
-- The languages to choose from in a category.
SELECT DISTINCT lang FROM visible_entry WHERE category_id = :category_id AND lang <> ''
ORDER BY lang;

-- name: listing_manual :many
-- The index of all pitfalls and tracebacks.
SELECT * FROM listed_entry WHERE kind IN ('pitfall', 'traceback')
ORDER BY category_position, category_slug, topic = '', topic, title LIMIT :limit;

-- name: listing_verified :many
-- What was verified last.
SELECT * FROM listed_entry WHERE verified_on <> '' ORDER BY verified_on DESC LIMIT :limit;

-- name: listing_changed :many
-- What was changed last.
SELECT * FROM listed_entry ORDER BY updated DESC LIMIT :limit;

-- name: listing_changed_by :many
-- The same in one category, or of what one person has written in, or both.
SELECT * FROM listed_entry WHERE (:category = '' OR category_slug = :category)
	AND (:editor = '' OR entry_id IN (SELECT r.entry_id FROM revision r
		WHERE r.editor = :editor COLLATE NOCASE AND r.state = 'live'))
ORDER BY updated DESC LIMIT :limit;

-- name: listing_horror :one
-- The newest production horror.
SELECT * FROM listed_entry WHERE kind = 'horror' ORDER BY published DESC LIMIT 1;

-- name: listing_codes :many
-- Error codes of some entries that were verified last: of each language in turn, first of those that
-- most others link to.
SELECT code FROM (
	SELECT k.code, v.links,
		row_number() OVER (PARTITION BY v.lang ORDER BY v.links DESC, k.code) AS place
	FROM (SELECT id, lang, (SELECT count(*) FROM link l WHERE l.slug = visible_entry.slug) AS links
		FROM visible_entry WHERE verified_on <> '' ORDER BY verified_on DESC LIMIT 400) v
	JOIN entry_code k ON k.entry_id = v.id)
GROUP BY code ORDER BY min(place), max(links) DESC LIMIT :limit;

-- name: listing_code :many
-- Who carries an error code, the best kept first. CROSS JOIN: by the code, not by all entries.
SELECT l.* FROM entry_code c CROSS JOIN listed_entry l ON l.entry_id = c.entry_id
WHERE c.code = :code ORDER BY l.verified_on DESC, l.updated DESC LIMIT :limit;

-- name: listing_by_id :one
-- One entry as lists show it.
SELECT * FROM listed_entry WHERE entry_id = :entry_id;

-- name: listing_topic :many
-- The neighbours of an entry in the index: its category and topic.
SELECT * FROM listed_entry
WHERE category_id = (SELECT category_id FROM entry WHERE id = :entry_id)
	AND topic = (SELECT topic FROM entry WHERE id = :entry_id)
ORDER BY title LIMIT :limit;

-- name: listing_related :many
-- Entries that share the most tags, among the first thousand that share one.
SELECT l.*, shared.count AS shared
FROM (
	SELECT entry_id, count(*) AS count FROM (
		SELECT other.entry_id FROM entry_tag mine JOIN entry_tag other ON other.tag = mine.tag
		WHERE mine.entry_id = :entry_id AND other.entry_id <> :entry_id LIMIT 1000
	) GROUP BY entry_id ORDER BY count DESC LIMIT 50
) shared JOIN listed_entry l ON l.entry_id = shared.entry_id
ORDER BY shared.count DESC, l.title LIMIT :limit;
