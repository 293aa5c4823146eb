-- name: link_target :one
-- Where [[slug]] leads: a visible entry of that name, else one that had it.
SELECT slug, category_slug, title FROM listed_entry WHERE slug = :slug
UNION ALL
SELECT l.slug, l.category_slug, l.title
FROM alias a JOIN listed_entry l ON l.entry_id = a.entry_id WHERE a.slug = :slug
LIMIT 1;

-- name: link_clear :exec
-- Before link_add: what is not in the JSON array :items goes.
DELETE FROM link
WHERE entry_id = :entry_id AND slug NOT IN (SELECT value FROM json_each(:items));

-- name: link_add :exec
-- The slugs that an entry links to, from a JSON array.
INSERT OR IGNORE INTO link (entry_id, slug) SELECT :entry_id, value FROM json_each(:items);

-- name: link_dependents :many
-- Whose text changes when SLUG comes, goes or moves.
SELECT entry_id FROM link WHERE slug = :slug;

-- name: link_backlinks :many
-- Who links to the entry, by its name or a former one. CROSS JOIN: the links first, not all entries.
SELECT l.*
FROM (
	SELECT entry_id FROM link WHERE slug = :slug
	UNION
	SELECT link.entry_id FROM alias JOIN link ON link.slug = alias.slug
	WHERE alias.entry_id = :entry_id
) linking CROSS JOIN listed_entry l ON l.entry_id = linking.entry_id
WHERE l.entry_id <> :entry_id ORDER BY l.title LIMIT :limit;

-- name: link_dangling :many
-- Links of visible entries that lead nowhere, those to the most wanted names first.
SELECT link.slug, count(*) OVER (PARTITION BY link.slug) AS links, l.category_slug AS from_category,
	l.slug AS from_slug
FROM link JOIN listed_entry l ON l.entry_id = link.entry_id
WHERE NOT EXISTS (SELECT 1 FROM visible_entry v WHERE v.slug = link.slug)
	AND NOT EXISTS (SELECT 1 FROM alias a JOIN visible_entry v ON v.id = a.entry_id
		WHERE a.slug = link.slug)
ORDER BY links DESC, link.slug, l.slug;
