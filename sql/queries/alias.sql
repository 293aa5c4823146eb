-- name: alias_by_path :one
SELECT entry_id FROM alias WHERE path = :path;

-- name: alias_all :many
SELECT a.path, c.slug AS category, e.slug, e.status
FROM alias a JOIN entry e ON e.id = a.entry_id JOIN category c ON c.id = e.category_id
ORDER BY a.path;

-- name: alias_of_entry :many
SELECT path FROM alias WHERE entry_id = :entry_id ORDER BY path;

-- name: alias_add :exec
INSERT INTO alias (path, slug, entry_id) VALUES (:path, :slug, :entry_id)
ON CONFLICT (path) DO UPDATE SET entry_id = excluded.entry_id;

-- name: alias_remove :exec
DELETE FROM alias WHERE path = :path;
