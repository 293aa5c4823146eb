-- name: user_insert :exec
-- A new account.
INSERT INTO user (name, role, password, created) VALUES (:name, :role, :password, :created);

-- name: user_by_name :one
-- An account by its name, in any case of letters.
SELECT id, name, role, password, created, disabled, removed, seen FROM user WHERE name = :name;

-- name: user_by_id :one
-- An account by its row.
SELECT id, name, role, password, created, disabled, removed, seen FROM user WHERE id = :id;

-- name: user_set_password :exec
-- Another password, as an argon2id string.
UPDATE user SET password = :password WHERE id = :id;

-- name: user_set_role :exec
-- Other rights.
UPDATE user SET role = :role WHERE id = :id;

-- name: user_set_disabled :exec
-- The account may not log in any more, or (NULL) may again.
UPDATE user SET disabled = :disabled WHERE id = :id;

-- name: user_bury :exec
-- Only a tombstone is left of the account.
UPDATE user SET name = :name, role = 'reader', password = NULL, removed = :removed WHERE id = :id;

-- name: user_bury_edits :exec
-- What the account wrote stays, under the tombstone's name.
UPDATE revision SET editor = :name WHERE user_id = :id;

-- name: user_admins :one
-- How many admins may log in beside this account.
SELECT count(*) AS number FROM user
WHERE role = 'admin' AND disabled IS NULL AND removed IS NULL AND id <> :id;

-- name: user_count :one
-- How many accounts user_list finds.
SELECT count(*) AS count FROM user u
WHERE (:role = '' OR u.role = :role) AND instr(lower(u.name), :text);

-- name: user_list :many
-- Accounts whose name holds the text; those that were removed too, at the end.
SELECT u.name, u.role, u.created, u.seen, u.disabled, u.removed,
	(SELECT count(*) FROM session s WHERE s.user_id = u.id) AS sessions,
	(SELECT count(*) FROM revision r WHERE r.user_id = u.id) AS edits
FROM user u WHERE (:role = '' OR u.role = :role) AND instr(lower(u.name), :text)
ORDER BY u.removed IS NOT NULL, u.name LIMIT :limit OFFSET :offset;

-- name: user_edits :many
-- What the account wrote, for its owner to take away.
SELECT e.public_id AS entry, r.slug, r.category, r.number, r.action, r.state, r.created, r.comment,
	r.title, r.body
FROM revision r JOIN entry e ON e.id = r.entry_id WHERE r.user_id = :id ORDER BY r.id;

-- name: user_set_seen :exec
-- A login.
UPDATE user SET seen = :seen WHERE id = :id;
