-- name: draft_set :exec
-- Keeps what somebody has typed, in place of what the same form held before.
INSERT INTO draft (user_id, form, entry_id, base, created, updated, content)
VALUES (:user_id, :form, :entry_id, :base, :now, :now, :content)
ON CONFLICT (user_id, form) DO UPDATE SET base = excluded.base, updated = excluded.updated,
	content = excluded.content;

-- name: draft_get :one
-- One draft, whole.
SELECT form, entry_id, base, created, updated, content AS content_json FROM draft
WHERE user_id = :user_id AND form = :form;

-- name: draft_remove :exec
-- After a save, or by will.
DELETE FROM draft WHERE user_id = :user_id AND form = :form;

-- name: draft_count :one
-- How many drafts somebody has, beside that of this form.
SELECT count(*) AS count FROM draft WHERE user_id = :user_id AND form <> :form;

-- name: draft_list :many
-- Somebody's drafts, the newest first; title is what the form says.
SELECT d.form, d.base, d.created, d.updated, coalesce(d.content ->> '$.title', '') AS title, e.slug,
	c.slug AS category_slug, e.revision, e.status
FROM draft d LEFT JOIN entry e ON e.id = d.entry_id LEFT JOIN category c ON c.id = e.category_id
WHERE d.user_id = :user_id ORDER BY d.updated DESC, d.form;

-- name: draft_export :many
-- All of somebody's drafts with what was typed, for its owner to take away.
SELECT form, base, created, updated, content ->> '$.title' AS title, content FROM draft
WHERE user_id = :user_id ORDER BY updated DESC, form;

-- name: draft_others :many
-- Who else has a draft of the entry since then, the last to type first.
SELECT u.name AS editor, d.created, d.updated FROM draft d JOIN user u ON u.id = d.user_id
WHERE d.entry_id = :entry_id AND d.user_id <> :user_id AND d.updated >= :since
ORDER BY d.updated DESC;
