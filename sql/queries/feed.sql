-- name: feed_published :many
-- What appeared last, in a category or (0) everywhere. The ids first: the index holds all it takes.
SELECT l.*
FROM (
	SELECT id FROM visible_entry WHERE :category_id = 0 OR category_id = :category_id
	ORDER BY published DESC, id DESC LIMIT :limit
) newest JOIN listed_entry l ON l.entry_id = newest.id
ORDER BY l.published DESC, l.entry_id DESC;

-- name: feed_content :one
-- What a feed tells of an entry beside the columns of a list.
SELECT e.author, substr(unpack(r.packed), 1 + ifnull(r.fix_length, 0)) AS html,
	(SELECT json_group_array(tag) FROM entry_tag WHERE entry_id = e.id) AS tags_json
FROM visible_entry e JOIN rendering r ON r.entry_id = e.id WHERE e.id = :entry_id;

-- name: sitemap_entries :many
-- A part of all addresses, in the order of an index that no edit changes.
SELECT e.slug, c.slug AS category_slug, e.updated
FROM (
	SELECT id FROM visible_entry ORDER BY published, category_id, id LIMIT :limit OFFSET :offset
) part CROSS JOIN entry e ON e.id = part.id JOIN category c ON c.id = e.category_id;

-- name: sitemap_categories :many
-- All categories and when an entry of each was changed last; never is null.
SELECT c.slug AS category_slug,
	(SELECT max(updated) FROM visible_entry e WHERE e.category_id = c.id) AS updated
FROM category c ORDER BY c.position, c.slug;

-- name: digest_entries :many
-- The first entries of a category in the order of an index, without sorting all of them.
SELECT * FROM listed_entry WHERE category_id = :category_id ORDER BY topic, title LIMIT :limit;

-- name: suggest_entries :many
-- Entries with a code, a name, a title or a tag that begins as typed, the surest first; of each sort
-- at most :limit are looked at. Prefixes are ranges, so that each is one walk along an index; whether
-- readers may see what was found is asked at the end.
SELECT l.*
FROM (
	SELECT id, min(rank) AS rank FROM (
		SELECT * FROM (SELECT entry_id AS id, 1 AS rank FROM entry_code
			WHERE code >= :text AND code < :text || char(1114111) LIMIT :limit)
		UNION ALL
		SELECT * FROM (SELECT id, 2 FROM entry
			WHERE title COLLATE NOCASE >= :text
				AND title COLLATE NOCASE < :text || char(1114111) LIMIT :limit)
		UNION ALL
		SELECT * FROM (SELECT id, 2 FROM entry
			WHERE slug >= :slug AND slug < :slug || char(1114111) LIMIT :limit)
		UNION ALL
		SELECT * FROM (SELECT entry_id, 3 FROM entry_tag
			WHERE tag >= :slug AND tag < :slug || char(1114111) LIMIT :limit)
	) GROUP BY id
) found JOIN listed_entry l ON l.entry_id = found.id
ORDER BY found.rank, l.title LIMIT :limit;
