-- name: revision_insert :exec
-- Every change of an entry.
INSERT INTO revision (entry_id, number, parent, action, state, status, user_id, editor, created, comment,
	save_id, size, delta, title, slug, category, kind, lang, topic, summary, tags, codes, severity,
	affects, fixed_in, verified_on, verified_with, signatures, author, canonical_url, extra, body)
VALUES (:entry_id, :number, :parent, :action, 'live', :status, :user_id, :editor, :created, :comment,
	:save_id, :size, :delta, :title, :slug, :category, :kind, :lang, :topic, :summary, :tags, :codes,
	:severity, :affects, :fixed_in, :verified_on, :verified_with, :signatures, :author,
	:canonical_url, :extra, :body);

-- name: revision_get :one
-- One revision with all its fields, unless it is hidden.
SELECT number, parent, action, status, editor, created, comment, title, slug, category, kind, lang, topic,
	summary, tags AS tags_json, codes AS codes_json, severity, affects, fixed_in, verified_on,
	verified_with, signatures AS signatures_json, author, canonical_url, extra, body
FROM revision WHERE entry_id = :entry_id AND number = :number AND state = 'live';

-- name: revision_last_number :one
-- The number of the newest revision, 0 before the first.
SELECT coalesce(max(number), 0) AS number FROM revision WHERE entry_id = :entry_id;

-- name: revision_size :one
-- What a change is measured against.
SELECT size FROM revision WHERE entry_id = :entry_id AND number = :number;

-- name: revision_by_save_id :one
-- The revision that an earlier send of the same form made.
SELECT entry_id, number FROM revision WHERE save_id = :save_id;

-- name: revision_last_standing :one
-- The newest revision that was not a deletion, to restore a deleted entry from.
SELECT number FROM revision
WHERE entry_id = :entry_id AND action <> 'delete' AND state = 'live' ORDER BY number DESC LIMIT 1;

-- name: revision_log :many
-- The history of one entry, newest first.
SELECT number, parent, action, state, editor, created, comment, size, delta, title, slug, category
FROM revision WHERE entry_id = :entry_id ORDER BY number DESC;

-- name: revision_recent :many
-- Changes to what readers see, newest first. A deletion shows its title only. The
-- address is the present one, since the category may have another name by now. CROSS JOIN keeps the
-- planner on revision_by_created, so that a page of changes does not read them all.
SELECT r.id, r.number, r.action, r.editor, r.created, r.comment, r.delta, r.title, e.slug,
	c.slug AS category_slug, c.title AS category_title, e.status
FROM revision r CROSS JOIN entry e ON e.id = r.entry_id
	CROSS JOIN category c ON c.id = e.category_id
WHERE r.state = 'live' AND (e.status = 'live' OR (e.status = 'deleted' AND r.action = 'delete'))
	AND (:category = '' OR c.slug = :category)
	AND (r.created, r.id) < (:before_time, :before_id)
ORDER BY r.created DESC, r.id DESC LIMIT :limit;

-- name: revision_last_import :one
-- The newest revision that an import wrote.
SELECT number FROM revision WHERE entry_id = :entry_id AND action = 'import'
ORDER BY number DESC LIMIT 1;
