-- name: alias_by_path :one
-- The entry that an old address leads to.
SELECT entry_id FROM alias WHERE path = :path;

-- name: alias_all :many
-- For wikiadm: every alias and where it leads.
SELECT a.path, c.slug AS category, e.slug, e.status
FROM alias a JOIN entry e ON e.id = a.entry_id JOIN category c ON c.id = e.category_id
ORDER BY a.path;

-- name: alias_of_entry :many
-- The old addresses of one entry.
SELECT path FROM alias WHERE entry_id = :entry_id ORDER BY path;

-- name: alias_add :exec
-- An address that leads to another entry already is taken over: the caller asks first.
INSERT INTO alias (path, slug, entry_id) VALUES (:path, :slug, :entry_id)
ON CONFLICT (path) DO UPDATE SET entry_id = excluded.entry_id;

-- name: alias_remove :exec
-- The address leads nowhere again.
DELETE FROM alias WHERE path = :path;

-- name: alias_remove_at_entries :exec
-- Where the entries of a category stand once its slug is :slug.
DELETE FROM alias WHERE path IN
	(SELECT :slug || '/' || slug FROM entry WHERE category_id = :category_id);

-- name: alias_add_for_category :exec
-- What the addresses of its entries were while its slug was :slug.
INSERT INTO alias (path, slug, entry_id)
SELECT :slug || '/' || slug, slug, id FROM entry WHERE category_id = :category_id
ON CONFLICT (path) DO UPDATE SET entry_id = excluded.entry_id;
