-- name: token_by_digest :one
-- Who the key speaks for.
SELECT t.id, t.user_id, t.seen, u.name, u.role, u.disabled, u.removed
FROM token t JOIN user u ON u.id = t.user_id WHERE t.digest = :digest;

-- name: token_insert :exec
-- A new key.
INSERT INTO token (digest, user_id, name, created) VALUES (:digest, :user_id, :name, :created);

-- name: token_touch :exec
-- It is in use.
UPDATE token SET seen = :seen WHERE id = :id;

-- name: token_of_user :many
-- The keys of an account.
SELECT id, name, created, seen FROM token WHERE user_id = :user_id ORDER BY id;

-- name: token_remove :exec
-- A key is taken away.
DELETE FROM token WHERE id = :id AND user_id = :user_id;
