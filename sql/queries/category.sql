-- name: category_all :many
-- In the order of the site, with the number of entries that readers see.
SELECT c.slug, c.title, c.promise,
	(SELECT count(*) FROM visible_entry e WHERE e.category_id = c.id) AS count
FROM category c ORDER BY c.position, c.title;

-- name: category_by_slug :one
-- One category with its description.
SELECT id, slug, title, promise, body, html, position FROM category WHERE slug = :slug;

-- name: category_id :one
-- The row of a category, for those that only refer to it.
SELECT id FROM category WHERE slug = :slug;

-- name: category_insert :exec
-- A new category.
INSERT INTO category (slug, title, promise, body, html, position)
VALUES (:slug, :title, :promise, :body, :html, :position);

-- name: category_update :exec
-- Its slug may change as well: entries refer to the row.
UPDATE category SET slug = :slug, title = :title, promise = :promise, body = :body, html = :html,
	position = :position
WHERE id = :id;

-- name: category_remove :exec
-- Only an empty category: entries hold it by their foreign key.
DELETE FROM category WHERE id = :id;

-- name: category_entry_count :one
-- Deleted and hidden entries count as well: they hold the category.
SELECT count(*) AS count FROM entry WHERE category_id = :id;

-- name: category_next_position :one
-- The place behind all other categories.
SELECT coalesce(max(position), 0) + 1 AS position FROM category;

-- name: category_tags :many
-- The tags that bring imported articles to a category.
SELECT tag FROM category_tag WHERE category_id = :id ORDER BY tag;

-- name: category_by_tag :one
-- The category that takes imported articles with a tag.
SELECT c.slug FROM category_tag t JOIN category c ON c.id = t.category_id WHERE t.tag = :tag;

-- name: category_tag_set :exec
-- A tag leads to one category: the last that asked for it.
INSERT INTO category_tag (tag, category_id) VALUES (:tag, :id)
ON CONFLICT (tag) DO UPDATE SET category_id = excluded.category_id;

-- name: category_tag_clear :exec
-- Before the tags of a category are written anew.
DELETE FROM category_tag WHERE category_id = :id;

-- name: category_alias_find :one
-- The present slug of the category that was called :slug.
SELECT c.slug FROM category_alias a JOIN category c ON c.id = a.category_id WHERE a.slug = :slug;

-- name: category_alias_add :exec
-- What was a category's slug leads to it.
INSERT INTO category_alias (slug, category_id) VALUES (:slug, :id)
ON CONFLICT (slug) DO UPDATE SET category_id = excluded.category_id;

-- name: category_alias_remove :exec
-- A category has the slug again.
DELETE FROM category_alias WHERE slug = :slug;
