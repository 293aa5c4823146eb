-- name: review_list :many
-- What waits for somebody who may approve it, the oldest first.
SELECT r.id, r.created, r.entry_id AS entry, e.public_id, e.slug, c.slug AS category_slug,
	e.title AS entry_title, e.status, r.number, r.base, e.revision AS current, r.action, r.editor,
	r.comment, r.title, r.delta
FROM revision r JOIN entry e ON e.id = r.entry_id JOIN category c ON c.id = e.category_id
WHERE r.state = 'pending' AND (r.created, r.id) > (:after_time, :after_id)
ORDER BY r.created, r.id LIMIT :limit;

-- name: review_count :one
-- How many wait.
SELECT count(*) AS count FROM revision WHERE state = 'pending';
