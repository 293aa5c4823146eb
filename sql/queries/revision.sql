-- name: revision_insert :exec
-- Every change of an entry.
INSERT INTO revision (entry_id, number, parent, base, action, state, status, user_id, editor, created,
	comment, save_id, digest, size, delta, title, slug, category, kind, lang, topic, summary, tags, codes, severity,
	affects, fixed_in, verified_on, verified_with, signatures, author, canonical_url, extra, body)
VALUES (:entry_id, :number, :parent, :base, :action, :state, :status, :user_id, :editor, :created,
	:comment, :save_id, :digest, :size, :delta, :title, :slug, :category, :kind, :lang, :topic, :summary, :tags, :codes,
	:severity, :affects, :fixed_in, :verified_on, :verified_with, :signatures, :author,
	:canonical_url, :extra, :body);

-- name: revision_get :one
-- One revision with all its fields: one that readers may see, or ANY.
SELECT number, parent, base, action, state, status, user_id, editor, created, comment, title, slug, category, kind, lang, topic,
	summary, tags AS tags_json, codes AS codes_json, severity, affects, fixed_in, verified_on,
	verified_with, signatures AS signatures_json, author, canonical_url, extra, body
FROM revision WHERE entry_id = :entry_id AND number = :number AND (state = 'live' OR :any);

-- name: revision_last_number :one
-- The number of the newest revision, 0 before the first.
SELECT coalesce(max(number), 0) AS number FROM revision WHERE entry_id = :entry_id;

-- name: revision_size :one
-- What a change is measured against.
SELECT size FROM revision WHERE entry_id = :entry_id AND number = :number;

-- name: revision_by_save_id :one
-- The revision that an earlier send of the same form made.
SELECT entry_id, number, parent, base, state, digest FROM revision WHERE save_id = :save_id;

-- name: revision_last_standing :one
-- The newest revision that was not a deletion, to restore a deleted entry from.
SELECT number FROM revision
WHERE entry_id = :entry_id AND action <> 'delete' AND state = 'live' ORDER BY number DESC LIMIT 1;

-- name: revision_log :many
-- The history of one entry, newest first.
SELECT number, parent, base, action, state, editor, created, comment, size, delta, title, slug, category,
	reviewer, reason, result
FROM revision WHERE entry_id = :entry_id ORDER BY number DESC;

-- name: revision_page :many
-- One page of the history of an entry, newest first. Readers meet what is live, and of what is hidden
-- only that it is; who wrote a revision that waits meets it; a reviewer meets all.
SELECT r.number, r.parent, r.base, r.action, r.state, r.status,
	iif(r.state = 'hidden' AND NOT :reviewer, '', r.editor) AS editor, r.created,
	iif(r.state = 'hidden' AND NOT :reviewer, '', r.comment) AS comment, r.size, r.delta,
	iif(r.state = 'hidden' AND NOT :reviewer, '', r.title) AS title,
	iif(r.state = 'hidden' AND NOT :reviewer, '', r.slug) AS slug,
	iif(r.state = 'hidden' AND NOT :reviewer, '', r.category) AS category, r.reviewer, r.reviewed,
	r.reason, r.result, r.number = e.revision AS current
FROM revision r JOIN entry e ON e.id = r.entry_id
WHERE r.entry_id = :entry_id AND r.number < :before
	AND (r.state IN ('live', 'hidden') OR :reviewer OR r.user_id = :user_id)
ORDER BY r.number DESC LIMIT :limit;

-- name: revision_summary :one
-- How long the history of an entry is, for readers.
SELECT count(*) AS total, coalesce(min(number), 0) AS first, coalesce(max(number), 0) AS last,
	(SELECT created FROM revision WHERE entry_id = :entry_id AND state = 'live'
		ORDER BY number LIMIT 1) AS first_created
FROM revision WHERE entry_id = :entry_id AND state = 'live';

-- name: revision_recent :many
-- Changes to what readers see, newest first. A deletion shows its title only. The
-- address is the present one, since the category may have another name by now. CROSS JOIN keeps the
-- planner on revision_by_created, so that a page of changes does not read them all.
SELECT r.id, r.number, r.parent, r.action, r.editor, r.created, r.comment, r.delta, r.title, e.slug,
	c.slug AS category_slug, c.title AS category_title, e.status
FROM revision r CROSS JOIN entry e ON e.id = r.entry_id
	CROSS JOIN category c ON c.id = e.category_id
WHERE r.state = 'live' AND (e.status = 'live' OR (e.status = 'deleted' AND r.action = 'delete'))
	AND (:category = '' OR c.slug = :category)
	AND (:action = '' OR r.action = :action)
	AND (r.created, r.id) < (:before_time, :before_id)
ORDER BY r.created DESC, r.id DESC LIMIT :limit;

-- name: revision_recent_of_editor :many
-- The same for the changes of one person.
SELECT r.id, r.number, r.parent, r.action, r.editor, r.created, r.comment, r.delta, r.title, e.slug,
	c.slug AS category_slug, c.title AS category_title, e.status
FROM revision r CROSS JOIN entry e ON e.id = r.entry_id
	CROSS JOIN category c ON c.id = e.category_id
WHERE r.editor = :editor COLLATE NOCASE AND r.state = 'live'
	AND (e.status = 'live' OR (e.status = 'deleted' AND r.action = 'delete'))
	AND (:category = '' OR c.slug = :category)
	AND (:action = '' OR r.action = :action)
	AND (r.created, r.id) < (:before_time, :before_id)
ORDER BY r.created DESC, r.id DESC LIMIT :limit;

-- name: revision_contributed :one
-- What one person did, in numbers.
SELECT count(*) AS changes, count(DISTINCT r.entry_id) AS entries
FROM revision r CROSS JOIN entry e ON e.id = r.entry_id
WHERE r.editor = :editor COLLATE NOCASE AND r.state = 'live' AND e.status = 'live';

-- name: revision_bodies :many
-- The texts of an entry that readers may see, from the one given on back.
SELECT number, editor, created, comment, body FROM revision
WHERE entry_id = :entry_id AND number <= :number AND state = 'live'
ORDER BY number DESC LIMIT :limit;

-- name: revision_newest_live :one
-- The newest revision that readers may see.
SELECT number FROM revision
WHERE entry_id = :entry_id AND state = 'live' AND action <> 'delete' ORDER BY number DESC LIMIT 1;

-- name: revision_judge :exec
-- Puts a revision into another state, and says who did it, when and why.
UPDATE revision SET state = :state, reviewer = :reviewer, reviewed = :now, reason = :reason,
	result = :result
WHERE entry_id = :entry_id AND number = :number AND state = :was;

-- name: revision_last_import :one
-- The newest revision that an import wrote.
SELECT number FROM revision WHERE entry_id = :entry_id AND action = 'import'
ORDER BY number DESC LIMIT 1;
